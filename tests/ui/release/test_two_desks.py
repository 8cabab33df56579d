"""Two desks on one database: what the second changes is shown at the first, where nothing is lost.

The first desk is a window with its own feed, the second a core of its own on the same file.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from relapp.bootstrap import open_core
from relapp.domain.release import RunStepDraft
from relapp.domain.vocabulary import CheckResult, RunResult, StepState
from tests.ui.release.conftest import Desk, OfficeAt, OpenDesk
from tests.ui.release.scene import Scene
from ui.shell.feed import Feed

SOON = 3_000
REVIEW = "review_held"


@dataclass
class Two:
    """The first desk with its window, and the office as the second desk has it open."""

    here: Desk
    there: Scene

    @property
    def release_id(self) -> int:
        return self.here.scene.release_id


Sit = Callable[[str, str, str, str], Two]


@pytest.fixture
def sit(office_at: OfficeAt, open_desk: OpenDesk) -> Iterator[Sit]:
    """Sit down at a stage, under a name, on a tab, with a subject in view."""
    ends: list[Callable[[], object]] = []

    def seated(stage: str, name: str, tab: str, subject: str = "") -> Two:
        scene = office_at(stage)
        desk = open_desk(scene, name, tab, subject)
        other = open_core(scene.core.url, clock=scene.clock)
        feed = Feed(scene.core.history, desk.tasks, desk.hub, desk.pane)
        feed.start()
        ends.extend((feed.stop, other.close))
        desk.settle()
        return Two(desk, replace(scene, core=other))

    yield seated
    for end in ends:
        end()


def first_open(two: Two) -> tuple[str, ...]:
    """Checks of the present stage that nobody has answered, in the order of the list."""
    facts = two.here.view.facts
    groups = two.here.checks.list.checks.groups()
    return tuple(r.id for g in groups for r in g.rows if r.id not in facts.checks)


def test_checks_keep_row_scroll_open_editor_half_typed_note_and_cursor(
    sit: Sit, qtbot: QtBot
) -> None:
    two = sit("preparing", "何晓东", "checks", "")
    tree = two.here.checks.list
    QTest.keyClick(tree, Qt.Key.Key_N)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "half a note")
    field.setCursorPosition(4)
    before = (tree.current_id(), tree.verticalScrollBar().value(), id(tree.editor()))
    other = next(key for key in first_open(two) if key != tree.current_id())
    two.there.answer(two.release_id, other, CheckResult.FAIL, "会还没开")

    def told() -> bool:
        row = tree.checks.row(tree.checks.index_of(other))
        return row is not None and row.answer is not None

    qtbot.waitUntil(told, timeout=SOON)
    assert (tree.current_id(), tree.verticalScrollBar().value(), id(tree.editor())) == before
    assert QApplication.focusWidget() is field
    assert (field.text(), field.cursorPosition()) == ("half a note", 4)


def test_a_plan_keeps_the_text_being_typed_its_cursor_and_the_section(
    sit: Sit, qtbot: QtBot
) -> None:
    two = sit("preparing", "林静怡", "plan", "")
    plan = two.here.plan
    sections = [row.id for row in plan.model.records()]
    plan.list.setCurrentIndex(plan.model.index_of(sections[-1]))
    QTest.keyClicks(plan.editor.text, "half a sentence")
    place = plan.editor.text.textCursor().position()
    scrolled = plan.list.verticalScrollBar().value()
    other = sections[0]
    known = two.there.view(two.release_id).facts.sections.get(other)
    version = known.version if known is not None else 0
    two.there.core.plans.write(two.there["林静怡"], two.release_id, other, "别人写的", version)

    def told() -> bool:
        row = plan.model.record(plan.model.index_of(other))
        return row is not None and row.section is not None and row.section.body == "别人写的"

    qtbot.waitUntil(told, timeout=SOON)
    assert "half a sentence" in plan.editor.body()
    assert plan.editor.text.textCursor().position() == place
    assert plan.list.verticalScrollBar().value() == scrolled
    current = plan.model.record(plan.list.currentIndex())
    assert current is not None
    assert current.id == sections[-1]
    assert not plan.editor.conflict.isVisible()


def test_an_approval_keeps_the_chosen_step(sit: Sit, qtbot: QtBot) -> None:
    two = sit("approving", "林静怡", "approval", "")
    route = two.here.approval.route
    steps = [placed.node.id for placed in route._layout.nodes()]
    chosen = steps[-1]
    route._pick(chosen)
    assert route.chosen_id() == chosen
    two.there.sign_open_steps(two.release_id)

    def told() -> bool:
        found = [route.node(step) for step in steps]
        return any(node is not None and node.state is StepState.SIGNED for node in found)

    qtbot.waitUntil(told, timeout=SOON)
    assert route.chosen_id() == chosen


@pytest.mark.parametrize("adds", [False, True], ids=["a row is reported", "a row is added"])
def test_a_run_sheet_keeps_row_and_scroll(sit: Sit, qtbot: QtBot, adds: bool) -> None:
    stage = "preparing" if adds else "implementing"
    two = sit(stage, "林静怡", "run_sheet", "")
    if adds:
        two.there.plan_steps(two.release_id)
        qtbot.waitUntil(lambda: two.here.run.tree.model_.rowCount() > 0, timeout=SOON)
        # The sheet takes the room of what an empty one teaches; only then its scrolling counts.
        two.here.settle()
    tree = two.here.run.tree
    sheet = two.here.view.facts.run_sheet
    wanted = sheet[-1]
    assert tree.go_to(wanted.id)
    bar = tree.verticalScrollBar()
    bar.setValue(bar.maximum())
    before = (tree.current_id(), bar.value())
    keeper = two.there["林静怡"]
    if adds:
        draft = RunStepDraft("临时加的一步", phase=sheet[0].phase, minutes=5)
        two.there.core.run_sheets.save(keeper, two.release_id, draft)
    else:
        args = (two.release_id, sheet[0].id, RunResult.RUNNING, "", sheet[0].version)
        two.there.core.run_sheets.report(keeper, *args)

    def told() -> bool:
        rows = [row for group in tree.model_.groups() for row in group.rows]
        if adds:
            return any(row.step.title == "临时加的一步" for row in rows)
        return any(row.step.result is RunResult.RUNNING for row in rows)

    qtbot.waitUntil(told, timeout=SOON)
    assert (tree.current_id(), bar.value()) == before
