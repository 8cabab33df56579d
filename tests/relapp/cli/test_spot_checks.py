"""`relapp spot-checks`: the same list for the same start value, as table and as JSON."""

from pathlib import Path

import pytest

from relapp.bootstrap import open_core
from relapp.clock import FixedClock
from tests.builders import NOW
from tests.relapp.cli.conftest import Run
from tests.relapp.small_office import SmallOffice


@pytest.fixture(autouse=True)
def _ticked(database: Path) -> None:
    """A release whose preparation is ticked, one tick doubted by the office and answered anew."""
    clock = FixedClock(NOW)
    core = open_core(str(database), clock=clock)
    office = SmallOffice(core, clock, str(database), lambda: core)
    try:
        office.walk(office.register(), "approve")
        sample = core.spot_checks.draw(office["office"], 50, "7")
        line = next(line for line in sample.lines if line.item.id == "data_ready")
        core.spot_checks.review(office["office"], line, holds=False, note="附件是旧版")
        office.answer(line.release_id, "data_ready", note="已换新版")
    finally:
        core.close()


def test_a_list_is_drawn_in_both_languages(run: Run) -> None:
    said = run("spot-checks", "--as", "office", "--draw", "1", "--seed", "7")
    assert said.code == 0
    head, headings, *lines = said.out.splitlines()
    assert head.startswith("抽签号 7，从 ")
    assert head.endswith(" 项中抽取 1 项")
    assert headings.split() == ["抽查", "发布", "检查项", "结论", "谁", "日期", "抽中原因"]
    assert len(lines) == 1
    assert "FB26-001 核心租赁系统 V2.0" in lines[0]
    english = run("spot-checks", "--as", "office", "--seed", "7", "--language", "en").out
    assert english.startswith("start value 7, ")
    assert "Drawn because" in english


def test_a_list_as_json(run: Run) -> None:
    asked = ("spot-checks", "--as", "office", "--draw", "50", "--seed", "7", "--json", "--closed")
    found = run(*asked).json
    assert run(*asked).json == found
    assert (found["seed"], found["with_closed"]) == ("7", True)
    line = next(line for line in found["lines"] if line["check"] == "data_ready")
    assert line["text"]["zh"] == "检查 data_ready"
    assert (line["number"], line["result"], line["person"]) == ("FB26-001", "pass", "何晓东")
    assert line["verdict"] is None
    assert line["doubted_before"] == {
        "holds": False,
        "note": "附件是旧版",
        "person": "许薇",
        "at": "2026-09-14T02:00:00+00:00",
    }
    assert line["reasons"][0] == "after_doubt"


def test_only_the_office_draws(run: Run) -> None:
    said = run("spot-checks", "--as", "manager")
    assert said.code == 1
    assert said.err.strip() == "抽查由发布管理岗进行"
    assert run("spot-checks", "--as", "office", "--draw", "500").err.strip() == (
        "一次抽 1 到 100 项"
    )
    assert run("spot-checks", "--as", "office", "--draw", "0").code == 2
