"""Whole files: the target changes completely or not at all."""

import errno
import os
from pathlib import Path

import pytest

from relapp.errors import ExportFailed
from relapp.export.files import whole_file
from relapp.export.printable import printable


def refusal(target: Path, text: str = "new") -> ExportFailed:
    with pytest.raises(ExportFailed) as caught, whole_file(target) as draft:
        draft.write_text(text, encoding="utf-8")
    return caught.value


def test_the_target_holds_the_new_content_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "发布方案.docx"
    target.write_text("old", encoding="utf-8")
    with whole_file(target) as draft:
        draft.write_text("new", encoding="utf-8")
        assert draft.parent == tmp_path
        assert draft.suffix == ".docx"
        assert target.read_text(encoding="utf-8") == "old"
    assert target.read_text(encoding="utf-8") == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_an_error_of_the_writer_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_text("old", encoding="utf-8")

    def stop_half_way() -> None:
        with whole_file(target) as draft:
            draft.write_text("half", encoding="utf-8")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        stop_half_way()
    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "export.disk_full"),
        (errno.EROFS, "export.not_permitted"),
        (errno.EIO, "export.failed"),
    ],
)
def test_a_disk_that_refuses_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def refuse(handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    target = tmp_path / "a.docx"
    found = refusal(target)
    assert found.code == code
    assert found.details["path"] == str(target)
    assert list(tmp_path.iterdir()) == []


def test_a_target_open_in_another_program_is_told_from_a_folder_without_rights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(self: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "used by another process")

    monkeypatch.setattr(Path, "replace", locked)
    target = tmp_path / "a.docx"
    target.write_text("old", encoding="utf-8")
    assert refusal(target).code == "export.locked"
    assert target.read_text(encoding="utf-8") == "old"
    assert refusal(tmp_path / "b.docx").code == "export.not_permitted"
    assert list(tmp_path.iterdir()) == [target]


def test_missing_folders_and_folders_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "no" / "a.docx").code == "export.no_folder"
    assert refusal(tmp_path).code == "export.is_folder"


@pytest.mark.skipif(os.name == "nt", reason="rights are not modes there")
def test_rights_of_the_old_file_are_kept_and_new_ones_are_ordinary(tmp_path: Path) -> None:
    old, new = tmp_path / "old.docx", tmp_path / "new.docx"
    old.touch(mode=0o640)
    (tmp_path / "plain").touch()
    for target in (old, new):
        with whole_file(target) as draft:
            draft.write_text("x", encoding="utf-8")
    assert old.stat().st_mode == 0o100640
    assert new.stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_printable_drops_what_xml_cannot_carry_and_nothing_else() -> None:
    assert printable("a\x00\x0b\x1f\ufffe\ud800b") == "ab"
    kept = "核心 <V3.2> & “引号” — \t\n😀"
    assert printable(kept) == kept
