"""`meetings` and `minutes`: what there is, and the Word file of one."""

import zipfile
from pathlib import Path

from relapp.bootstrap import open_core
from relapp.domain.meeting import MeetingDraft
from tests.builders import NOW
from tests.relapp.cli.conftest import Run


def test_the_minutes_of_a_meeting(run: Run, database: Path, tmp_path: Path) -> None:
    core = open_core(str(database))
    try:
        people = {person.login: person for person in core.people.all()}
        draft = MeetingDraft(
            title="九月评审会", place="三楼", starts_at=NOW, host_id=people["head"].id
        )
        core.meetings.save(people["office"], draft)
    finally:
        core.close()
    listed = run("meetings", "--as", "office")
    assert listed.code == 0
    assert "九月评审会" in listed.out
    assert "待开" in listed.out
    target = tmp_path / "纪要.docx"
    said = run("minutes", 1, "-o", target, "--as", "office")
    assert said.code == 0
    assert str(target) in said.out
    with zipfile.ZipFile(target) as package:
        assert "九月评审会" in package.read("word/document.xml").decode()
    refused = run("minutes", 7, "-o", target, "--as", "office")
    assert refused.code == 1
    assert refused.err.strip() == "没有这个评审会"
    hidden = run("minutes", 1, "-o", target, "--as", "staff")
    assert hidden.code == 1
    assert "没有邀请你" in hidden.err
