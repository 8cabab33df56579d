"""Sending over a mail server: what arrives, and what a person reads for each way it can fail."""

import socket
from dataclasses import replace

import pytest

from relapp.domain.mail_server import MailServer, Protection, fault
from relapp.errors import Cancelled, InvalidInput, RelappError
from relapp.export import mail, smtp
from relapp.wording.errors import word
from tests.relapp.export.mail_desk import Manners, mail_server
from tests.relapp.export.test_mail import AT, LETTER, ME, TO, parsed

ADDRESSES = tuple(box.address for box in TO)
OPEN = MailServer("127.0.0.1", 25, Protection.NONE, ME.address)


def no_progress(_step: str, _share: float) -> None:
    """Nobody watches."""


def send(
    server: MailServer, password: str = "", progress: smtp.Progress = no_progress
) -> tuple[str, ...]:
    message = mail.for_server(LETTER, ME, AT)
    return smtp.send(message, ADDRESSES, server, password, progress, timeout=5)


def failure(server: MailServer, password: str = "") -> RelappError:
    with pytest.raises(RelappError) as caught:
        send(server, password)
    said = word(caught.value)
    for text in (said.zh, said.en):
        assert "{" not in text
        assert caught.value.code not in text
        assert not password or password not in text
    return caught.value


def at(port: int, **fields: object) -> MailServer:
    return replace(OPEN, port=port, **fields)  # type: ignore[arg-type]


def test_a_letter_arrives_whole() -> None:
    manners, steps = Manners(), []
    with mail_server(manners) as port:
        assert send(at(port), progress=lambda step, _share: steps.append(step)) == ()
    ((sender, recipients, content),) = manners.mails
    assert (sender, recipients) == (ME.address, ADDRESSES)
    message = parsed(content)
    assert message["Subject"] == LETTER.subject
    assert "签署「测试审核」" in message.get_content()
    assert steps == ["connect", "send"]
    assert "ehlo [127.0.0.1]" in manners.commands


def test_a_login_is_made_and_a_wrong_password_told() -> None:
    manners = Manners(password="geheim", wants_login=True)
    with mail_server(manners) as port:
        server = at(port, user="xuwei")
        assert send(server, "geheim") == ()
        assert failure(server, "falsch").code == "mail.login"
        assert failure(at(port)).code == "mail.wants_login"
    assert len(manners.mails) == 1


def test_some_refused_recipients_are_told_and_the_others_get_it() -> None:
    manners = Manners(refuses=frozenset({ADDRESSES[1]}))
    with mail_server(manners) as port:
        assert send(at(port)) == (ADDRESSES[1],)
    assert manners.mails[0][1] == (ADDRESSES[0],)


def test_when_all_are_refused_nothing_is_sent() -> None:
    manners = Manners(refuses=frozenset(ADDRESSES))
    with mail_server(manners) as port:
        error = failure(at(port))
    assert error.code == "mail.recipients"
    assert ADDRESSES[0] in word(error).zh
    assert manners.mails == []


@pytest.mark.parametrize(
    ("manners", "fields", "code"),
    [
        (Manners(bad_sender=True), {}, "mail.sender_refused"),
        (Manners(cuts=True), {}, "mail.cut"),
        (Manners(), {"user": "xuwei"}, "mail.no_login"),
        (Manners(), {"protection": Protection.STARTTLS}, "mail.no_starttls"),
        (Manners(), {"protection": Protection.TLS}, "mail.tls"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_refusal_has_its_words(manners: Manners, fields: dict[str, object], code: str) -> None:
    with mail_server(manners) as port:
        error = failure(at(port, **fields), "geheim")
    assert error.code == code
    assert manners.mails == []


def test_a_server_that_says_nothing_runs_into_the_timeout() -> None:
    manners = Manners(silent=True)
    message = mail.for_server(LETTER, ME, AT)
    with mail_server(manners) as port, pytest.raises(RelappError) as caught:
        smtp.send(message, ADDRESSES, at(port), "", no_progress, timeout=0.2)
    assert caught.value.code == "mail.timeout"
    assert "没有按时应答" in word(caught.value).zh


def test_a_port_without_a_server_and_a_name_without_a_machine() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert failure(at(port)).code == "mail.refused"
    assert failure(replace(OPEN, host="mail.invalid")).code in ("mail.no_host", "mail.network")


def test_cancelling_before_the_letter_is_handed_over_sends_nothing() -> None:
    def cancel(step: str, _share: float) -> None:
        if step == "send":
            raise Cancelled("cancelled")

    manners = Manners()
    with mail_server(manners) as port, pytest.raises(Cancelled):
        send(at(port), progress=cancel)
    assert manners.mails == []
    assert not any(c.upper().startswith("MAIL") for c in manners.commands)


def test_the_test_of_the_settings_sends_nothing() -> None:
    manners = Manners(password="geheim")
    with mail_server(manners) as port:
        smtp.check(at(port, user="xuwei"), "geheim", no_progress)
    assert manners.mails == []
    assert any(c.upper().startswith("AUTH") for c in manners.commands)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"host": ""}, "mail.host"),
        ({"host": "smtp://x"}, "mail.host"),
        ({"host": "邮件"}, "mail.host"),
        ({"port": 70_000}, "mail.port"),
        ({"sender": "许薇"}, "mail.sender"),
        ({"host": "mail.example.com", "user": "xuwei"}, "mail.open_password"),
        ({}, ""),
    ],
)
def test_settings_are_checked_before_anything_is_sent(fields: dict[str, object], code: str) -> None:
    server = replace(OPEN, **fields)  # type: ignore[arg-type]
    assert fault(server) == code
    if code:
        with pytest.raises(InvalidInput) as caught:
            send(server)
        assert "—" not in word(caught.value).zh
