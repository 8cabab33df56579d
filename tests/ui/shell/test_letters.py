"""Reminding from the window: a draft opens, or the mail server sends, and each outcome is told."""

from collections.abc import Callable
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from relapp.bootstrap import Core
from relapp.domain.changes import Kind
from relapp.domain.journal import Event
from relapp.domain.letter import LetterKind
from relapp.domain.mail_server import Protection
from relapp.domain.meeting import MeetingDraft
from relapp.domain.person import Person, PersonDraft
from tests.relapp.export.mail_desk import Manners, mail_server
from tests.ui.an_office import core, furnished, me, register
from tests.ui.shell.seats import Sit, settle, sit
from ui.actions.catalogue import ActionId
from ui.actions.letters import LetterWish
from ui.app import Program
from ui.shell import letter_dialog, post_desk
from ui.shell.letter_dialog import LetterDialog
from ui.shell.password_dialog import MailPasswordDialog, PasswordAnswer

__all__ = ["core", "furnished", "me", "sit"]
Start = Callable[..., Program]


@pytest.fixture
def release_id(core: Core, me: Person) -> int:
    """A release that waits for somebody with an address and somebody without."""
    key = register(core, me, "核心租赁系统")
    owing = {
        ref.id
        for need in core.releases.view(key).blockers
        for ref in core.releases.view(key).facts.holders.get(need.role, ())
    }
    for place, person in enumerate(p for p in core.people.all() if p.id in owing):
        address = "" if place else "erste@example.com"
        core.people.save(
            me,
            PersonDraft(
                person.name, person.login, person.department_id, address,
                person.roles, True, person.id, person.version,
            ),
        )  # fmt: skip
    return key


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Files handed to the mail program."""
    found: list[Path] = []

    def take(path: Path) -> bool:
        found.append(path)
        return True

    monkeypatch.setattr(post_desk, "open_file", take)
    return found


def use_server(program: Program, port: int, user: str = "") -> None:
    desk = program.desk
    desk.kept.keep(
        mail_host="127.0.0.1",
        mail_port=port,
        mail_protection=Protection.NONE.value,
        mail_sender="desk@example.com",
        mail_user=user,
    )


def remind(program: Program, release_id: int) -> None:
    """Wish for a reminder as the key R on the board does."""
    program.desk._write_letter(LetterWish(LetterKind.REMINDER, (release_id,)))
    settle(program)


def said(program: Program) -> str:
    return program.window.desk.status.message.text()


def newest(core: Core, release_id: int) -> Event:
    return core.history.of_release(release_id)[0].event


def test_r_on_the_board_opens_a_draft_and_says_who_has_no_address(
    sit: Sit, core: Core, me: Person, release_id: int, opened: list[Path]
) -> None:
    program = sit(me)
    board = program.window.host.currentWidget()
    assert board is not None
    program.window.navigator.go(f"relapp://release/{_number(core, release_id)}")
    settle(program)
    program.window.run(ActionId.RELEASE_REMIND)
    settle(program)
    (draft,) = opened
    message = message_from_bytes(draft.read_bytes(), policy=default)
    assert message["X-Unsent"] == "1"
    assert [a.addr_spec for a in message["To"].addresses] == ["erste@example.com"]
    assert draft.name == f"催办-{_number(core, release_id)}.eml"
    assert said(program).startswith("已打开催办草稿，收件人 1 人")
    assert newest(core, release_id) is Event.REMINDED


def test_without_a_mail_program_the_place_of_the_draft_is_told(
    sit: Sit, me: Person, release_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = sit(me)
    monkeypatch.setattr(post_desk, "open_file", lambda _path: False)
    remind(program, release_id)
    assert said(program).startswith("没有打开 .eml 的邮件程序，草稿在 ")


def test_what_cannot_be_written_is_told_over_the_page(
    sit: Sit, core: Core, me: Person, release_id: int, opened: list[Path]
) -> None:
    program = sit(me)
    program.desk._write_letter(LetterWish(LetterKind.RESULT, (release_id,)))
    settle(program)
    banner = program.window.desk.banner
    assert banner.isVisibleTo(program.window)
    assert "还没有填写发布结果" in banner.text_label.text()
    assert opened == []


def test_with_a_server_the_letter_is_sent_and_noted(
    sit: Sit, core: Core, me: Person, release_id: int, opened: list[Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    program = sit(me)
    monkeypatch.setattr(LetterDialog, "ask", lambda *_shown: letter_dialog.SEND)
    manners = Manners()
    with mail_server(manners) as port:
        use_server(program, port)
        remind(program, release_id)
    assert [m[1] for m in manners.mails] == [("erste@example.com",)]
    assert said(program).startswith("已发送催办，收件人 1 人")
    settle(program)
    assert newest(core, release_id) is Event.REMINDED
    assert opened == []


def test_a_draft_may_be_opened_beside_sending(
    sit: Sit, me: Person, release_id: int, opened: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    program = sit(me)
    ways = iter((letter_dialog.DRAFT, ""))
    monkeypatch.setattr(LetterDialog, "ask", lambda *_shown: next(ways))
    use_server(program, 25)
    remind(program, release_id)
    assert len(opened) == 1
    remind(program, release_id)
    assert len(opened) == 1


def test_a_password_is_asked_for_once_and_again_when_it_was_refused(
    sit: Sit, core: Core, me: Person, release_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = sit(me)
    asked: list[bool] = []

    def ask(where: str, *, refused: bool, **_more: object) -> PasswordAnswer:
        assert where.startswith("desk@127.0.0.1:")
        asked.append(refused)
        return PasswordAnswer("geheim" if refused else "falsch")

    monkeypatch.setattr(MailPasswordDialog, "ask", ask)
    monkeypatch.setattr(LetterDialog, "ask", lambda *_shown: letter_dialog.SEND)
    manners = Manners(password="geheim", wants_login=True)
    with mail_server(manners) as port:
        use_server(program, port, user="desk")
        remind(program, release_id)
        remind(program, release_id)
    assert asked == [False, True]
    assert len(manners.mails) == 2


def test_a_server_that_is_away_is_told_and_nothing_is_noted(
    sit: Sit, core: Core, me: Person, release_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = sit(me)
    monkeypatch.setattr(LetterDialog, "ask", lambda *_shown: letter_dialog.SEND)
    with mail_server(Manners()) as port:
        pass
    use_server(program, port)
    remind(program, release_id)
    assert "没有邮件服务，没有发送" in program.window.desk.banner.text_label.text()
    assert newest(core, release_id) is not Event.REMINDED


def test_the_dialog_shows_recipients_text_and_who_has_no_address(
    core: Core, me: Person, release_id: int, qtbot: QtBot
) -> None:
    letter = core.letters.reminder(me, [release_id])
    dialog = LetterDialog(letter, core.letters.body(letter))
    qtbot.addWidget(dialog)
    dialog.show()
    assert "erste@example.com" in dialog.to_edit.text()
    assert dialog.subject_edit.text() == letter.subject
    assert letter.without[0] in dialog.without_label.text()
    QTest.mouseClick(dialog.draft_button, Qt.MouseButton.LeftButton)
    assert dialog.way == letter_dialog.DRAFT
    nobody = LetterDialog(replace(letter, to=()), "")
    qtbot.addWidget(nobody)
    nobody.show()
    assert nobody.accept_button is not None
    assert not nobody.accept_button.isEnabled()
    assert nobody.problem() == "收件人都没有邮件地址"
    sending = LetterDialog(letter, "")
    qtbot.addWidget(sending)
    sending.show()
    assert sending.accept_button is not None
    QTest.mouseClick(sending.accept_button, Qt.MouseButton.LeftButton)
    assert sending.way == letter_dialog.SEND


def _number(core: Core, release_id: int) -> str:
    return core.releases.view(release_id).facts.release.number


def test_an_invitation_to_a_meeting_opens_as_a_draft(
    sit: Sit, core: Core, me: Person, opened: list[Path]
) -> None:
    program = sit(me)
    draft = MeetingDraft(
        title="发布评审会", place="三楼", starts_at=core.clock.now(), host_id=me.id
    )
    meeting_id = next(iter(core.meetings.save(me, draft).ids(Kind.MEETING)))
    program.desk._write_letter(LetterWish(LetterKind.INVITATION, meeting_id=meeting_id))
    settle(program)
    assert [path.name for path in opened] == [f"评审会邀请-{meeting_id}.eml"]
    message = message_from_bytes(opened[0].read_bytes(), policy=default)
    assert message["Subject"].startswith("评审会邀请：发布评审会，")
    assert said(program).startswith("已打开评审会邀请草稿，收件人 0 人")
