"""Letters about releases: who is written to, what stands in them, and what the journal keeps."""

import json
from collections.abc import Callable
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from relapp.domain.journal import Entry, Event
from relapp.domain.letter import Letter
from relapp.domain.mail_server import MailServer, Protection
from relapp.domain.person import PersonDraft
from relapp.domain.plan_kinds import IMPACT
from relapp.domain.vocabulary import Outcome
from relapp.errors import ExportFailed, RelappError
from relapp.export.mail import body
from relapp.store.tables import plan as t
from relapp.wording.errors import word
from relapp.wording.journal import sentence
from tests.builders import NOW
from tests.relapp.export.mail_desk import Manners, mail_server
from tests.relapp.small_office import SmallOffice


def give_address(office: SmallOffice, *logins: str, active: bool = True) -> None:
    for login in logins:
        person = office[login]
        draft = PersonDraft(
            person.name, login, person.department_id, f"{login}@example.com",
            person.roles, active, person.id, person.version,
        )  # fmt: skip
        office.core.people.save(office["admin"], draft)


def refusal(deed: Callable[[], object]) -> RelappError:
    with pytest.raises(RelappError) as caught:
        deed()
    said = word(caught.value)
    assert caught.value.code not in said.zh + said.en
    assert "—" not in said.zh
    return caught.value


@pytest.fixture
def waiting(office: SmallOffice) -> int:
    """A release in preparation that waits for several people."""
    key = office.register(window_id=office.window())
    office.walk(key, "prepare")
    give_address(office, "tester", "manager")
    return key


def reminder(office: SmallOffice, key: int, **more: object) -> Letter:
    return office.core.letters.reminder(office["manager"], [key], **more)  # type: ignore[arg-type]


def newest(office: SmallOffice, key: int) -> Entry:
    return office.core.history.of_release(key)[0]


def test_a_reminder_names_each_thing_and_goes_to_who_owes_it(
    office: SmallOffice, waiting: int
) -> None:
    letter = reminder(office, waiting)
    number = office.facts(waiting).release.number
    assert letter.subject == f"催办：{number} 核心租赁系统 V2.0"
    assert [box.address for box in letter.to] == ["tester@example.com"]
    assert office["owner"].name in letter.without
    assert office["manager"].name not in letter.names
    text = body(letter)
    assert "勾选「prepare」1 项（孙敏；" in text
    assert "试验集团 信息部" in text
    english = body(reminder(office, waiting, language="en"))
    assert "Tick 1 check of “(prepare)” (孙敏; " in english


def test_only_those_asked_for_are_reminded(office: SmallOffice, waiting: int) -> None:
    only = reminder(office, waiting, people={office["tester"].id})
    assert only.names == (office["tester"].name,)


def test_nobody_out_of_use_is_written_to(office: SmallOffice, waiting: int) -> None:
    give_address(office, "tester", active=False)
    assert office["tester"].name not in reminder(office, waiting).names


def test_a_draft_is_noted_on_the_release_with_its_recipients(
    office: SmallOffice, waiting: int, tmp_path: Path
) -> None:
    letter = reminder(office, waiting)
    target = tmp_path / "催办.eml"
    changes = office.core.letters.write_draft(office["manager"], letter, target)
    assert changes.seq
    message = message_from_bytes(target.read_bytes(), policy=default)
    assert message["To"] == "孙敏 <tester@example.com>"
    assert message["From"] == "陈志远 <manager@example.com>"
    entry = newest(office, waiting)
    assert entry.event is Event.REMINDED
    kept = json.loads(entry.after)
    assert kept["addresses"] == ["tester@example.com"]
    assert kept["way"] == "draft"
    assert set(kept["without"]) == set(letter.without)
    assert "孙敏" in sentence(entry).zh


def test_a_draft_that_cannot_be_written_is_not_noted(
    office: SmallOffice, waiting: int, tmp_path: Path
) -> None:
    before, letter = newest(office, waiting), reminder(office, waiting)
    target = tmp_path / "nowhere" / "a.eml"
    error = refusal(lambda: office.core.letters.write_draft(office["manager"], letter, target))
    assert isinstance(error, ExportFailed)
    assert newest(office, waiting) == before


def test_one_letter_for_several_releases_is_noted_on_each(
    office: SmallOffice, waiting: int, tmp_path: Path
) -> None:
    other = office.register(version_to="V3.0")
    office.walk(other, "prepare")
    letter = office.core.letters.reminder(office["office"], [waiting, other])
    assert letter.subject.endswith("等 2 份发布")
    office.core.letters.write_draft(office["office"], letter, tmp_path / "a.eml")
    assert {newest(office, key).event for key in (waiting, other)} == {Event.REMINDED}


def test_without_anything_to_wait_for_there_is_no_letter(office: SmallOffice) -> None:
    key = office.register()
    error = refusal(lambda: reminder(office, key, people={office["pmo"].id}))
    assert error.code == "mail.nothing_waits"
    assert office.facts(key).release.number in word(error).zh


def test_somebody_out_of_use_reminds_nobody(office: SmallOffice, waiting: int) -> None:
    gone = replace(office["manager"], active=False)
    error = refusal(lambda: office.core.letters.reminder(gone, [waiting]))
    assert word(error).zh == "陈志远 已停用，不能催办"


def of_process_a(office: SmallOffice) -> int:
    row = next(d.row_id for d in office.core.processes.active() if d.code == "A")
    return office.register(
        process_row=row,
        scope_option="upgrade",
        purpose="还款计划改为批量重算",
        window_id=office.window(),
        change_ids=(office.change("BG-1"),),
    )


def add_impact(office: SmallOffice, key: int, **values: object) -> None:
    with office.core.letters._desk.transactions.begin(office["office"]) as work:
        work.insert(
            t.plan_item, release_id=key, kind=IMPACT.id, position=1, content=json.dumps(values),
            person_id=office["office"].id, at=NOW, version=1,
        )  # fmt: skip
        work.touch(key)


def test_the_notice_tells_users_what_when_how_long_and_whom_to_ask(
    office: SmallOffice, tmp_path: Path
) -> None:
    key = of_process_a(office)
    letters = office.core.letters
    empty = body(letters.notice(office["manager"], key))
    assert "停用时间：（请填写）" in empty
    add_impact(office, key, application=office.application(), who="全部客户经理", downtime=90)
    give_address(office, "manager")
    letter = letters.notice(office["manager"], key)
    assert letter.subject == "上线通告：核心租赁系统 V2.0，9月24日 周四 19:30"
    text = body(letter)
    for line in (
        "系统：核心租赁系统",
        "上线时间：9月24日 周四 19:30–23:30",
        "停用时间：约 90 分钟",
        "联系人：陈志远 manager@example.com",
        "- 还款计划改为批量重算",
        "- 改 BG-1（BG-1）",
        "- 核心租赁系统：全部客户经理",
    ):
        assert line in text
    letters.write_draft(office["manager"], letter, tmp_path / "a.eml")
    entry = newest(office, key)
    assert (entry.event, sentence(entry).zh) == (Event.DOCUMENT_MADE, "生成《上线通告》")
    assert sentence(entry).en == "Made Go-live notice"


def test_a_notice_is_for_the_keeper_and_for_processes_that_have_one(office: SmallOffice) -> None:
    key = of_process_a(office)
    letters = office.core.letters
    assert refusal(lambda: letters.notice(office["other"], key)).code == "release.not_keeper"
    plain = office.register(version_to="V9")
    error = refusal(lambda: letters.notice(office["manager"], plain))
    assert error.code == "mail.no_notice"


def test_the_result_goes_to_everybody_who_had_a_part(office: SmallOffice) -> None:
    key = office.register(window_id=office.window())
    give_address(office, "tester", "staff")
    letters = office.core.letters
    assert refusal(lambda: letters.result(office["manager"], key)).code == "mail.no_outcome"
    office.walk(key, "confirm")
    office.core.releases.set_outcome(office["office"], key, Outcome.ROLLED_BACK, "核对不平")
    letter = letters.result(office["manager"], key)
    number = office.facts(key).release.number
    assert letter.subject == f"已回退：{number} 核心租赁系统 V2.0"
    assert {box.name for box in letter.to} == {"孙敏", "高翔"}
    assert "尚未完成的跟进" in body(letter)
    assert "Rolled back" in letters.result(office["manager"], key, "en").subject


def test_what_was_sent_is_noted_with_whom_the_server_took(
    office: SmallOffice, waiting: int
) -> None:
    give_address(office, "owner")
    letter = reminder(office, waiting)
    manners = Manners(refuses=frozenset({"owner@example.com"}))
    with mail_server(manners) as port:
        server = MailServer("127.0.0.1", port, Protection.NONE, "desk@example.com")
        sent = office.core.letters.send(
            office["manager"], letter, server, "", lambda _step, _share: None
        )
        office.core.letters.check_server(server, "", lambda _step, _share: None)
    assert sent.refused == ("owner@example.com",)
    assert [m[1] for m in manners.mails] == [("tester@example.com",)]
    office.core.letters.note_sent(office["manager"], sent)
    kept = json.loads(newest(office, waiting).after)
    assert kept["way"] == "sent"
    assert kept["addresses"] == ["tester@example.com"]
    assert office["owner"].name in kept["without"]
