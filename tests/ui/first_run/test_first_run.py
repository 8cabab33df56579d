"""The first minutes of a person with the program."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp.bootstrap import Core, create_core, open_core
from relapp.connection import server_of
from relapp.domain.connection_check import Finding, Found, Trial
from relapp.domain.office import Office
from relapp.domain.person import ADMINISTRATOR, Permission, Person, PersonDraft, may
from relapp.domain.text import Text
from relapp.errors import Cancelled, StoreUnavailable
from ui.first_run import Examination, FirstRunChoice, FirstRunDialog, NewDatabase
from ui.first_run.answers import Answers, Place, Security, Server
from ui.first_run.me_page import MePage
from ui.first_run.place_page import PlacePage
from ui.first_run.process_page import ProcessPage
from ui.kit.tasks import IsCancelled, Progress, TaskRunner
from ui.shell.first_run_desk import FirstRunDesk

FOUND = Examination(
    "衡序集团",
    (Person(7, "许薇", "xu.wei", department="应用系统开发部"),),
    (Text("A 企业应用上线发布 V2.4", "A Application go-live V2.4"),),
    163,
    17,
)


FOUNDER = PersonDraft("林静怡", "lin", roles=frozenset({ADMINISTRATOR}))
GOOD = (
    Finding(Found.REACHED, {"ms": 3}),
    Finding(Found.ENCRYPTED, {"until": "2027-05-31"}),
    Finding(Found.LOGGED_IN),
    Finding(Found.SAME_SCHEMA, {"schema": "14"}),
    Finding(Found.FAST, {"seconds": 48}),
)


class Desk:
    """Stands in for the program: makes real local databases, pretends a server."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.looks: list[tuple[str, float]] = []
        self.languages: list[str] = []
        self.examined: list[str] = []
        self.tested: list[Server] = []
        self.findings: tuple[Finding, ...] = GOOD
        self.keyring = True
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

    def test(self, server: Server, tell: Callable[[Finding], object]) -> Trial:
        self.tested.append(server)
        for finding in self.findings:
            tell(finding)
        return Trial(self.findings)

    def can_keep(self) -> bool:
        return self.keyring

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
    assert page.panel.texts() == (
        "找到服务器，往返 3 毫秒",
        "加密连接，证书有效至 2027-05-31",
        "登录成功",
        "库结构版本 14，与本程序一致",
        "本机时间快 48 秒",
    )
    assert page.panel.holds_label.text() == "发布 163 个，应用 17 个"
    assert page.panel.more_label.text() == "流程 A 企业应用上线发布 V2.4，用户 1 人"
    assert page.panel.button.text() == "重新测试"
    dialog.next()
    assert tasks.wait_idle()
    assert dialog.stack.currentWidget() is me(dialog)
    assert len(desk.examined) == 1


def test_a_server_that_refuses_says_why_and_nothing_is_lost(
    dialog: FirstRunDialog, desk: Desk, tasks: TaskRunner
) -> None:
    desk.findings = (*GOOD[:2], Finding(Found.WRONG_LOGIN))
    page = to_team(dialog)
    dialog.next()
    assert tasks.wait_idle()
    assert dialog.stack.currentWidget() is page
    assert page.panel.texts()[-1] == "用户名或密码不对"
    assert page.form.server().password == "geheim"
    assert "geheim" not in "".join(page.panel.texts())
    desk.findings = GOOD
    dialog.next()
    assert tasks.wait_idle()
    assert dialog.stack.currentWidget() is me(dialog)


def test_an_empty_team_database_is_furnished(
    dialog: FirstRunDialog, desk: Desk, tasks: TaskRunner
) -> None:
    desk.findings = (*GOOD[:3], Finding(Found.EMPTY))
    page = to_team(dialog)
    dialog.next()
    assert tasks.wait_idle()
    assert "库还是空的" in page.panel.texts()[-1]
    assert desk.examined == []
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


def test_a_database_that_passed_and_cannot_be_read_says_why(
    dialog: FirstRunDialog, desk: Desk, tasks: TaskRunner
) -> None:
    desk.refusal = StoreUnavailable("store.rights", what="permission denied")
    page = to_team(dialog)
    dialog.next()
    assert tasks.wait_idle()
    assert dialog.stack.currentWidget() is page
    assert "permission denied" in page.panel.texts()[-1]
    assert page.isEnabled()


def test_the_line_is_guarded_as_usual_for_the_host_until_somebody_chooses(
    dialog: FirstRunDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.next()
    form = place(dialog).form
    assert form.server().security is Security.VERIFY
    form.host_edit.setText("localhost")
    assert form.server().security is Security.PREFER
    form.host_edit.setText("db.example")
    assert form.server().security is Security.VERIFY
    combo = form.security_combo
    monkeypatch.setattr(combo, "ask_root", lambda: "")
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    assert (combo.currentIndex(), form.server().root) == (0, "")
    monkeypatch.setattr(combo, "ask_root", lambda: "/etc/office/ca.pem")
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    assert form.server().root == "/etc/office/ca.pem"
    assert combo.currentText() == "必须加密，用 ca.pem 核对证书"
    form.host_edit.setText("localhost")
    assert (form.server().security, form.server().root) == (Security.VERIFY, "/etc/office/ca.pem")


def test_a_connection_file_fills_the_form_and_a_bad_one_changes_nothing(
    dialog: FirstRunDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = to_team(dialog)
    file = tmp_path / "team.json"
    monkeypatch.setattr(page.form, "ask_file", lambda: str(file))
    file.write_text('{"relapp connection": {"host": "evil", "password": "p4ss"}}', "utf-8")
    QTest.mouseClick(page.form.ways.button("file"), Qt.MouseButton.LeftButton)
    assert "连接文件不能带密码" in page.form.form.error_of(page.form._ways)
    assert page.form.server().host == "db.example"
    file.write_text('{"relapp connection": {"host": "new.example", "database": "rel"}}', "utf-8")
    QTest.mouseClick(page.form.ways.button("file"), Qt.MouseButton.LeftButton)
    assert page.form.server() == Server("new.example", 5432, "rel")
    assert page.form.form.error_of(page.form._ways) == ""
    assert "team.json" in page.form.file_label.text()
    assert page.form.ways.current() == "fields"


@pytest.mark.parametrize("keyring", [True, False])
def test_the_key_store_is_offered_only_where_there_is_one(
    qtbot: QtBot, tasks: TaskRunner, desk: Desk, keyring: bool
) -> None:
    desk.keyring = keyring
    dialog = FirstRunDialog(tasks, desk)
    qtbot.addWidget(dialog)
    dialog.show()
    assert tasks.wait_idle()
    page = to_team(dialog)
    assert page.form.keep_box.isVisible() is keyring
    assert page.form.asked_label.isVisible() is not keyring
    page.form.keep_box.setChecked(True)
    for _ in range(4):
        dialog.next()
        assert tasks.wait_idle()
        me(dialog).person_combo.set_value(7)
    assert dialog.choice is not None
    assert dialog.choice.keep is keyring
    assert "geheim" not in repr(dialog.choice) + repr(dialog.answers)


def test_a_real_server_is_tried_and_joined(
    qtbot: QtBot, tasks: TaskRunner, postgres_url: str, tmp_path: Path
) -> None:
    create_core(postgres_url, Office("衡序集团", "信息部"), FOUNDER).close()

    def create(wanted: NewDatabase) -> Core:
        return create_core(wanted.target, wanted.office, wanted.founder)

    nothing = lambda *_: None  # noqa: E731
    real = FirstRunDesk(open_core, create, nothing, nothing, lambda: False)
    dialog = FirstRunDialog(tasks, real, Answers(file=str(tmp_path / "a.db")))
    qtbot.addWidget(dialog)
    dialog.show()
    assert tasks.wait_idle()
    page = to_team(dialog)
    page.form.show_server(server_of(postgres_url))
    dialog.next()
    assert tasks.wait_idle(20)
    assert page.panel.texts()[-1].endswith("与本程序一致")
    assert page.panel.holds_label.text() == "发布 0 个，应用 0 个"
    assert "用户 1 人" in page.panel.more_label.text()
    assert dialog.stack.currentWidget() is me(dialog)
