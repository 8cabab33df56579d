"""`tour`: the cases of both processes walked to their ends, documents and pictures left behind."""

import struct
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from relapp.bootstrap import open_core
from relapp.clock import FixedClock
from relapp.domain.board import CardFilter, Scope
from relapp.domain.vocabulary import Status
from relapp.sample import office
from relapp.sample.furnish import founder, furnish
from tests.relapp.cli.conftest import Run

TABLE = (
    "A     正常        已关闭  8     0     0         0 / 0",
    "A     退回后重提  已关闭  10    2     0         0 / 0",
    "A     紧急        已关闭  9     0     0         6 / 6",
    "A     签署失效    已关闭  12    0     4         0 / 0",
    "B     正常        已关闭  10    0     0         1 / 1",
    "B     退回后重提  已关闭  13    2     0         1 / 1",
    "B     紧急        已关闭  11    0     0         14 / 14",
    "B     签署失效    已关闭  12    0     2         1 / 1",
)
CASE_PICTURES = (
    "returned",
    "returned-approval",
    "emergency",
    "emergency-board",
    "lapsed",
)
PICTURES = ("board", "table", "release", "calendar", "kpi", "meetings")


def _small_sample(url: str, now: datetime, **_told: object) -> None:
    """Make an office with windows and without two years of history."""
    core = furnish(url, FixedClock(now))
    for year in (now.year, now.year + 1):
        core.windows.create(founder(core), core.windows.propose(year))
    core.close()


def test_a_tour(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "build_sample", _small_sample)
    folder = tmp_path / "tour"
    said = run("tour", "-o", folder)
    assert said.code == 0, said.err
    core = open_core(str(folder / "walked.db"))
    try:
        cards = core.board.cards(CardFilter(scope=Scope.EVERYTHING)).cards
        assert sorted(c.process_code for c in cards) == ["A"] * 4 + ["B"] * 4
        assert {c.status for c in cards} == {Status.CLOSED}
        assert core.history.verify().sound
    finally:
        core.close()
    assert len(list(folder.glob("plan-*.docx"))) == 2
    for path in (*folder.glob("*.docx"), *folder.glob("kpi-*.xlsx")):
        assert zipfile.is_zipfile(path)
    assert next(folder.glob("windows-*.ics")).read_bytes().startswith(b"BEGIN:VCALENDAR")
    shown = set(said.out.split())
    for path in (p for p in folder.rglob("*") if p.is_file()):
        assert str(path) in shown
    for row in TABLE:
        assert row in said.out
    assert "全部对得上" in said.out
    _check_pictures(folder / "screenshots")


def _check_pictures(pictures: Path) -> None:
    # Without releases on their way there is none to show beside the walked ones.
    pages = [*PICTURES[:2], *PICTURES[3:]]
    cases = [f"case-{process}-{case}" for process in "ab" for case in CASE_PICTURES]
    for look in ("light", "dark"):
        for name in (*pages, *cases):
            assert _size(pictures / f"{name}-{look}.png") == (1440, 900)
        assert _size(pictures / f"board-{look}-en.png") == (1440, 900)
        for process in "ab":
            assert _size(pictures / f"case-{process}-lapsed-changes-{look}.png")[0] > 0


def test_a_folder_that_cannot_be(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    said = run("tour", "-o", tmp_path / "file" / "tour")
    assert said.code == 1
    assert "file" in said.err


def _size(picture: Path) -> tuple[int, int]:
    head = picture.read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", head[16:])
    return width, height
