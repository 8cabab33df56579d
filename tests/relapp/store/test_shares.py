"""A database file on a network share is refused, with the reason and what to do instead."""

import ctypes
import os
import sys
from pathlib import Path, PurePosixPath
from types import SimpleNamespace

import pytest

from relapp.bootstrap import create_core, open_core
from relapp.domain.office import Office
from relapp.domain.person import ADMINISTRATOR, PersonDraft
from relapp.errors import StoreUnavailable
from relapp.services.database import upgrade_database
from relapp.store import engine, shares
from relapp.store.shares import parse_mount, parse_mountinfo, type_of, windows_share
from relapp.wording.errors import word

MOUNTINFO = r"""
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard
24 27 0:6 / /dev rw,relatime - devtmpfs devtmpfs rw,mode=755
40 27 0:41 / /srv/share rw,relatime shared:22 master:1 - nfs4 files.example:/export rw,vers=4.2
41 40 8:2 / /srv/share/local rw,relatime shared:23 - xfs /dev/sdb1 rw
42 27 0:42 / /mnt/部门\040文件 rw,relatime - cifs //files.example/office rw,vers=3.0
43 27 0:43 / /home/lin/remote rw,nosuid - fuse.sshfs lin@files.example: rw,user_id=1000
44 27 0:44 / /mnt/c rw,noatime - 9p drvfs rw,dirsync
45 27 0:45 / /mnt/twice rw - smb3 //files.example/twice rw
46 45 8:3 / /mnt/twice rw - ext4 /dev/sdc1 rw
47 27 0:46 / /mnt/fuse rw - fuse.ntfs-3g /dev/sdd1 rw
this line is of another shape
48 27 0:47 / /mnt/short -
"""
MACOS = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
devfs on /dev (devfs, local, nobrowse)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse)
//lin@files.example/office on /Volumes/Office (shared) (smbfs, nodev, nosuid, mounted by lin)
files.example:/export on /Volumes/export (nfs, nodev, nosuid)
map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/lib/office.db", ""),
        ("/srv/share/office.db", "nfs4"),
        ("/srv/share/local/office.db", ""),
        ("/srv/shared/office.db", ""),
        ("/mnt/部门 文件/a/office.db", "cifs"),
        ("/home/lin/remote/office.db", "fuse.sshfs"),
        ("/home/lin/office.db", ""),
        ("/mnt/c/Users/lin/office.db", "9p"),
        ("/mnt/twice/office.db", ""),
        ("/mnt/fuse/office.db", ""),
    ],
)
def test_the_mount_nearest_to_a_file_tells(path: str, kind: str) -> None:
    assert type_of(PurePosixPath(path), parse_mountinfo(MOUNTINFO)) == kind


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/Users/lin/office.db", ""),
        ("/Volumes/Office (shared)/office.db", "smbfs"),
        ("/Volumes/export/office.db", "nfs"),
        ("/System/Volumes/Data/office.db", ""),
    ],
)
def test_macos_lists_its_mounts(path: str, kind: str) -> None:
    assert type_of(PurePosixPath(path), parse_mount(MACOS)) == kind


@pytest.mark.parametrize(
    ("drive", "answer", "kind"),
    [
        ("\\\\files\\office", 0, "UNC"),
        ("//files/office", 0, "UNC"),
        ("\\\\?\\UNC\\files\\office", 0, "UNC"),
        ("\\\\?\\C:", 3, ""),
        ("C:", 3, ""),
        ("N:", 4, "N:"),
        ("", 0, ""),
    ],
)
def test_windows_is_asked_for_the_kind_of_drive(
    monkeypatch: pytest.MonkeyPatch, drive: str, answer: int, kind: str
) -> None:
    asked: list[str] = []

    def drive_type(root: str) -> int:
        asked.append(root)
        return answer

    kernel = SimpleNamespace(GetDriveTypeW=drive_type)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(os.path, "splitdrive", lambda path: (drive, path))
    assert windows_share(Path("office.db")) == kind
    assert asked in ([], [f"{drive}\\"])
    assert bool(asked) == (len(drive) == len("C:"))


@pytest.mark.skipif(sys.platform != "linux", reason="reads the mounts of Linux")
def test_the_disk_of_the_tests_is_local(tmp_path: Path) -> None:
    assert shares.network_type(tmp_path / "not there" / "office.db") == ""
    assert ("/", True) in [(place, bool(kind)) for place, kind in shares._mounts()]


def test_nothing_is_opened_or_made_on_a_share(
    furnished_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "network_type", lambda _path: "cifs")
    before = furnished_file.read_bytes()
    for deed in (open_core, upgrade_database):
        with pytest.raises(StoreUnavailable) as caught:
            deed(str(furnished_file))
        assert caught.value.code == "store.network_share"
    said = word(caught.value)
    assert str(furnished_file) in said.zh
    assert "cifs" in said.zh
    assert "损坏" in said.zh
    assert "团队数据库" in said.zh
    assert "local disk" in said.en
    assert furnished_file.read_bytes() == before
    fresh = tmp_path / "fresh.db"
    founder = PersonDraft("林静怡", "admin", roles=frozenset({ADMINISTRATOR}))
    with pytest.raises(StoreUnavailable, match="network_share"):
        create_core(str(fresh), Office("甲", "乙"), founder)
    assert not fresh.exists()
