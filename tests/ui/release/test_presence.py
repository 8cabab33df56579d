"""Who else has the release open, and who edits which section, as the page shows it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp.bootstrap import Core, open_core
from relapp.domain.presence import Present
from relapp.errors import StoreUnavailable
from tests.ui.release.conftest import Desk, OfficeAt, OpenDesk
from ui.kit.badges import Avatar
from ui.release import presence as presence_module

LOOK = 60


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence_module, "LOOK", LOOK)


@pytest.fixture
def elsewhere() -> Iterator[Callable[[Desk], Core]]:
    """Another desk on the same database, without a window."""
    opened: list[Core] = []

    def open_there(desk: Desk) -> Core:
        core = open_core(desk.scene.core.url, clock=desk.scene.clock)
        opened.append(core)
        return core

    yield open_there
    for core in opened:
        core.close()


def avatars(desk: Desk) -> list[str]:
    strip = desk.pane.head.presence
    found = [a.toolTip() for a in strip.findChildren(Avatar) if not a.isHidden()]
    return found if strip.isVisible() else []


def test_a_colleague_comes_edits_and_leaves(
    open_desk: OpenDesk, office_at: OfficeAt, elsewhere: Callable[[Desk], Core], qtbot: QtBot
) -> None:
    desk = open_desk(office_at("preparing"), "林静怡", "plan")
    there, wang = elsewhere(desk), desk.scene["王若楠"]
    release_id, scene = desk.scene.release_id, desk.scene
    assert [p.person for p in there.presence.others(release_id)] == ["林静怡"]
    assert avatars(desk) == []
    there.presence.come(wang, release_id)
    qtbot.waitUntil(lambda: avatars(desk) == ["王若楠 正在查看"], timeout=3_000)
    open_id = desk.plan._open_id
    there.presence.come(wang, release_id, f"section/{open_id}")
    name = next(s.name.zh for s in scene.view(release_id).definition.sections if s.id == open_id)
    said = f"王若楠 正在修改「{name}」"
    qtbot.waitUntil(lambda: avatars(desk) == [said], timeout=3_000)
    assert desk.plan.editor.presence_label.text() == "王若楠 正在修改本节"
    assert desk.plan.editor.presence_label.isVisible()
    row = desk.plan.model.record(desk.plan.model.index_of(open_id))
    assert row is not None
    assert row.editors == ("王若楠",)
    assert "王若楠 正在修改" in desk.plan._sentence(row)
    # Nobody is kept from writing.
    assert not desk.plan.editor.text.isReadOnly()
    there.presence.leave()
    qtbot.waitUntil(lambda: avatars(desk) == [], timeout=3_000)
    assert not desk.plan.editor.presence_label.isVisible()
    desk.pane.hide()
    desk.settle()
    assert there.presence.others(release_id) == ()


def test_what_is_typed_here_is_seen_there_until_it_is_saved(
    open_desk: OpenDesk, office_at: OfficeAt, elsewhere: Callable[[Desk], Core]
) -> None:
    desk = open_desk(office_at("preparing"), "林静怡", "plan")
    there, release_id = elsewhere(desk), desk.scene.release_id
    QTest.keyClicks(desk.plan.editor.text, "abc")
    desk.settle()
    (found,) = there.presence.others(release_id)
    assert found.section_id == desk.plan._open_id
    desk.plan.save()
    desk.settle()
    (found,) = there.presence.others(release_id)
    assert found.place == ""


def test_of_many_the_rest_is_counted(open_desk: OpenDesk, office_at: OfficeAt) -> None:
    desk = open_desk(office_at("preparing"), "林静怡")
    strip = desk.pane.head.presence
    people = tuple(Present(n, f"王{n}", 1, "section/x" if n == 5 else "") for n in range(1, 7))
    strip.show_people(people)
    assert avatars(desk) == ["王5 正在修改", "王1 正在查看", "王2 正在查看"]
    assert "王6 正在查看" in strip.toolTip()
    strip.show_people(())
    assert not strip.isVisible()


def test_a_home_that_fails_shows_nobody_and_says_nothing(
    open_desk: OpenDesk,
    office_at: OfficeAt,
    elsewhere: Callable[[Desk], Core],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = open_desk(office_at("preparing"), "林静怡")
    there, release_id = elsewhere(desk), desk.scene.release_id
    there.presence.come(desk.scene["王若楠"], release_id)
    qtbot.waitUntil(lambda: bool(avatars(desk)), timeout=3_000)

    def fail(_release_id: int) -> tuple[Present, ...]:
        raise StoreUnavailable("store.unreachable", where="x")

    monkeypatch.setattr(desk.scene.core.presence, "others", fail)
    qtbot.waitUntil(lambda: avatars(desk) == [], timeout=3_000)
    assert not desk.pane.trouble.isVisible()
    assert desk.said == []
