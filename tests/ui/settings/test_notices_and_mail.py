"""What a person sets about notices and the mail server, and what a test of the server says."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp.address import MailPasswords
from relapp.bootstrap import Core
from relapp.config import Settings
from relapp.domain.mail_server import Protection
from relapp.domain.notice import NoticeKind
from tests.relapp.export.mail_desk import Manners, mail_server
from ui.actions.page import PageContext
from ui.settings.mail_section import MailSection
from ui.settings.notices_section import NoticesSection


class Kept:
    """Keeps what a section says, as the program does."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def __call__(self) -> Settings:
        return self.settings

    def take(self, changes: dict[str, str]) -> None:
        self.settings = replace(self.settings, **changes)  # type: ignore[arg-type]


@pytest.fixture
def kept() -> Kept:
    return Kept(Settings(notices_off="due"))


@pytest.fixture
def notices(qtbot: QtBot, context: PageContext, kept: Kept) -> NoticesSection:
    section = NoticesSection(context, kept)
    section.settings_kept.connect(kept.take)
    qtbot.addWidget(section)
    section.show()
    return section


def test_each_kind_has_its_switch(notices: NoticesSection, kept: Kept) -> None:
    assert not notices.boxes[NoticeKind.DUE].isChecked()
    notices.boxes[NoticeKind.DUE].click()
    assert kept.settings.notices_off == ""
    for kind in (NoticeKind.ASKED, NoticeKind.RETURNED):
        notices.boxes[kind].click()
    assert set(kept.settings.notices_off.split(",")) == {"asked", "returned"}
    assert notices.boxes[NoticeKind.ASKED].text() == "轮到我"


def test_quiet_hours_are_off_until_wanted(notices: NoticesSection, kept: Kept) -> None:
    assert not notices.from_edit.isEnabled()
    assert kept.settings.quiet_from == ""
    notices.quiet_box.click()
    assert (kept.settings.quiet_from, kept.settings.quiet_until) == ("22:00", "07:30")
    notices.from_edit.setTime(QTime(21, 15))
    notices.from_edit.editingFinished.emit()
    assert kept.settings.quiet_from == "21:15"
    notices.refresh()
    assert notices.from_edit.time() == QTime(21, 15)
    notices.quiet_box.click()
    assert (kept.settings.quiet_from, kept.settings.quiet_until) == ("", "")


@pytest.fixture
def passwords() -> MailPasswords:
    return MailPasswords()


@pytest.fixture
def mail(
    qtbot: QtBot, context: PageContext, kept: Kept, core: Core, passwords: MailPasswords
) -> MailSection:
    section = MailSection(context, kept, core.letters, passwords)
    section.settings_kept.connect(kept.take)
    qtbot.addWidget(section)
    section.show()
    return section


def fill(section: MailSection, port: int, user: str = "", password: str = "") -> None:
    section.host_edit.clear()
    QTest.keyClicks(section.host_edit, "127.0.0.1")
    section.protection.button(Protection.NONE.value).click()
    section.port_edit.setValue(port)
    section.sender_edit.clear()
    QTest.keyClicks(section.sender_edit, "desk@example.com")
    QTest.keyClicks(section.user_edit, user)
    QTest.keyClicks(section.password_edit, password)


def test_it_is_off_by_default_and_cannot_be_tested_then(mail: MailSection) -> None:
    assert not mail.typed().on
    assert mail.save_button.isEnabled()
    assert mail.test_button.toolTip() == "先填写服务器"


def test_the_server_is_kept_and_its_password_only_in_memory(
    mail: MailSection, kept: Kept, passwords: MailPasswords
) -> None:
    fill(mail, 2525, "desk", "geheim")
    assert mail.password_edit.displayText() != "geheim"
    QTest.mouseClick(mail.save_button, Qt.MouseButton.LeftButton)
    settings = kept.settings
    assert (settings.mail_host, settings.mail_port) == ("127.0.0.1", 2525)
    assert (settings.mail_protection, settings.mail_user) == ("none", "desk")
    assert "geheim" not in repr(settings)
    assert passwords.of("desk@127.0.0.1:2525") == "geheim"
    mail.host_edit.clear()
    QTest.mouseClick(mail.save_button, Qt.MouseButton.LeftButton)
    assert (kept.settings.mail_host, kept.settings.mail_sender) == ("", "")


def test_what_cannot_work_is_not_kept_and_says_why(mail: MailSection) -> None:
    fill(mail, 25, "desk")
    mail.host_edit.clear()
    QTest.keyClicks(mail.host_edit, "mail.example.com")
    assert not mail.save_button.isEnabled()
    assert "不加密的连接上不发密码" in mail.save_button.toolTip()
    mail.protection.button(Protection.TLS.value).click()
    assert mail.save_button.isEnabled()
    assert mail.port_edit.value() == 465
    mail.sender_edit.clear()
    QTest.keyClicks(mail.sender_edit, "niemand")
    assert "不是邮件地址" in mail.save_button.toolTip()


def test_the_test_says_that_the_server_is_ready(
    mail: MailSection, context: PageContext, passwords: MailPasswords
) -> None:
    manners = Manners(password="geheim")
    with mail_server(manners) as port:
        fill(mail, port, "desk", "geheim")
        QTest.mouseClick(mail.test_button, Qt.MouseButton.LeftButton)
        assert context.tasks.wait_idle(10)
        assert mail.banner.title_label.text() == "127.0.0.1 可以发送"
        assert manners.mails == []
        assert passwords.of(f"desk@127.0.0.1:{port}") == "geheim"


def test_the_test_says_in_words_what_is_wrong(mail: MailSection, context: PageContext) -> None:
    with mail_server(Manners(password="geheim")) as port:
        fill(mail, port, "desk", "falsch")
        QTest.mouseClick(mail.test_button, Qt.MouseButton.LeftButton)
        assert context.tasks.wait_idle(10)
    assert "没有接受用户名或密码" in mail.banner.text_label.text()
    assert "falsch" not in mail.banner.text_label.text()
    assert mail.test_button.isEnabled()
