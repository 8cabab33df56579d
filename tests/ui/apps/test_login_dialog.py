"""The log-in of a person, given, closed and opened from the people page of a server."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

import psycopg
import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy.engine import make_url

from relapp.bootstrap import Core, create_core
from relapp.domain.office import Office
from relapp.domain.person import ADMINISTRATOR, PersonDraft
from tests.postgres_server import PostgresServer
from ui.actions.page import PageContext
from ui.apps.login_dialog import LoginDialog
from ui.apps.person_dialog import PersonDialog
from ui.apps.registers import Registers
from ui.kit.change_hub import ChangeHub
from ui.kit.tasks import TaskRunner


@pytest.fixture
def team(postgres_url: str) -> Iterator[Core]:
    founder = PersonDraft("林静怡", "lin", roles=frozenset({ADMINISTRATOR}))
    made = create_core(postgres_url, Office("试验集团", "信息部"), founder)
    made.people.save(made.people.all()[0], PersonDraft("许薇", "xu"))
    yield made
    made.close()


@pytest.fixture
def desk(team: Core, tasks: TaskRunner) -> PageContext:
    zone = ZoneInfo("Asia/Shanghai")
    return PageContext(team.people.all()[0], "zh", zone, team.clock, tasks, ChangeHub())


def opened(qtbot: QtBot, team: Core, desk: PageContext) -> LoginDialog:
    person = team.people.by_login("xu")
    assert person is not None
    dialog = LoginDialog(desk, team.logins, person)
    qtbot.addWidget(dialog)
    dialog.show()
    assert desk.tasks.wait_idle()
    return dialog


def connects(server: PostgresServer, team: Core, dialog: LoginDialog, password: str) -> bool:
    name = make_url(team.url).database or ""
    url = server.url(name, dialog.role_edit.text(), password).replace("+psycopg", "")
    try:
        psycopg.connect(url).close()
    except psycopg.OperationalError:
        return False
    return True


def test_a_password_is_shown_once_and_the_login_closed_with_one_click(
    qtbot: QtBot, team: Core, desk: PageContext, postgres_server: PostgresServer
) -> None:
    dialog = opened(qtbot, team, desk)
    assert dialog.state_label.text() == "还没有账号"
    assert not dialog.turn_button.isVisible()
    dialog.reset_button.click()
    assert desk.tasks.wait_idle()
    password = dialog.password_edit.text()
    assert dialog.password_edit.isVisible()
    assert dialog.state_label.text() == "可用"
    assert connects(postgres_server, team, dialog, password)
    dialog.turn_button.click()
    assert desk.tasks.wait_idle()
    assert (dialog.state_label.text(), dialog.turn_button.text()) == ("已停用", "启用账号")
    assert not connects(postgres_server, team, dialog, password)
    again = opened(qtbot, team, desk)
    assert not again.password_edit.isVisible()
    again.turn_button.click()
    assert desk.tasks.wait_idle()
    assert connects(postgres_server, team, dialog, password)


def test_a_person_of_a_server_is_offered_a_login(
    qtbot: QtBot, team: Core, desk: PageContext
) -> None:
    dialog = PersonDialog(desk, team.people, Registers(), team.people.all()[1])
    qtbot.addWidget(dialog)
    dialog.offer_login(team.logins)
    assert dialog.login_button.isVisibleTo(dialog)
