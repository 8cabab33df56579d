"""The first minutes of a person with the program."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp.bootstrap import create_core, open_core
from relapp.domain.person import Permission, Person, may
from relapp.domain.text import Text
from relapp.errors import Cancelled, StoreUnavailable
from ui.first_run import Examination, FirstRunChoice, FirstRunDialog, NewDatabase
from ui.first_run.answers import Answers, Place, Security, Server
from ui.first_run.me_page import MePage
from ui.first_run.place_page import PlacePage
from ui.first_run.process_page import ProcessPage
from ui.kit.tasks import IsCancelled, Progress, TaskRunner

FOUND = Examination(
    "衡序集团",
    (Person(7, "许薇", "xu.wei", department="应用系统开发部"),),
    (Text("A 企业应用上线发布 V2.4", "A Application go-live V2.4"),),
    163,
    17,
    (Text("本机时间快 48 秒", "This clock is 48 s fast"),),
)


class Desk:
    """Stands in for the program: makes real local databases, pretends a server."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.looks: list[tuple[str, float]] = []
        self.languages: list[str] = []
        self.examined: list[str] = []
        self.refusal: StoreUnavailable | None = None

    def default_file(self) -> Path:
        return self.folder / "relapp.db"

    def create(self, wanted: NewDatabase) -> None:
        create_core(wanted.target, wanted.office, wanted.founder).close()

    def create_sample(self, target: str, progress: Progress, cancelled: IsCancelled) -> str:
        progress("2026-09-16", 0.5)
        if cancelled():
            raise Cancelled("cancelled")
        Path(target).write_text("sample")
        return "lin.jingyi"

    def examine(self, target: str) -> Examination:
        self.examined.append(target)
        if self.refusal is not None:
            raise self.refusal
        return FOUND

    def apply_look(self, theme: str, scale: float) -> None:
        self.looks.append((theme, scale))

    def apply_language(self, language: str) -> None:
        self.languages.append(language)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("RELAPP_HOME", str(tmp_path / "home"))
    return Desk(tmp_path)


@pytest.fixture
def dialog(qtbot: QtBot, tasks: TaskRunner, desk: Desk) -> Iterator[FirstRunDialog]:
    found = FirstRunDialog(tasks, desk)
    qtbot.addWidget(found)
    found.resize(found.sizeHint())
    found.show()
    assert tasks.wait_idle()
    yield found
    assert tasks.wait_idle()


def place(dialog: FirstRunDialog) -> PlacePage:
    page = dialog.page("place")
    assert isinstance(page, PlacePage)
    return page


def me(dialog: FirstRunDialog) -> MePage:
    page = dialog.page("me")
    assert isinstance(page, MePage)
    return page


def to_team(dialog: FirstRunDialog) -> PlacePage:
    dialog.next()
    page = place(dialog)
    QTest.mouseClick(page.team_card, Qt.MouseButton.LeftButton)
    page.form.show_server(Server("db.example", 5432, "desk", "xu", "geheim"))
    return page


def test_a_local_database_is_made_with_its_first_person(
    dialog: FirstRunDialog, desk: Desk, tasks: TaskRunner
) -> None:
    dialog.next()
    dialog.next()
    page = me(dialog)
    page.name_edit.setText("林静怡")
    page.login_edit.setText("lin")
    page.office_edit.setText("衡序集团")
    dialog.next()
    assert dialog.footer.next_button.text() == "开始使用"
    dialog.next()
    assert tasks.wait_idle()
    assert dialog.choice == FirstRunChoice(str(desk.default_file()), "lin")
    core = open_core(dialog.choice.database)
    (person,) = core.people.all()
    assert core.office.get().name == "衡序集团"
    core.close()
    assert all(may(person, permission) for permission in Permission)


def test_enter_goes_on_and_what_is_missing_is_marked(dialog: FirstRunDialog) -> None:
    dialog.next()
    dialog.next()
    page = me(dialog)
    QTest.keyClick(page.office_edit, Qt.Key.Key_Return)
    assert dialog.stack.currentWidget() is page
    assert page.form.error_of(page.name_edit) == "写下姓名"
    assert page.form.error_of(page.office_edit) == "写下单位名称"


def test_a_file_that_is_there_already_is_not_overwritten(
    dialog: FirstRunDialog, desk: Desk
) -> None:
    desk.default_file().write_text("something")
    dialog.next()
    dialog.next()
    page = place(dialog)
    assert dialog.stack.currentWidget() is page
    assert "已有这个文件" in page.error_label.text()


def test_a_second_database_is_proposed_beside_the_first(
    qtbot: QtBot, tasks: TaskRunner, desk: Desk
) -> None:
    desk.default_file().write_text("something")
    dialog = FirstRunDialog(tasks, desk)
    qtbot.addWidget(dialog)
    assert dialog.answers.file == str(desk.folder / "relapp-2.db")
    assert tasks.wait_idle()


def test_an_existing_file_is_joined_under_ones_own_name(
    dialog: FirstRunDialog, desk: Desk, tasks: TaskRunner, tmp_path: Path
) -> None:
    existing = tmp_path / "team.db"
    existing.write_text("")
    dialog.next()
    page = place(dialog)
    page.open_button.setChecked(True)
    page.existing_edit.setText(str(existing))
    dialog.next()
    assert tasks.wait_idle()
    assert "衡序集团" in me(dialog).note_label.text()
    dialog.next()
    assert me(dialog).form.error_of(me(dialog).person_combo) == "从列表里选自己的名字"
    me(dialog).person_combo.set_value(7)
    dialog.next()
    dialog.next()
    assert dialog.choice == FirstRunChoice(str(existing), "xu.wei")


def test_the_team_database_is_tried_in_plain_words(
    dialog: FirstRunDialog, desk: Desk, tasks: TaskRunner
) -> None:
    page = to_team(dialog)
    assert dialog.footer.next_button.text() == "连接并继续"
    QTest.mouseClick(page.panel.button, Qt.MouseButton.LeftButton)
    assert tasks.wait_idle()
    assert dialog.stack.currentWidget() is page
    assert page.panel.texts() == ("连接并登录成功", "库结构与本程序一致", "本机时间快 48 秒")
    assert "发布 163 个" in page.panel.holds_label.text()
    dialog.next()
    assert tasks.wait_idle()
    assert dialog.stack.currentWidget() is me(dialog)
    assert len(desk.examined) == 1


def test_a_server_that_refuses_says_why_and_nothing_is_lost(
    dialog: FirstRunDialog, desk: Desk, tasks: TaskRunner
) -> None:
    desk.refusal = StoreUnavailable("store.unreachable", where="db.example", why="timeout")
    page = to_team(dialog)
    dialog.next()
    assert tasks.wait_idle()
    assert dialog.stack.currentWidget() is page
    assert page.panel.texts()[0]
    assert page.form.server().password == "geheim"
    desk.refusal = None
    dialog.next()
    assert tasks.wait_idle()
    assert dialog.stack.currentWidget() is me(dialog)


def test_an_empty_team_database_is_furnished(
    dialog: FirstRunDialog, desk: Desk, tasks: TaskRunner
) -> None:
    desk.refusal = StoreUnavailable("store.foreign", where="db.example")
    page = to_team(dialog)
    dialog.next()
    assert tasks.wait_idle()
    assert "库还是空的" in page.panel.texts()[1]
    assert me(dialog).name_edit.isVisible()
    assert not dialog.answers.joins


def test_an_address_without_a_server_is_marked(dialog: FirstRunDialog) -> None:
    page = to_team(dialog)
    page.form.host_edit.clear()
    dialog.next()
    assert page.form.form.error_of(page.form._host) == "写下服务器地址"


def test_every_part_of_an_address_is_quoted() -> None:
    url = Server("db.example", 5433, "desk", "许", "p@ss/word?", Security.REQUIRE).url()
    assert url.startswith("postgresql+psycopg://%E8%AE%B8:p%40ss%2Fword%3F@db.example:5433/desk?")
    assert "sslmode=require" in url
    assert "[::1]" in Server("::1", user="x").url()


def test_the_sample_is_one_click_away(
    dialog: FirstRunDialog, tasks: TaskRunner, desk: Desk
) -> None:
    QTest.mouseClick(dialog.footer.sample_link, Qt.MouseButton.LeftButton)
    assert tasks.wait_idle()
    assert dialog.choice is not None
    assert dialog.choice.sample
    assert dialog.choice.login == "lin.jingyi"
    assert Path(dialog.choice.database).parent == desk.folder


def test_look_and_language_are_seen_at_once(dialog: FirstRunDialog, desk: Desk) -> None:
    from ui.first_run.look_page import LookPage

    page = dialog.page("look")
    assert isinstance(page, LookPage)
    QTest.mouseClick(page.themes.button("dark"), Qt.MouseButton.LeftButton)
    assert desk.looks == [("dark", 1.0)]
    QTest.mouseClick(page.languages.button("en"), Qt.MouseButton.LeftButton)
    assert desk.languages == ["en"]
    again = dialog.page("look")
    assert again is not page
    assert (dialog.answers.language, dialog.answers.theme) == ("en", "dark")


def test_a_process_of_ones_own_can_be_added_and_taken_back(
    dialog: FirstRunDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = dialog.page("process")
    assert isinstance(page, ProcessPage)
    file = tmp_path / "mine.yaml"
    monkeypatch.setattr(page, "ask_file", lambda: file)
    page._on_add_clicked()
    assert page.answered(Answers()).processes == (file,)
    page._on_add_clicked()
    assert page.answered(Answers()).processes == (file,)


def test_another_place_forgets_what_was_found() -> None:
    answers = Answers(place=Place.OPEN_FILE, existing_file="a.db", examined="a.db")
    assert answers.forgetting().examined == ""
    assert not answers.joins
