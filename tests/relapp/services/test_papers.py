"""Deliverables, plan sections and the contents kept behind them."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from relapp.domain.changes import Kind
from relapp.domain.journal import Event
from relapp.domain.vocabulary import Reason
from relapp.errors import InvalidInput, NotFound, NotPermitted, RelappError, StaleRecord
from relapp.services.files import safe_name
from relapp.services.plans import BODY_LIMIT
from relapp.store.tables.release import blob
from tests.relapp.small_office import SmallOffice


@pytest.fixture
def release_id(office: SmallOffice) -> int:
    """A release that was just registered."""
    return office.register()


def test_versions_of_a_deliverable(office: SmallOffice, release_id: int) -> None:
    add = office.core.deliverables.add_content
    add(office["manager"], release_id, "manual", "手册.docx", b"one")
    changes = add(office["office"], release_id, "manual", "手册 2.docx", b"two", " 改了步骤 ")
    assert changes.touches(Kind.RELEASE, release_id)
    first, second = office.facts(release_id).deliverables["manual"]
    assert (first.revision, first.filename, first.size, first.person) == (
        1,
        "手册.docx",
        3,
        "陈志远",
    )
    assert (second.revision, second.note) == (2, "改了步骤")
    assert office.core.deliverables.content(first.sha256) == b"one"
    assert office.core.history.of_release(release_id)[0].event is Event.DELIVERABLE_ADDED


def test_the_same_content_is_stored_once(office: SmallOffice, release_id: int) -> None:
    other = office.register()
    for key in (release_id, other):
        office.core.deliverables.add_content(office["manager"], key, "manual", "手册", b"same")
    office.core.checks.add_evidence(office["tester"], other, "tested", "手册", content=b"same")
    with office.core.store.reading() as connection:
        assert connection.execute(select(func.count()).select_from(blob)).scalar() == 1


def test_a_file_from_disk_and_back(office: SmallOffice, release_id: int, tmp_path: Path) -> None:
    source = tmp_path / "上线手册.docx"
    source.write_bytes(b"\x00\xffcontent")
    office.core.deliverables.add(office["manager"], release_id, "manual", source)
    (file,) = office.facts(release_id).deliverables["manual"]
    target = office.core.deliverables.save_copy(file.sha256, tmp_path / "copy.docx")
    assert target.read_bytes() == b"\x00\xffcontent"
    with pytest.raises(NotFound):
        office.core.deliverables.save_copy("0" * 64, tmp_path / "none.docx")
    assert not (tmp_path / "none.docx").exists()


def test_files_that_are_not_taken(office: SmallOffice, release_id: int, tmp_path: Path) -> None:
    add = office.core.deliverables.add
    with pytest.raises(InvalidInput) as caught:
        add(office["manager"], release_id, "manual", tmp_path)
    assert caught.value.code == "file.unreadable"
    settings = office.core.office.get()
    office.core.office.save(office["admin"], replace(settings, attachment_limit=10))
    large, empty = tmp_path / "large.bin", tmp_path / "empty.bin"
    large.write_bytes(b"x" * 11)
    empty.write_bytes(b"")
    for path, code in (
        (large, "file.too_large"),
        (empty, "file.empty"),
        (tmp_path / "none.bin", "file.unreadable"),
    ):
        with pytest.raises(InvalidInput) as caught:
            add(office["manager"], release_id, "manual", path)
        assert caught.value.code == code
    with pytest.raises(InvalidInput):
        office.core.deliverables.add_content(
            office["manager"], release_id, "manual", "large", b"x" * 11
        )
    assert office.facts(release_id).deliverables == {}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("手册.docx", "手册.docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\手册.docx", "手册.docx"),
        ("a/b\\c/d.txt", "d.txt"),
        ("..", "file"),
        (".", "file"),
        ("", "file"),
        (" \t\n", "file"),
        ("x\u202egpj.exe", "xgpj.exe"),
        ("a\x00b\x1b[31m.txt", "ab[31m.txt"),
        ("名" * 300 + ".docx", "名" * 78 + ".docx"),
    ],
)
def test_no_name_is_taken_at_its_word(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_who_provides_and_writes(office: SmallOffice, release_id: int) -> None:
    with pytest.raises(NotPermitted):
        office.core.deliverables.add_content(office["pmo"], release_id, "manual", "x", b"x")
    with pytest.raises(NotPermitted):
        office.core.plans.write(office["tester"], release_id, "purpose", "x", 0)
    with pytest.raises(NotFound):
        office.core.deliverables.add_content(office["manager"], release_id, "?", "x", b"x")
    with pytest.raises(NotFound):
        office.core.plans.write(office["manager"], release_id, "?", "x", 0)


def test_a_section_is_written_and_written_again(office: SmallOffice, release_id: int) -> None:
    write = office.core.plans.write
    changes = write(office["manager"], release_id, "purpose", "为了按新口径重算。  \n", 0)
    assert changes.touches(Kind.RELEASE, release_id)
    write(office["office"], release_id, "purpose", "为了按新口径重算，减少人工。", 1)
    section = office.facts(release_id).sections["purpose"]
    assert (section.body, section.version, section.person) == (
        "为了按新口径重算，减少人工。",
        2,
        "许薇",
    )
    newest = office.core.history.of_release(release_id)[0]
    assert "为了按新口径重算。" in newest.before


def test_a_stale_section_is_refused_and_theirs_is_handed_back(
    office: SmallOffice, release_id: int
) -> None:
    write = office.core.plans.write
    write(office["manager"], release_id, "purpose", "一", 0)
    for version in (0, 2):
        with pytest.raises(StaleRecord) as caught:
            write(office["office"], release_id, "purpose", "二", version)
        assert caught.value.details["theirs"] == office.facts(release_id).sections["purpose"]
    assert office.facts(release_id).sections["purpose"].body == "一"


def test_the_same_words_again_change_nothing(office: SmallOffice, release_id: int) -> None:
    office.core.plans.write(office["manager"], release_id, "purpose", "一", 0)
    before = office.core.history.newest()
    assert not office.core.plans.write(office["manager"], release_id, "purpose", "一\n", 1)
    assert office.core.history.newest() == before


def test_signs_that_no_document_can_hold_are_left_out(office: SmallOffice, release_id: int) -> None:
    body = "一\x00二\x0b\ud800三\t四\n\u3000五\u200b🙂"
    office.core.plans.write(office["manager"], release_id, "purpose", body, 0)
    assert office.facts(release_id).sections["purpose"].body == "一二三\t四\n\u3000五🙂"


def test_a_section_beyond_all_measure(office: SmallOffice, release_id: int) -> None:
    write = office.core.plans.write
    with pytest.raises(InvalidInput) as caught:
        write(office["manager"], release_id, "purpose", "长" * (BODY_LIMIT + 1), 0)
    assert caught.value.code == "section.too_long"
    write(office["manager"], release_id, "purpose", "长" * BODY_LIMIT, 0)


def test_an_emptied_section_is_missing_again(office: SmallOffice, release_id: int) -> None:
    write = office.core.plans.write
    write(office["manager"], release_id, "purpose", "一", 0)
    write(office["manager"], release_id, "purpose", "", 1)
    assert office.requirement(release_id, "purpose").reason is Reason.NOT_WRITTEN


def test_the_plan_is_fixed_once_it_is_approved(office: SmallOffice, release_id: int) -> None:
    office.walk(release_id, "implement")
    version = office.facts(release_id).sections["purpose"].version
    with pytest.raises(RelappError) as caught:
        office.core.plans.write(office["manager"], release_id, "purpose", "改", version)
    assert caught.value.code == "release.content_locked"
