"""The first run: four pages, then a database to open and a person who sits here."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from relapp.domain.connection_check import Finding, Trial
from relapp.domain.definition import ProcessDefinition
from relapp.domain.office import Office
from relapp.domain.person import ADMINISTRATOR, PersonDraft
from relapp.errors import Cancelled, RelappError
from relapp.wording.errors import word
from ui.first_run.actions import Examination, FirstRunActions, FirstRunChoice, NewDatabase
from ui.first_run.answers import Answers, Place
from ui.first_run.footer import FirstRunFooter
from ui.first_run.look_page import LookPage
from ui.first_run.machine import first_answers, free_file
from ui.first_run.me_page import MePage
from ui.first_run.page import FirstRunPage
from ui.first_run.place_page import PlacePage
from ui.first_run.process_page import ProcessPage
from ui.first_run.steps_panel import Step, StepsPanel
from ui.first_run.team_trial import TeamTrial
from ui.kit import i18n, theme
from ui.kit.progress_dialog import ProgressDialog
from ui.kit.tasks import IsCancelled, Progress, TaskRunner

_SIZE: Final = (1040, 664)
_KEYS: Final = ("look", "place", "me", "process")
_SAMPLE: Final = "relapp-sample.db"
FOUNDER_ROLES: Final = frozenset({ADMINISTRATOR, "release_office", "release_admin"})
"""What the first person holds, so that both shipped processes can be run at once."""


class FirstRunDialog(QDialog):
    """Walks a person to an open database; the sample is one link away on every page."""

    def __init__(
        self,
        tasks: TaskRunner,
        actions: FirstRunActions,
        answers: Answers | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("first_run")
        self.setProperty("surface", "true")
        self._tasks, self._actions = tasks, actions
        self._answers = answers or first_answers(actions.default_file())
        self._definitions: tuple[ProcessDefinition, ...] = ()
        self._at = 0
        self._busy = False
        self.choice: FirstRunChoice | None = None
        self._build()
        self._build_pages()
        self._go(0)
        tasks.read(_shipped, self._on_definitions_read, self._on_refused)

    @classmethod
    def ask(
        cls, parent: QWidget | None, tasks: TaskRunner, actions: FirstRunActions
    ) -> FirstRunChoice | None:
        """Return what to open and as whom; None when the person gave up."""
        dialog = cls(tasks, actions, parent=parent)
        dialog.exec()
        choice = dialog.choice
        dialog.deleteLater()
        return choice

    @property
    def answers(self) -> Answers:
        """Everything answered, the page in view included."""
        return self._page().answered(self._answers)

    def page(self, key: str) -> FirstRunPage:
        """Return a page: look, place, me, process.

        Raises:
            KeyError: there is no such page.
        """
        return self._pages[key]

    def next(self) -> None:
        """Go on, or finish; what is missing is marked instead."""
        if self._busy:
            return
        self.footer.show_problem("")
        answers = self.answers
        if self._page().complain(answers):
            return
        self._answers = answers
        unknown = answers.place is not Place.NEW_FILE and answers.examined != answers.target
        if _KEYS[self._at] == "place" and unknown:
            self._examine()
        elif self._at + 1 < len(_KEYS):
            self._go(self._at + 1)
        else:
            self._finish()

    def back(self) -> None:
        """Go to the page before; everything typed stays."""
        if self._at and not self._busy:
            self._answers = self.answers
            self._go(self._at - 1)

    def make_sample(self) -> None:
        """Make the sample office beside the proposed file and open it."""
        if self._busy:
            return
        target = str(free_file(self._actions.default_file().with_name(_SAMPLE)))
        self._set_busy(True)
        task = self._tasks.long(
            partial(self._run_sample, target),
            partial(self._on_sample_made, target),
            self._on_refused,
            self.tr("正在准备演示数据"),
        )
        ProgressDialog.watch(task, self)

    def sizeHint(self) -> QSize:
        """Return the size of the design."""
        now = theme.current()
        return QSize(now.px(_SIZE[0]), now.px(_SIZE[1]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter; Esc closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next()
        elif event.key() != Qt.Key.Key_Escape or not self._busy:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay while something is being made."""
        if self._busy:
            event.ignore()
        else:
            super().closeEvent(event)

    def _run_sample(self, target: str, progress: Progress, cancelled: IsCancelled) -> str:
        return self._actions.create_sample(target, progress, cancelled)

    def _on_sample_made(self, target: str, login: str) -> None:
        self._set_busy(False)
        self._answers = self.answers
        self._choose(target, login, sample=True)

    def _on_definitions_read(self, definitions: tuple[ProcessDefinition, ...]) -> None:
        self._definitions = definitions
        page = self._pages["process"]
        if isinstance(page, ProcessPage):
            page.set_shipped(definitions)
            page.show_answers(self._answers)

    def _examine(self) -> None:
        answers = self._answers
        self._set_busy(True)
        if answers.place is Place.TEAM:
            self._place_page().panel.begin()
            self._trial.start(answers.server)
            return
        target = answers.target
        examine = partial(self._actions.examine, target)
        self._tasks.read(examine, partial(self._on_examined, target), self._on_not_examined)

    def _on_test_requested(self) -> None:
        answers = self.answers
        if not self._busy and not self._page().complain(answers):
            self._answers = answers
            self._stay = True
            self._examine()

    def _on_examined(self, target: str, found: Examination) -> None:
        self._set_busy(False)
        self._remember(target, found)
        self._leave_place()

    def _on_not_examined(self, error: RelappError) -> None:
        self._set_busy(False)
        self._place_page().show_problem(word(error).of(i18n.language()))

    def _on_found(self, finding: Finding) -> None:
        self._place_page().panel.add(finding)

    def _on_tried(self, target: str, tested: Trial, found: Examination | None) -> None:
        self._set_busy(False)
        self._place_page().panel.finish(found)
        if found is not None or tested.empty:
            # Of an empty database nothing is known but that it may be furnished.
            self._remember(target, found)
            self._leave_place()
        self._stay = False

    def _on_trial_failed(self, _target: str, error: RelappError) -> None:
        self._set_busy(False)
        self._place_page().panel.show_failed(word(error).of(i18n.language()))
        self._stay = False

    def _remember(self, target: str, found: Examination | None) -> None:
        self._answers = replace(self._answers, examined=target, examination=found)

    def _leave_place(self) -> None:
        stay, self._stay = self._stay, False
        if not stay:
            self._go(self._at + 1)

    def _finish(self) -> None:
        answers = self._answers
        if answers.joins:
            self._choose(answers.target, answers.login)
            return
        founder = PersonDraft(answers.name, answers.login, roles=FOUNDER_ROLES)
        office = Office(answers.office, answers.unit)
        wanted = NewDatabase(answers.target, office, founder, answers.processes)
        self._set_busy(True)
        self._tasks.write(partial(self._actions.create, wanted), self._on_created, self._on_refused)

    def _on_created(self, _nothing: None) -> None:
        self._set_busy(False)
        self._choose(self._answers.target, self._answers.login)

    def _on_refused(self, error: RelappError) -> None:
        self._set_busy(False)
        if not isinstance(error, Cancelled):
            self.footer.show_problem(word(error).of(i18n.language()))

    def _choose(self, target: str, login: str, *, sample: bool = False) -> None:
        answers = self._answers
        self.choice = FirstRunChoice(
            target,
            login,
            answers.language,
            answers.theme,
            answers.scale,
            sample,
            keep=answers.keep and answers.place is Place.TEAM and not sample,
        )
        self.accept()

    def _on_look_chosen(self, name: str, scale: float) -> None:
        self._answers = self.answers
        self._actions.apply_look(name, scale)

    def _on_language_chosen(self, language: str) -> None:
        """Make every word anew: widgets take theirs when they are made."""
        self._answers = self.answers
        self._actions.apply_language(language)
        for page in self._pages.values():
            self.stack.removeWidget(page)
            page.deleteLater()
        self._build_pages()
        self._go(self._at)

    def _go(self, place: int) -> None:
        self._at = place
        page = self._page()
        self.stack.setCurrentWidget(page)
        page.show_answers(self._answers)
        self._tell()
        page.focus_first()

    def _place_page(self) -> PlacePage:
        page = self._pages["place"]
        assert isinstance(page, PlacePage)
        return page

    def _page(self) -> FirstRunPage:
        return self._pages[_KEYS[self._at]]

    def _tell(self) -> None:
        self.setWindowTitle(self.tr("首次使用 — 发布台"))
        self.steps_panel.show_step(self._at, self._steps())
        text = self.tr("下一步")
        if self._at + 1 == len(_KEYS):
            text = self.tr("开始使用")
        elif _KEYS[self._at] == "place" and self.answers.place is Place.TEAM:
            text = self.tr("连接并继续")
        back = self.tr("上一步") if self._at else ""
        self.footer.set_words(self.tr("导入演示数据，先看看"), back, text)

    def _steps(self) -> tuple[Step, ...]:
        return (
            Step(self.tr("语言与外观"), self.tr("语言、明暗、文字大小")),
            Step(self.tr("数据放在哪里"), self.tr("本机或团队数据库")),
            Step(self.tr("我的身份"), self.tr("姓名、单位、登录名")),
            Step(self.tr("选择流程"), self.tr("A 应用上线、B 运维服务")),
        )

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.footer.set_busy(busy)
        self._page().setEnabled(not busy)

    def _build_pages(self) -> None:
        language = i18n.language()
        look, place = LookPage(language, self.stack), PlacePage(language, self.stack)
        process = ProcessPage(language, self.stack)
        process.set_shipped(self._definitions)
        self._pages: dict[str, FirstRunPage] = {
            "look": look,
            "place": place,
            "me": MePage(language, self.stack),
            "process": process,
        }
        for page in self._pages.values():
            self.stack.addWidget(page)
            page.changed.connect(self._tell)
        look.look_chosen.connect(self._on_look_chosen)
        look.language_chosen.connect(self._on_language_chosen)
        place.test_requested.connect(self._on_test_requested)
        self._tasks.read(self._actions.can_keep, place.form.set_can_keep, self._on_refused)

    def _build(self) -> None:
        now = theme.current()
        self._stay = False
        self._trial = TeamTrial(self._tasks, self._actions, self)
        self._trial.found.connect(self._on_found)
        self._trial.tried.connect(self._on_tried)
        self._trial.failed.connect(self._on_trial_failed)
        self.steps_panel = StepsPanel(self._steps(), self)
        self.stack = QStackedWidget(self)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        holder = QVBoxLayout()
        holder.setContentsMargins(now.px(32), now.px(28), now.px(32), now.px(16))
        holder.addWidget(self.stack)
        right.addLayout(holder, 1)
        self.footer = FirstRunFooter(self)
        self.footer.sample_link.clicked.connect(self.make_sample)
        self.footer.back_button.clicked.connect(self.back)
        self.footer.next_button.clicked.connect(self.next)
        right.addWidget(self.footer)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.steps_panel)
        row.addLayout(right, 1)


def _shipped() -> tuple[ProcessDefinition, ...]:
    # Reading YAML is only needed here.
    from relapp.services.definition_file import shipped_definitions

    return shipped_definitions()
