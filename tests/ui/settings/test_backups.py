"""Backing up, restoring and moving from the settings."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp.address import Passwords
from relapp.bootstrap import Core, open_core
from relapp.clock import FixedClock
from relapp.config import Settings
from relapp.domain.person import Person
from relapp.errors import ExportFailed
from relapp.services.database_keeper import DatabaseKeeper
from tests.ui.an_office import NOW, register
from ui.actions.page import PageContext
from ui.kit import messages
from ui.settings.backup_panel import BackupPanel
from ui.settings.database_section import DatabaseSection
from ui.settings.move_dialog import MoveDialog
from ui.shell import backup_desk
from ui.shell.backup_desk import BackupDesk


@pytest.fixture
def keeper(core: Core) -> DatabaseKeeper:
    return DatabaseKeeper(core.url, core.clock, Settings, Passwords())


@pytest.fixture
def section(
    qtbot: QtBot, core: Core, context: PageContext, keeper: DatabaseKeeper
) -> Iterator[DatabaseSection]:
    found = DatabaseSection(context, core.history, core.url, keeper)
    qtbot.addWidget(found)
    found.resize(860, 900)
    found.show()
    found.refresh()
    assert context.tasks.wait_idle()
    yield found
    assert context.tasks.wait_idle()


def panel(section: DatabaseSection) -> BackupPanel:
    assert section.backups is not None
    return section.backups


def agree(*_: object, **__: object) -> bool:
    return True


def test_a_backup_is_made_where_one_says(
    section: DatabaseSection, context: PageContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "own.db"
    monkeypatch.setattr(panel(section), "ask_target", lambda: str(target))
    QTest.mouseClick(panel(section).backup_button, Qt.MouseButton.LeftButton)
    assert context.tasks.wait_idle()
    assert f"已备份到 {target}" in section.banner.title_label.text()
    open_core(str(target)).close()


def test_a_refused_backup_says_why(
    section: DatabaseSection, core: Core, context: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panel(section), "ask_target", lambda: core.url)
    panel(section).back_up()
    assert context.tasks.wait_idle()
    assert "没有完成" in section.banner.title_label.text()


def test_an_automatic_backup_is_listed_and_restored(
    qtbot: QtBot,
    section: DatabaseSection,
    core: Core,
    context: PageContext,
    keeper: DatabaseKeeper,
    me: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert panel(section).empty_label.isVisible()
    keeper.make_if_due()
    section.refresh()
    assert context.tasks.wait_idle()
    (listed,) = panel(section).model.records()
    assert [c.text(listed) for c in panel(section).model.columns][:2] == [
        "2026-09-16 09:12",
        "不到一天",
    ]
    register(core, me, "核心租赁系统")
    newest = core.history.newest()
    monkeypatch.setattr(messages, "confirm", agree)
    with qtbot.waitSignal(section.reopen_requested):
        panel(section).restore_link.click()
        assert context.tasks.wait_idle()
    assert core.history.newest() < newest
    assert "原有数据另存在" in section.banner.title_label.text()
    section.refresh()
    assert context.tasks.wait_idle()
    assert [b.before_restore for b in panel(section).model.records()].count(True) == 1


def test_nothing_is_restored_without_a_yes(
    section: DatabaseSection,
    core: Core,
    context: PageContext,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def refuse(_parent: object, _title: str, text: str, _accept: str, *, danger: bool) -> bool:
        asked.append(text)
        return not danger

    monkeypatch.setattr(messages, "confirm", refuse)
    monkeypatch.setattr(panel(section), "ask_source", lambda: str(tmp_path / "some.db"))
    before = core.history.newest()
    panel(section).restore_button.click()
    assert context.tasks.wait_idle()
    assert "先另存一份到" in asked[0]
    assert core.history.newest() == before


def test_whoever_is_no_administrator_is_told(
    qtbot: QtBot, core: Core, context: PageContext, keeper: DatabaseKeeper
) -> None:
    guest = replace(context, me=Person(9, "访客", "guest"))
    section = DatabaseSection(guest, core.history, core.url, keeper)
    qtbot.addWidget(section)
    for button in (panel(section).backup_button, panel(section).restore_button):
        assert not button.isEnabled()
        assert "系统管理员" in button.toolTip()
    assert not section.move_button.isEnabled()


def test_how_many_stay_is_kept(qtbot: QtBot, section: DatabaseSection) -> None:
    with qtbot.waitSignal(section.settings_kept) as kept:
        panel(section).daily_edit.setValue(14)
    assert kept.args == [{"backup_daily": 14, "backup_weekly": 4}]


def test_a_server_has_no_automatic_backups(qtbot: QtBot, core: Core, context: PageContext) -> None:
    url = "postgresql://lin@db.example/desk"
    section = DatabaseSection(
        context, core.history, url, DatabaseKeeper(url, core.clock, Settings, Passwords())
    )
    qtbot.addWidget(section)
    assert panel(section).automatic.isHidden()
    assert section.move_button.isHidden()


@pytest.fixture
def dialog(qtbot: QtBot, context: PageContext, keeper: DatabaseKeeper) -> MoveDialog:
    found = MoveDialog(context, keeper)
    qtbot.addWidget(found)
    found.show()
    return found


def test_an_office_moves_and_one_may_switch(
    dialog: MoveDialog, context: PageContext, core: Core, postgres_url: str
) -> None:
    dialog.address_edit.setText(postgres_url)
    assert dialog.accept_button is not None
    dialog.accept_button.click()
    assert context.tasks.wait_idle(60)
    assert dialog.moved is not None
    assert "两边逐表一致" in dialog.result_label.text()
    assert dialog.moved.holdings.sha256 in dialog.result_label.text()
    assert dialog.accept_button.text() == "切换到团队数据库"
    dialog.accept_button.click()
    assert dialog.result() == 1
    assert dialog.target() == postgres_url
    moved = open_core(postgres_url)
    assert moved.history.newest() == core.history.newest()
    moved.close()


def test_a_place_that_is_taken_is_told_and_may_be_changed(
    dialog: MoveDialog, context: PageContext, core: Core, postgres_url: str
) -> None:
    other = open_core(core.url, clock=FixedClock(NOW))
    other.close()
    dialog.address_edit.setText(postgres_url.replace("/t_", "/no_such_"))
    dialog.accept()
    assert context.tasks.wait_idle(60)
    assert dialog.moved is None
    assert dialog.result_label.text()
    assert dialog.problem() == "没有搬迁"
    assert dialog.form.isEnabled()


def test_closing_stops_and_leaves_nothing(
    dialog: MoveDialog, context: PageContext, postgres_url: str
) -> None:
    dialog.address_edit.setText(postgres_url)
    dialog.accept()
    dialog.reject()
    assert context.tasks.wait_idle(60)
    assert not dialog.isVisible()
    assert dialog.moved is None


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "写下地址"),
        ("/data/a.db", "地址以 postgresql:// 开头"),
        ("postgresql://host", "地址里要有服务器和库名"),
        ("postgresql://host:port/db", "地址里要有服务器和库名"),
    ],
)
def test_an_address_that_cannot_work(dialog: MoveDialog, typed: str, reason: str) -> None:
    dialog.address_edit.setText(typed)
    assert dialog.problem() == reason
    assert dialog.accept_button is not None
    assert not dialog.accept_button.isEnabled()


def test_the_program_backs_up_by_itself_and_tells_of_failures(
    qtbot: QtBot,
    context: PageContext,
    keeper: DatabaseKeeper,
    core: Core,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(backup_desk, "FIRST_AFTER", 1)
    told: list[object] = []
    desk = BackupDesk(keeper, context.tasks, told.append, context.tasks)
    qtbot.waitUntil(lambda: len(keeper.backups()) == 1, timeout=20_000)
    desk.ask()
    assert context.tasks.wait_idle(20)
    assert len(keeper.backups()) == 1
    assert told == []
    keeper.backups()[0].path.unlink()
    folder = keeper.folder
    folder.rmdir()
    folder.write_text("something else")
    desk.ask()
    assert context.tasks.wait_idle(20)
    assert isinstance(told[0], ExportFailed)
