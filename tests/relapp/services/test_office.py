"""The office's settings and the processes it works by."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from relapp.domain.changes import Kind
from relapp.domain.office import Office
from relapp.errors import InvalidInput, NotFound, NotPermitted, StaleRecord
from tests.builders import SMALL, STAGES, a_check
from tests.relapp.small_office import SmallOffice


def test_settings_are_kept(office: SmallOffice) -> None:
    known = office.core.office.get()
    assert known == Office("试验集团", "信息部")
    wanted = replace(known, name=" 新名 ", unit="发布处", zone="Europe/Berlin", number_prefix="REL")
    changes = office.core.office.save(office["admin"], wanted)
    assert changes.touches(Kind.OFFICE)
    found = office.core.office.get()
    assert (found.name, found.unit, found.zone, found.version) == (
        "新名",
        "发布处",
        "Europe/Berlin",
        2,
    )
    assert office.core.releases._desk.zone() == ZoneInfo("Europe/Berlin")
    assert office.facts(office.register()).release.number == "REL26-001"
    with pytest.raises(StaleRecord):
        office.core.office.save(office["admin"], wanted)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name": " "}, "field.missing"),
        ({"zone": "Mars/Olympus"}, "office.zone"),
        ({"zone": "../etc/passwd"}, "office.zone"),
        ({"zone": ""}, "office.zone"),
        ({"number_prefix": ""}, "office.prefix"),
        ({"number_prefix": "F-1"}, "office.prefix"),
        ({"number_prefix": "发布"}, "office.prefix"),
        ({"number_prefix": "TOOLONGX"}, "office.prefix"),
        ({"attachment_limit": 0}, "office.limit"),
        ({"attachment_limit": 2**31}, "field.not_allowed"),
        ({"unit": "长" * 401}, "field.too_long"),
    ],
)
def test_settings_that_cannot_work(
    office: SmallOffice, fields: dict[str, object], code: str
) -> None:
    wanted = replace(office.core.office.get(), **fields)  # type: ignore[arg-type]
    with pytest.raises(InvalidInput) as caught:
        office.core.office.save(office["admin"], wanted)
    assert caught.value.code == code
    assert office.core.office.get().version == 1


def test_only_an_administrator_changes_settings_and_processes(office: SmallOffice) -> None:
    with pytest.raises(NotPermitted):
        office.core.office.save(office["office"], office.core.office.get())
    with pytest.raises(NotPermitted):
        office.core.processes.store(office["office"], SMALL)


def test_a_running_release_stays_on_its_version_of_the_process(office: SmallOffice) -> None:
    key = office.register()
    first = STAGES[0]
    stages = (replace(first, checks=(*first.checks, a_check("more"))), *STAGES[1:])
    newer = replace(SMALL, version="V2", stages=stages, sha256="6" * 64)
    changes = office.core.processes.store(office["admin"], newer)
    assert changes.touches(Kind.PROCESS)
    (active,) = [d for d in office.core.processes.active() if d.code == "T"]
    assert (active.version, active.sha256) == ("V2", "6" * 64)
    assert active.row_id not in (0, office.facts(key).release.process_row)
    assert "more" not in {r.subject_id for r in office.view(key).requirements}
    assert "more" in {r.subject_id for r in office.view(office.register()).requirements}
    assert office.core.processes.get(office.facts(key).release.process_row).version == "V1"


def test_a_version_stored_before_is_taken_up_again(office: SmallOffice) -> None:
    row = office.process_row()
    office.core.processes.store(office["admin"], replace(SMALL, version="V2", sha256="6" * 64))
    assert office.process_row() != row
    office.core.processes.store(office["admin"], SMALL)
    assert office.process_row() == row


def test_another_desk_knows_a_process_stored_later(office: SmallOffice) -> None:
    other = office.open_again()
    assert len(other.core.processes.active()) == 3
    office.core.processes.store(office["admin"], replace(SMALL, version="V2", sha256="6" * 64))
    key = office.register()
    assert other.view(key).definition.version == "V2"
    with pytest.raises(NotFound):
        other.core.processes.get(99)
