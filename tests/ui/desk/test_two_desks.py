"""A colleague does what was waiting: the list of duties keeps its line and its place."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from relapp.bootstrap import Core, open_core
from relapp.domain.person import Person
from tests.ui.an_office import register
from ui.actions.page import PageContext
from ui.desk.pane import DeskPane
from ui.shell.feed import Feed

SOON = 3_000


@pytest.fixture
def there(core: Core) -> Iterator[Core]:
    opened = open_core(core.url, clock=core.clock)
    yield opened
    opened.close()


def test_the_chosen_duty_and_the_place_stay(
    core: Core, there: Core, me: Person, context: PageContext, qtbot: QtBot
) -> None:
    keeper = next(p for p in core.people.all() if p.active and p.holds("project_manager"))
    for number in range(4):
        register(core, me, "核心租赁系统", title=f"第{number}次", owner_id=keeper.id)
    pane = DeskPane(replace(context, me=core.people.get(keeper.id)), core.duties)
    qtbot.addWidget(pane)
    pane.resize(1224, 420)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.activate()
    feed = Feed(core.history, context.tasks, context.hub, pane)
    feed.start()
    assert context.tasks.wait_idle(10)
    lines = pane.mine.lines.duties()
    chosen = lines[len(lines) // 2]
    pane.mine.setCurrentIndex(pane.mine.lines.index_of(chosen.key))
    bar = pane.mine.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    kept = bar.value()
    register(there, me, "核心租赁系统", title="同事登记的", owner_id=keeper.id)
    qtbot.waitUntil(lambda: len(pane.mine.lines.duties()) > len(lines), timeout=SOON)
    duty = pane.mine.duty()
    assert duty is not None
    assert duty == chosen.duty
    assert bar.value() == kept
    feed.stop()
