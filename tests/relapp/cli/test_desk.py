"""`relapp desk`: what waits for somebody, what that person waits for, and the stable JSON."""

from pathlib import Path

import pytest

from relapp.bootstrap import open_core
from relapp.clock import FixedClock
from tests.builders import NOW
from tests.relapp.cli.conftest import Run
from tests.relapp.small_office import SmallOffice


@pytest.fixture
def number(database: Path) -> str:
    """A release in preparation, kept by 陈志远."""
    clock = FixedClock(NOW)
    core = open_core(str(database), clock=clock)
    office = SmallOffice(core, clock, str(database), lambda: core)
    try:
        key = office.register()
        office.walk(key, "prepare")
        return office.facts(key).release.number
    finally:
        core.close()


def test_both_lists_in_both_languages(run: Run, number: str) -> None:
    said = run("desk", "--login", "manager")
    assert said.code == 0
    assert "陈志远的待办：" in said.out
    assert "上传《上线手册》" in said.out
    assert f"{number} 核心租赁系统 V2.0" in said.out
    mine, _, awaited = said.out.partition("陈志远在等的：")
    assert "孙敏" not in mine
    assert "孙敏" in awaited
    english = run("desk", "--login", "manager", "--language", "en").out
    assert "Waiting for 陈志远: " in english
    assert "Deliver (上线手册)" in english


def test_nothing_waits_for_somebody_without_a_part(run: Run, number: str) -> None:
    said = run("desk", "--as", "other")
    assert (said.code, said.out) == (0, "吴倩的待办：0 项\n")


def test_the_desk_as_json(run: Run, number: str) -> None:
    found = run("desk", "--login", "MANAGER", "--json").json
    assert found["login"] == "manager"
    manual = next(d for d in found["mine"] if d["kind"] == "deliver")
    assert manual["number"] == number
    assert manual["sentence"] == {"zh": "上传《上线手册》", "en": "Deliver (上线手册)"}
    assert manual["people"] == ["陈志远"]
    assert manual["behalf"] is None
    assert manual["address"] == f"relapp://release/{number}/deliverable/manual"
    assert set(manual) == {
        *("kind", "subject", "sentence", "count", "when", "number", "application", "version"),
        *("since", "due", "starts_at", "people", "behalf", "address"),
    }
    assert all("陈志远" not in d["people"] for d in found["awaited"])


def test_an_unknown_login_is_refused_with_those_there_are(run: Run, number: str) -> None:
    said = run("desk", "--login", "niemand")
    assert said.code == 1
    assert "没有账号为 niemand 的在用人员" in said.err
    assert "manager" in said.err
