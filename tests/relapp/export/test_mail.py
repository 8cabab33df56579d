"""Letters as messages: readable by any mail program, and no data ever makes a header."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.letter import (
    FactList,
    Head,
    Letter,
    LetterKind,
    Mailbox,
    Paragraph,
    Points,
    one_line,
    usable,
)
from relapp.errors import ExportFailed
from relapp.export import mail

AT = datetime(2026, 9, 16, 1, 12, tzinfo=UTC)
ME = Mailbox("许薇", "xuwei@example.com")
TO = (Mailbox("何晓东", "hexiaodong@example.com"), Mailbox("Ann, Lee", "ann@example.com"))
LETTER = Letter(
    LetterKind.REMINDER,
    "催办",
    "Reminder",
    "催办：FB26-147 核心租赁系统 V6.8",
    (
        Paragraph("下面的事在等各位处理。"),
        Head("FB26-147"),
        FactList((("上线时间", "9月22日 19:30"), ("Version", "V6.8"))),
        Points(("签署「测试审核」", "上传《手册》")),
    ),
    TO,
    ("孙敏",),
    (),
)
HEADERS = {
    *("Subject", "From", "To", "Date", "MIME-Version", "X-Unsent"),
    *("Content-Type", "Content-Transfer-Encoding"),
}


def parsed(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_a_draft_is_opened_for_sending_with_everything_in_it(tmp_path: Path) -> None:
    target = mail.write_draft(LETTER, ME, AT, tmp_path / "催办.eml")
    message = parsed(target.read_bytes())
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == LETTER.subject
    assert [(a.display_name, a.addr_spec) for a in message["To"].addresses] == [
        ("何晓东", "hexiaodong@example.com"),
        ("Ann, Lee", "ann@example.com"),
    ]
    assert message["From"].addresses[0].addr_spec == ME.address
    assert message["Date"].datetime == AT
    assert message.get_content_charset() == "utf-8"
    assert message.get_content().replace("\r\n", "\n") == (
        "下面的事在等各位处理。\n\nFB26-147\n\n上线时间：9月22日 19:30\nVersion: V6.8\n\n"
        "- 签署「测试审核」\n- 上传《手册》\n"
    )
    assert not set(target.read_bytes()) - set(range(128))


def test_without_addresses_the_draft_has_no_recipients(tmp_path: Path) -> None:
    nobody = replace(LETTER, to=())
    message = parsed(mail.write_draft(nobody, None, AT, tmp_path / "a.eml").read_bytes())
    assert "To" not in message
    assert "From" not in message
    with pytest.raises(ExportFailed) as caught:
        mail.for_server(nobody, ME, AT)
    assert caught.value.code == "mail.nobody"


def test_what_is_sent_names_no_machine() -> None:
    message = mail.for_server(LETTER, ME, AT)
    assert message["Message-ID"].endswith("@example.com>")
    assert "X-Unsent" not in message


def test_a_target_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportFailed) as caught:
        mail.write_draft(LETTER, ME, AT, tmp_path / "nowhere" / "a.eml")
    assert caught.value.code == "export.no_folder"


NASTY = st.one_of(
    st.text(),
    st.sampled_from(
        ["\r\nBcc: spy@example.com", "a\nX: y", "\u2028Bcc: a@b", "\x0bBcc: a@b", "\x85"]
    ),
    st.text(alphabet='\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\ud800: Bc@,<>"\\=?_'),
)


@given(NASTY, NASTY, NASTY, NASTY, NASTY)
def test_no_data_ever_makes_a_header(
    subject: str, name: str, address: str, text: str, line: str
) -> None:
    letter = Letter(
        LetterKind.NOTICE,
        name,
        name,
        subject,
        (Head(line), Paragraph(text), FactList(((name, line),)), Points((line, text))),
        (Mailbox(name, address), Mailbox(name, "a@example.com")),
        (name,),
        (),
    )
    made = mail.message(letter, Mailbox(name, address), AT)
    made["X-Unsent"] = "1"
    message = parsed(made.as_bytes())
    assert set(message.keys()) <= HEADERS
    assert len(message.keys()) == len(set(message.keys()))
    written = [a.addr_spec for a in message["To"].addresses]
    assert written == [*([address] if usable(address) else []), "a@example.com"]
    head = made.as_bytes().partition(b"\r\n\r\n")[0]
    for number, raw in enumerate(head.split(b"\r\n")):
        assert b"\n" not in raw
        assert b"\r" not in raw
        assert number == 0 or raw[:1] in b" \t" or raw.partition(b":")[0].decode() in HEADERS


@given(NASTY)
def test_one_line_is_one_line(text: str) -> None:
    made = one_line(text)
    assert len(made.splitlines()) <= 1
    assert one_line(made) == made


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("hexiaodong@example.com", True),
        ("a.b+c@mail-1.example.com.cn", True),
        ("a@localhost", True),
        ("", False),
        ("a@b@c", False),
        ("a b@example.com", False),
        ("a@example.com\nBcc: x@y", False),
        ("a@example.com,b@example.com", False),
        (".a@example.com", False),
        ("a..b@example.com", False),
        ("a@-example.com", False),
        ("<a@example.com>", False),
        ("人@example.com", False),
        ("a" * 250 + "@example.com", False),
    ],
)
def test_an_address_is_one_address_and_nothing_else(address: str, good: bool) -> None:
    assert usable(address) is good
