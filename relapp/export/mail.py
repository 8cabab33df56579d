"""Writes letters as messages: drafts that open in the mail program, and what a server is given.

Nothing of the data reaches a header before it is on one line (`one_line`), and addresses are
taken only where they are addresses and nothing else (`usable`).
"""

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from pathlib import Path
from typing import Final

from relapp.domain.letter import (
    FactList,
    Head,
    Letter,
    Mailbox,
    Paragraph,
    Points,
    one_line,
    usable,
)
from relapp.errors import ExportFailed
from relapp.export.files import whole_file

_BLANK: Final = "\n\n"


def write_draft(letter: Letter, sender: Mailbox | None, at: datetime, target: Path) -> Path:
    """Write a letter as a draft (.eml) that the mail program opens for sending.

    Raises:
        ExportFailed: the target cannot be written; it is as it was before.
    """
    made = message(letter, sender, at)
    made["X-Unsent"] = "1"
    with whole_file(target) as draft:
        draft.write_bytes(made.as_bytes())
    return target


def message(letter: Letter, sender: Mailbox | None, at: datetime) -> EmailMessage:
    """Return a letter as a message of RFC 5322 in UTF-8."""
    made = EmailMessage(policy=SMTP)
    made["Subject"] = one_line(letter.subject)
    if sender is not None and usable(sender.address):
        made["From"] = _address(sender)
    boxes = [_address(box) for box in letter.to if usable(box.address)]
    if boxes:
        made["To"] = boxes
    made["Date"] = format_datetime(at)
    made.set_content(body(letter), charset="utf-8", cte="base64")
    entry = letter.appointment
    if entry is not None:
        made.add_attachment(
            entry.content,
            maintype="text",
            subtype="calendar",
            filename=one_line(entry.name),
            params={"method": entry.method, "charset": "utf-8"},
        )
    return made


def for_server(letter: Letter, sender: Mailbox, at: datetime) -> EmailMessage:
    """Return what a server is given; raises ExportFailed where nobody can be written to."""
    made = message(letter, sender, at)
    if "To" not in made:
        raise ExportFailed("mail.nobody", people=letter.without)
    # Named after the sender's domain: the name of this machine is nobody's business.
    made["Message-ID"] = make_msgid(domain=sender.address.rpartition("@")[2])
    return made


def body(letter: Letter) -> str:
    """Return the text of a letter."""
    return _BLANK.join(filter(None, map(_text, letter.parts))) + "\n"


def _text(part: Head | Paragraph | FactList | Points) -> str:
    if isinstance(part, Head):
        return one_line(part.text)
    if isinstance(part, Paragraph):
        return _clean(part.text)
    if isinstance(part, FactList):
        return "\n".join(_fact(one_line(name), one_line(value)) for name, value in part.facts)
    return "\n".join(f"- {one_line(line)}" for line in part.lines)


def _fact(name: str, value: str) -> str:
    return f"{name}: {value}" if name.isascii() else f"{name}：{value}"


def _clean(text: str) -> str:
    return "\n".join(one_line(line) for line in text.splitlines()).strip()


def _address(box: Mailbox) -> Address:
    return Address(one_line(box.name), addr_spec=box.address)
