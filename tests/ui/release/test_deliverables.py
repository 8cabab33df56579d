"""Deliverables beside the checks: upload, versions, copies, refusals."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.release.conftest import Desk, OfficeAt, OpenDesk
from ui.release.deliverables_panel import DeliverablesPanel

NOTE = "upgrade_note"


def panel_of(desk: Desk) -> DeliverablesPanel:
    """Return the panel."""
    return desk.checks.deliverables


def test_uploading_adds_a_version_and_counts(
    office_at: OfficeAt, open_desk: OpenDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(office_at("preparing"), "陈志远", "checks")
    panel = panel_of(desk)
    assert panel._count.text() == "必需 0 / 5"
    assert panel.go_to(NOTE)
    for number in (1, 2):
        paper = tmp_path / f"升级说明{number}.docx"
        paper.write_bytes(b"note %d" % number)
        monkeypatch.setattr(desk.pane._door, "ask_files", lambda _parent, p=paper: [p])
        panel._upload.click()
        desk.settle()
    assert panel._count.text() == "必需 1 / 5"
    row = panel.current()
    assert row is not None
    assert row.id == NOTE
    assert [f.filename for f in row.files] == ["升级说明1.docx", "升级说明2.docx"]
    assert "第 2 版" in panel._delegate.second_line(row)


def test_a_file_dropped_on_a_row_goes_to_that_row(
    qtbot: QtBot, office_at: OfficeAt, open_desk: OpenDesk, tmp_path: Path
) -> None:
    desk = open_desk(office_at("preparing"), "陈志远", "checks")
    panel = panel_of(desk)
    index = panel.model.index_of("golive_manual")
    place = panel.view.visualRect(index).center()
    assert panel._takes(place)
    paper = tmp_path / "上线手册.docx"
    paper.write_bytes(b"manual")
    panel._on_dropped([paper], place)
    desk.settle()
    assert [f.filename for f in desk.view.facts.deliverables["golive_manual"]] == ["上线手册.docx"]


def test_somebody_without_a_part_in_it_is_told_why(
    office_at: OfficeAt, open_desk: OpenDesk
) -> None:
    desk = open_desk(office_at("preparing"), "孙敏", "checks")
    panel = panel_of(desk)
    assert panel.go_to(NOTE)
    assert not panel._upload.isEnabled()
    assert panel._upload.toolTip()


def test_a_kept_file_is_saved_elsewhere(
    office_at: OfficeAt, open_desk: OpenDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = office_at("preparing")
    scene.upload(scene.release_id)
    desk = open_desk(scene, "陈志远", "checks")
    panel = panel_of(desk)
    panel.go_to(NOTE)
    target = tmp_path / "copy.docx"
    monkeypatch.setattr(desk.pane._door, "ask_target", lambda _parent, _name: target)
    panel._save.click()
    desk.settle()
    assert target.read_bytes() == NOTE.encode()
    assert str(target) in desk.said[-1]


def test_an_address_of_a_deliverable_leads_here(office_at: OfficeAt, open_desk: OpenDesk) -> None:
    desk = open_desk(office_at("preparing"), "陈志远", "documents", NOTE)
    assert desk.pane.current_tab() == "checks"
    row = panel_of(desk).current()
    assert row is not None
    assert row.id == NOTE
