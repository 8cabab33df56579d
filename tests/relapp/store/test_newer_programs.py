"""Beside a newer program this one writes, only reads, or is kept out, as that one has said."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import text

from relapp.bootstrap import Core, open_core
from relapp.domain.vocabulary import CheckResult
from relapp.errors import SchemaTooNew
from relapp.services import history as history_module
from relapp.store.schema_mark import READS_FROM, SCHEMA, WRITES_FROM
from relapp.wording.errors import lines
from tests.relapp.small_office import SmallOffice

Upgrade = Callable[[str, str], None]


@pytest.fixture
def upgraded(office: SmallOffice) -> Upgrade:
    """Do to the database what a newer program's upgrade does."""

    def upgrade(reads_from: str, writes_from: str) -> None:
        office.tampered = True
        with office.core.store.engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9000'"))
            connection.execute(
                text("UPDATE program_reach SET reads_from = :r, writes_from = :w"),
                {"r": reads_from, "w": writes_from},
            )

    return upgrade


@pytest.fixture
def opened(office: SmallOffice) -> Iterator[Callable[[], Core]]:
    """Open the office once more, as a desk that starts now."""
    cores: list[Core] = []

    def start() -> Core:
        cores.append(open_core(office.url, clock=office.clock))
        return cores[-1]

    yield start
    for core in cores:
        core.close()


def _tick(office: SmallOffice, core: Core, release_id: int) -> None:
    view = core.releases.view(release_id)
    item = view.definition.stage(view.facts.release.stage).checks[0]
    actor = office.holder(release_id, item.role)
    core.checks.answer(actor, release_id, item.id, CheckResult.PASS, "", 0)


def test_an_upgrade_says_who_may_work_beside_it(office: SmallOffice) -> None:
    with office.core.store.reading() as connection:
        row = connection.execute(text("SELECT reads_from, writes_from FROM program_reach")).one()
    assert tuple(row) == (READS_FROM, WRITES_FROM)
    assert max(READS_FROM, WRITES_FROM) <= SCHEMA


def test_a_program_within_reach_goes_on_writing(
    office: SmallOffice, upgraded: Upgrade, opened: Callable[[], Core]
) -> None:
    release_id = office.register()
    upgraded(SCHEMA, SCHEMA)
    core = opened()
    _tick(office, core, release_id)
    assert not core.history.reads_only


def test_a_program_that_may_only_read_opens_and_says_so_when_it_is_to_write(
    office: SmallOffice, upgraded: Upgrade, opened: Callable[[], Core]
) -> None:
    release_id = office.register()
    upgraded(SCHEMA, "9000")
    core = opened()
    assert core.releases.view(release_id).facts.release.id == release_id
    assert core.history.reads_only
    with pytest.raises(SchemaTooNew) as refused:
        _tick(office, core, release_id)
    said = lines(refused.value)[0]
    assert "已由更新的程序升级（结构 9000" in said.zh
    assert "nothing was saved. Update it, then change things" in said.en
    assert core.releases.view(release_id).facts.checks == {}


def test_a_program_out_of_reach_is_kept_out(
    office: SmallOffice, upgraded: Upgrade, opened: Callable[[], Core]
) -> None:
    upgraded("9000", "9000")
    with pytest.raises(SchemaTooNew) as refused:
        opened()
    assert refused.value.code == "store.too_new"


def test_an_open_desk_notices_the_upgrade_with_its_next_look(
    office: SmallOffice, upgraded: Upgrade, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_module, "NEWER_AFTER", 0.0)
    release_id = office.register()
    history = office.core.history
    cursor = history.since(0).seq
    upgraded(SCHEMA, "9000")
    history.since(cursor)
    assert history.reads_only
    with pytest.raises(SchemaTooNew, match=r"store\.reads_only"):
        _tick(office, office.core, release_id)


def test_a_newer_program_that_says_nothing_keeps_older_ones_out(
    office: SmallOffice, opened: Callable[[], Core]
) -> None:
    office.tampered = True
    with office.core.store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9000'"))
        connection.execute(text("DROP TABLE program_reach"))
    with pytest.raises(SchemaTooNew):
        opened()
