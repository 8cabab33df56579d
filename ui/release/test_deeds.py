"""The deeds of the tab 测试; each asks what it needs, writes, and lets the page hear of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from relapp.domain.changes import Changes
from relapp.domain.release import Evidence
from relapp.domain.testing import TestDefect, TestDefectDraft, TestRun, TestRunDraft
from relapp.domain.vocabulary import TestKind
from relapp.wording import testing
from ui.kit import messages
from ui.release.desk import ReleaseDesk
from ui.release.evidence_menu import EvidenceMenu, link_name
from ui.release.files import FileDoor
from ui.release.sign_dialog import TextDialog
from ui.release.test_dialogs import DefectDialog, TestRunDialog


class TestDeeds(QObject):
    """Records, changes and removes runs, defects and what backs them."""

    __test__ = False

    def __init__(self, desk: ReleaseDesk, door: FileDoor, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._door = door
        self._window = window

    def record(self, kind: TestKind, kinds: tuple[TestKind, ...], last: TestRun | None) -> None:
        """Record a run; where and how much is taken over from the last one of the kind."""
        draft = TestRunDraft(
            kind,
            last.environment if last else "",
            self._desk.words.clock.now(),
            last.difference if last else "",
            cases=last.cases if last else 0,
        )
        self._ask_run(draft, kinds)

    def edit(self, run: TestRun) -> None:
        """Change what a run says."""
        self._ask_run(draft_of(run), (run.kind,))

    def remove(self, run: TestRun) -> None:
        """Take a run away, after asking."""
        words = self._desk.words
        text = self.tr("{kind} {when} 的记录连同缺陷和材料一起删除，动态里仍可查到。").format(
            kind=words.of(testing.TEST_KIND[run.kind]), when=words.moment(run.tested_at)
        )
        title, verb = self.tr("删除测试记录"), self.tr("删除")
        if messages.confirm(self._window, title, text, verb, danger=True):
            self._write(self._desk.services.tests.remove, run.id, run.version)

    def defect(self, run: TestRun, defect: TestDefect | None) -> None:
        """Record a defect that a run left, or change one."""
        draft = TestDefectDraft("", "", affects_golive=False, verdict="")
        if defect is not None:
            draft = TestDefectDraft(
                defect.number,
                defect.title,
                defect.affects_golive,
                defect.verdict,
                defect.id,
                defect.version,
            )
        self._tell(DefectDialog.ask(self._window.window(), self._desk, run.id, draft))

    def remove_defect(self, defect: TestDefect) -> None:
        """Take a defect away."""
        self._write(self._desk.services.tests.remove_defect, defect.id, defect.version)

    def ask_evidence(self, run: TestRun, place: QWidget) -> None:
        """Ask below a widget what backs a run."""
        menu = EvidenceMenu(
            self._door, place, files=partial(self.add_files, run), link=partial(self.add_link, run)
        )
        menu.open_below()

    def add_files(self, run: TestRun, paths: list[Path]) -> None:
        """Attach files to a run."""
        for path in paths:
            self._desk.write(partial(self._door.add_proof, self._desk.release_id, run.id, path))

    def add_link(self, run: TestRun, link: str) -> None:
        """Attach a web address to a run."""
        add = partial(self._desk.services.tests.add_evidence, link=link)
        self._write(add, run.id, link_name(link))

    def remove_evidence(self, evidence: Evidence) -> None:
        """Detach what backs a run."""
        self._write(self._desk.services.tests.remove_evidence, evidence.id)

    def defer(self, kind: TestKind) -> None:
        """Ask why a kind is put off, and put it off."""
        name = self._desk.words.of(testing.TEST_KIND[kind])
        reason = TextDialog.ask(
            self._window.window(),
            self.tr("暂缓「{kind}」").format(kind=name),
            self.tr("暂缓"),
            note=self.tr("只有紧急发布可以暂缓；会开一条限期补做的跟进。"),
            hint=self.tr("为什么来不及，谁补，何时补"),
        )
        if reason is not None:
            self._write(self._desk.services.tests.defer, kind, reason)

    def send_back(self) -> None:
        """Ask where to and why, and return the release."""
        found = TextDialog.ask_choice(
            self._window.window(),
            self.tr("测试不合格，退回"),
            self.tr("退回"),
            note=self.tr("退回后，那个阶段以后的签署全部作废，须重新签署。"),
            hint=self.tr("哪一类测试不合格，要改什么"),
            danger=True,
            choices=self.earlier_stages(),
            choice_title=self.tr("退到"),
        )
        if found is not None:
            self._write(self._desk.services.tests.send_back, *found)

    def earlier_stages(self) -> tuple[tuple[str, str], ...]:
        """Return the stages the release may go back to, the one before first."""
        view = self._desk.view
        if view is None or view.facts.release.deployed_at is not None:
            return ()
        order, definition = view.definition.stage_ids, view.definition
        present = order.index(view.facts.release.stage)
        words = self._desk.words
        return tuple((s, words.of(definition.stage(s).name)) for s in order[:present][::-1])

    def _ask_run(self, draft: TestRunDraft, kinds: tuple[TestKind, ...]) -> None:
        saved = TestRunDialog.ask(
            self._window.window(),
            self._desk,
            draft,
            kinds,
            may_go_back=bool(self.earlier_stages()),
            goes_back_to=self._goes_back_to(),
        )
        if saved is not None:
            changes, wants_back = saved
            self._tell(changes)
            if wants_back:
                self.send_back()

    def _goes_back_to(self) -> str:
        """Return the stage to which a test not as expected sends the release by itself."""
        view = self._desk.view
        named = view.definition.stage(view.facts.release.stage).back_to if view is not None else ""
        return self._desk.words.of(view.definition.stage(named).name) if view and named else ""

    def _write(self, call: Callable[..., Changes], *given: object) -> None:
        self._desk.write(partial(call, self._desk.me, self._desk.release_id, *given))

    def _tell(self, saved: object) -> None:
        if isinstance(saved, Changes):
            self._desk.context.hub.announce(saved)


def draft_of(run: TestRun, **changed: object) -> TestRunDraft:
    """Return a saved run as input of the dialog."""
    values = {name: getattr(run, name) for name in TestRunDraft.__dataclass_fields__}
    return TestRunDraft(**{**values, **changed})
