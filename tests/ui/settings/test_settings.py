"""What a person sets, and what is refused with its reason."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp import known_databases
from relapp.address import Passwords
from relapp.bootstrap import Core
from relapp.config import Settings
from relapp.errors import InvalidInput
from relapp.paths import resources_dir
from ui.actions.databases import DatabaseBook
from ui.actions.deputies import DeputyServices
from ui.actions.deputy_dialog import DeputyDialog
from ui.actions.page import PageContext
from ui.kit import messages
from ui.settings.database_section import DatabaseSection, database_path
from ui.settings.known_databases import KnownDatabases
from ui.settings.look_section import LookSection
from ui.settings.me_section import MeSection
from ui.settings.office_section import OfficeSection
from ui.settings.pane import SettingsPane, SettingsServices
from ui.settings.people_section import PeopleSection
from ui.settings.processes_section import ProcessesSection
from ui.settings.templates_section import TemplatesSection
from ui.settings.windows_section import WindowsSection, rule_text

KEPT = Settings(language="en", scale=1.15)


def services(core: Core) -> SettingsServices:
    return SettingsServices(
        core.office,
        core.processes,
        core.windows,
        core.freezes,
        core.history,
        core.url,
        check_template=_refuse_all,
    )


def _refuse_all(path: Path) -> None:
    raise InvalidInput("file.unreadable", name=path.name, why="broken")


@pytest.fixture
def pane(qtbot: QtBot, core: Core, context: PageContext) -> Iterator[SettingsPane]:
    found = SettingsPane(context, services(core), lambda: KEPT)
    qtbot.addWidget(found)
    found.resize(1200, 700)
    found.show()
    found.activate()
    assert context.tasks.wait_idle()
    yield found
    assert context.tasks.wait_idle()


def shown(pane: SettingsPane, key: str, context: PageContext) -> object:
    pane.show_section(key)
    assert context.tasks.wait_idle()
    return pane.section(key)


def test_the_database_says_where_it_lies_and_that_it_is_whole(
    pane: SettingsPane, core: Core, context: PageContext
) -> None:
    section = shown(pane, "database", context)
    assert isinstance(section, DatabaseSection)
    assert section.verify_button.x() == section.open_button.x()
    assert section.place_label.text() == core.url
    QTest.mouseClick(section.verify_button, Qt.MouseButton.LeftButton)
    assert context.tasks.wait_idle()
    assert "没有被改动过" in section.result_label.text()


def test_a_journal_that_was_tampered_with_is_named(
    pane: SettingsPane, core: Core, context: PageContext
) -> None:
    with sqlite3.connect(core.url) as connection:
        tables = [r[0] for r in connection.execute("SELECT name FROM sqlite_master")]
        name = "journal" if "journal" in tables else "journal_entry"
        triggers = connection.execute(
            "SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name=?", (name,)
        ).fetchall()
        for (trigger,) in triggers:
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute(f"UPDATE {name} SET subject = 'x' WHERE seq = 5")
    connection.close()
    section = shown(pane, "database", context)
    assert isinstance(section, DatabaseSection)
    section.verify()
    assert context.tasks.wait_idle()
    assert "1 处对不上" in section.result_label.text()
    assert "内容被改" in section.breaks_label.text()


def test_another_database_is_asked_for(
    qtbot: QtBot, pane: SettingsPane, context: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = shown(pane, "database", context)
    assert isinstance(section, DatabaseSection)
    monkeypatch.setattr(section, "ask_file", lambda: "/data/other.db")
    with qtbot.waitSignal(pane.database_requested) as asked:
        QTest.mouseClick(section.open_button, Qt.MouseButton.LeftButton)
    assert asked.args == ["/data/other.db"]


def test_a_password_is_never_shown(qtbot: QtBot, core: Core, context: PageContext) -> None:
    url = "postgresql://lin:secret@db.example:5432/desk?password=secret"
    section = DatabaseSection(context, services(core).history, url)
    qtbot.addWidget(section)
    section.refresh()
    assert section.place_label.text() == "lin@db.example:5432/desk"
    assert database_path(url) is None
    assert database_path("sqlite:////data/a.db") == Path("/data/a.db")


def test_processes_show_stages_and_hash(pane: SettingsPane, context: PageContext) -> None:
    section = shown(pane, "processes", context)
    assert isinstance(section, ProcessesSection)
    assert [d.code for d in section.model.records()] == ["A", "B"]
    assert "规划 → 准备" in section.stages_label.text()
    assert section.model.records()[0].sha256 in section.stages_label.text()


def test_a_faulty_process_file_names_its_lines(
    pane: SettingsPane, context: PageContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = (resources_dir() / "processes" / "application_golive.yaml").read_text("utf-8")
    file = tmp_path / "mine.yaml"
    file.write_text(source.replace("office_role: release_office", "office_role: nobody"), "utf-8")
    section = shown(pane, "processes", context)
    assert isinstance(section, ProcessesSection)
    monkeypatch.setattr(section, "ask_file", lambda: file)
    QTest.mouseClick(section.import_button, Qt.MouseButton.LeftButton)
    assert context.tasks.wait_idle()
    assert "mine.yaml" in section.problems_edit.toPlainText()
    assert "nobody" in section.problems_edit.toPlainText()


def test_a_new_version_is_put_into_force_after_asking(
    pane: SettingsPane,
    core: Core,
    context: PageContext,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = (resources_dir() / "processes" / "application_golive.yaml").read_text("utf-8")
    file = tmp_path / "mine.yaml"
    file.write_text(source.replace("V2.4", "V2.5"), "utf-8")
    section = shown(pane, "processes", context)
    assert isinstance(section, ProcessesSection)
    monkeypatch.setattr(section, "ask_file", lambda: file)
    asked: list[str] = []

    def confirm(_parent: object, title: str, *_rest: object, **_named: object) -> bool:
        asked.append(title)
        return True

    monkeypatch.setattr(messages, "confirm", confirm)
    QTest.mouseClick(section.import_button, Qt.MouseButton.LeftButton)
    assert context.tasks.wait_idle()
    assert asked == ["启用 企业应用上线发布 V2.5"]
    assert {d.version for d in core.processes.active()} == {"V2.5", "V1.1"}


def test_the_rule_is_told_in_words_with_its_next_dates(
    pane: SettingsPane, core: Core, context: PageContext
) -> None:
    section = shown(pane, "windows", context)
    assert isinstance(section, WindowsSection)
    assert section.rule_label.text().startswith("每月第 2、4 个周四 19:30 起 240 分钟")
    assert section.next_label.text().startswith("9月24日、10月8日")
    assert "2027 年：预测" in section.years_label.text()
    rule = core.windows.rule()
    assert rule is not None
    assert rule_text(rule).en.startswith("Every second and fourth Thu of the month")


def test_announced_holidays_make_a_year_official(
    pane: SettingsPane, context: PageContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "2027.csv"
    file.write_text("date,kind,name\n2027-01-01,休,元旦\n2027-01-09,班,元旦\n", "utf-8")
    section = shown(pane, "windows", context)
    assert isinstance(section, WindowsSection)
    monkeypatch.setattr(section, "ask_file", lambda: file)
    QTest.mouseClick(section.import_button, Qt.MouseButton.LeftButton)
    assert context.tasks.wait_idle()
    assert "2027 年：正式" in section.years_label.text()


def test_a_template_that_cannot_be_used_says_why(pane: SettingsPane, context: PageContext) -> None:
    section = shown(pane, "templates", context)
    assert isinstance(section, TemplatesSection)
    assert "release_plan.docx" in section.results
    section.check()
    assert context.tasks.wait_idle()
    assert "broken" in section.results["release_plan.docx"].text()


def test_a_look_shows_what_is_kept_and_tells_another_at_once(
    qtbot: QtBot, pane: SettingsPane, context: PageContext
) -> None:
    section = shown(pane, "look", context)
    assert isinstance(section, LookSection)
    kept = (section.language.current(), section.theme.current(), section.scale.current())
    assert kept == ("en", "system", "1.15")
    with qtbot.waitSignal(pane.theme_requested) as theme:
        QTest.mouseClick(section.theme.button("dark"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(pane.scale_requested) as scale:
        QTest.mouseClick(section.scale.button("1.3"), Qt.MouseButton.LeftButton)
    assert (theme.args, scale.args) == (["dark"], [1.3])


def test_the_office_is_saved_and_wrong_prefixes_are_refused(
    pane: SettingsPane, core: Core, context: PageContext
) -> None:
    section = shown(pane, "office", context)
    assert isinstance(section, OfficeSection)
    assert section.save_button.toolTip() == "没有改动"
    QTest.keyClicks(section.prefix_edit, "1")
    assert "英文字母" in section.save_button.toolTip()
    section.prefix_edit.setText("REL")
    QTest.keyClicks(section.name_edit, "A")
    QTest.mouseClick(section.save_button, Qt.MouseButton.LeftButton)
    assert context.tasks.wait_idle()
    assert core.office.get().number_prefix == "REL"
    assert not section.is_touched()


def test_typed_and_unsaved_text_survives_a_refresh(
    pane: SettingsPane, context: PageContext
) -> None:
    section = shown(pane, "office", context)
    assert isinstance(section, OfficeSection)
    section.name_edit.setText("另一个单位")
    pane.refresh()
    assert context.tasks.wait_idle()
    assert section.name_edit.text() == "另一个单位"


def test_i_see_who_i_am_and_may_change(
    qtbot: QtBot, pane: SettingsPane, context: PageContext
) -> None:
    section = shown(pane, "me", context)
    assert isinstance(section, MeSection)
    assert section.roles_label.text() == "系统管理员、发布管理岗"
    with qtbot.waitSignal(pane.identity_requested):
        QTest.mouseClick(section.change_button, Qt.MouseButton.LeftButton)


def test_addresses_lead_to_sections_and_people_to_their_register(
    qtbot: QtBot, pane: SettingsPane, context: PageContext
) -> None:
    pane.open_address(("windows",))
    assert pane.current() == "windows"
    section = shown(pane, "people", context)
    assert isinstance(section, PeopleSection)
    with qtbot.waitSignal(pane.address_requested) as wanted:
        QTest.mouseClick(section.open_button, Qt.MouseButton.LeftButton)
    assert wanted.args == ["relapp://apps/people"]


def test_somebody_without_the_role_reads_only(
    qtbot: QtBot, core: Core, context: PageContext
) -> None:
    other = next(p for p in core.people.all() if p.name == "陈志远")
    pane = SettingsPane(replace(context, me=other), services(core), lambda: KEPT)
    qtbot.addWidget(pane)
    office = shown(pane, "office", context)
    processes = pane.section("processes")
    assert isinstance(office, OfficeSection)
    assert isinstance(processes, ProcessesSection)
    assert "系统管理员" in office.save_button.toolTip()
    assert not processes.import_button.isEnabled()


def test_a_deputy_of_my_own_is_named_and_shown(
    qtbot: QtBot, core: Core, context: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    deputies = DeputyServices(core.delegations, core.people, core.processes, core.pins)
    pane = SettingsPane(context, replace(services(core), deputies=deputies), lambda: KEPT)
    qtbot.addWidget(pane)
    pane.show()
    section = shown(pane, "me", context)
    assert isinstance(section, MeSection)
    assert section.deputies is not None
    assert section.deputies.empty_label.isVisible()
    other = next(p for p in core.people.all() if p.name == "陈志远")

    def execute(dialog: DeputyDialog) -> int:
        dialog.show()
        assert dialog.person_combo.currentText() == context.me.name
        dialog.deputy_combo.set_value(other.id)
        dialog.reason_edit.setText("年休假")
        assert dialog.accept_button is not None
        QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
        assert context.tasks.wait_idle()
        return dialog.result()

    monkeypatch.setattr(DeputyDialog, "exec", execute)
    QTest.mouseClick(section.deputies.set_button, Qt.MouseButton.LeftButton)
    assert context.tasks.wait_idle()
    (made,) = section.deputies.model.records()
    assert (made.person, made.deputy) == (context.me.name, "陈志远")
    assert section.deputies.view.isVisible()
    assert section.deputies.end_button.isEnabled()


def test_the_section_of_the_database_lists_those_used_here(
    qtbot: QtBot,
    core: Core,
    context: PageContext,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("RELAPP_HOME", str(tmp_path))
    team = "postgresql://lin@db.example/desk"
    known_databases.remember(core.url, "衡序集团", datetime(2026, 9, 15, tzinfo=UTC))
    known_databases.remember(team, "总部", datetime(2026, 9, 16, tzinfo=UTC))
    book = DatabaseBook(Passwords(environment={}))
    pane = SettingsPane(context, replace(services(core), book=book), lambda: KEPT)
    qtbot.addWidget(pane)
    pane.show()
    assert context.tasks.wait_idle()
    (known,) = pane.section("database").findChildren(KnownDatabases)
    assert known.list.model.rowCount() == 2
    assert not known.list.forget_button.isVisible()
    with qtbot.waitSignal(pane.database_requested) as heard:
        known.list.open_button.click()
    assert heard.args == [team]
    monkeypatch.setattr(known.list, "ask_target", lambda: str(tmp_path / "team.json"))
    known.list.write_button.click()
    assert context.tasks.wait_idle()
    assert "team.json" in pane.section("database").banner.title_label.text()
