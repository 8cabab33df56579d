"""Tells whether a file lies on a network share, where SQLite's locks and log cannot be relied on.

Two desks on one share can each believe to hold the write lock, which ends in a damaged file.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Final

NETWORK_TYPES: Final = frozenset(
    {
        *("nfs", "nfs3", "nfs4", "cifs", "smb2", "smb3", "smbfs", "smbclient", "afs", "auristorfs"),
        *("9p", "ncpfs", "ncp", "coda", "ceph", "glusterfs", "lustre", "gpfs", "beegfs", "pvfs2"),
        *("orangefs", "ocfs2", "gfs2", "afpfs", "webdav", "davfs", "fuse.sshfs", "fuse.davfs"),
        *("fuse.davfs2", "fuse.smbnetfs", "fuse.glusterfs", "fuse.ceph", "fuse.ceph-fuse"),
        *("fuse.rclone", "fuse.s3fs", "fuse.gvfsd-fuse", "fuse.curlftpfs", "fuse.afp", "fuse.cifs"),
        *(
            "fuse.juicefs",
            "fuse.mfs",
            "fuse.lizardfs",
            "fuse.nfs",
            "macfuse_sshfs",
            "osxfuse_sshfs",
        ),
    }
)
"""Names of file systems whose files lie on another machine."""
_ESCAPE: Final = re.compile(r"\\([0-7]{3})")
_MOUNT_LINE: Final = re.compile(r"^.+? on (?P<place>/.*) \((?P<type>[^,)]+)[,)]")
_PLACE: Final = 4
_DRIVE_REMOTE: Final = 4
_PATIENCE: Final = 5

Mount = tuple[str, str]
"""Where a file system is mounted, and its type."""


def network_type(path: Path) -> str:
    """Return the name of the network file system that holds a path; empty for a local disk.

    The file itself need not exist. Where the system does not tell, the disk counts as local.
    """
    try:
        if sys.platform == "win32":
            return windows_share(path)
        place = PurePosixPath(path.expanduser().resolve().as_posix())
        return type_of(place, _mounts())
    except (OSError, RuntimeError, subprocess.SubprocessError):
        return ""


def type_of(path: PurePosixPath, mounts: Iterable[Mount]) -> str:
    """Return the type of the file system a path lies on if it is one of the network, else "".

    The mount nearest to the path counts; of two at one place the later one hides the earlier.
    """
    best, depth = "", -1
    for place, kind in mounts:
        parts = len(PurePosixPath(place).parts)
        if parts >= depth and path.is_relative_to(place):
            best, depth = kind, parts
    return best if best.casefold() in NETWORK_TYPES else ""


def parse_mountinfo(text: str) -> tuple[Mount, ...]:
    """Return the mounts that `/proc/self/mountinfo` lists; lines of another shape are left out."""
    found = []
    for line in text.splitlines():
        head, dash, tail = line.partition(" - ")
        fields = head.split(" ")
        if dash and len(fields) > _PLACE and tail:
            place = _ESCAPE.sub(lambda sign: chr(int(sign[1], 8)), fields[_PLACE])
            found.append((place, tail.split(" ")[0]))
    return tuple(found)


def parse_mount(text: str) -> tuple[Mount, ...]:
    """Return the mounts that the command `mount` of macOS lists."""
    lines = (_MOUNT_LINE.match(line) for line in text.splitlines())
    return tuple((line["place"], line["type"].strip()) for line in lines if line is not None)


def windows_share(path: Path) -> str:
    """Return "UNC" or the drive of a share, empty for a local disk; asks Windows for drives."""
    whole = os.path.abspath(path)  # noqa: PTH100  resolving would turn a drive into its server
    drive = os.path.splitdrive(whole)[0]
    if drive.replace("/", "\\").startswith("\\\\"):
        # The long form of a local path begins alike.
        local = drive.startswith(("\\\\?\\", "\\\\.\\")) and not drive[4:].upper().startswith("UNC")
        return "" if local else "UNC"
    return drive if drive and _drive_type(f"{drive}\\") == _DRIVE_REMOTE else ""


def _drive_type(root: str) -> int:
    import ctypes

    # Only Windows has these libraries.
    libraries = getattr(ctypes, "windll", None)
    return int(libraries.kernel32.GetDriveTypeW(root)) if libraries is not None else 0


def _mounts() -> tuple[Mount, ...]:
    if sys.platform == "darwin":
        listed = subprocess.run(
            ["/sbin/mount"], capture_output=True, timeout=_PATIENCE, check=True, text=True
        )
        return parse_mount(listed.stdout)
    table = Path("/proc/self/mountinfo")
    return parse_mountinfo(table.read_text("utf-8", errors="surrogateescape"))
