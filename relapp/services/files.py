"""Keeps file contents once by SHA-256 and takes no name or link at its word."""

import hashlib
import re
from pathlib import Path, PurePosixPath, PureWindowsPath
from urllib.parse import urlsplit

from relapp.errors import InvalidInput
from relapp.export.files import whole_file
from relapp.store.tables import release as r
from relapp.store.unit_of_work import UnitOfWork

NAME_LENGTH = 200
NAME_BYTES = 240
_LONGEST_SUFFIX = 20
_NO_DISK = re.compile(r'[<>:"/\\|?*]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)\s*(\.|$)", re.IGNORECASE)
LINK_LENGTH = 2000


def read(path: Path, limit: int) -> bytes:
    """Read a file to attach.

    Raises:
        InvalidInput: `file.too_large` before reading it, `file.unreadable`, `file.empty`.
    """
    try:
        size = path.stat().st_size
        if size > limit:
            raise InvalidInput("file.too_large", name=path.name, size=size, limit=limit)
        content = path.read_bytes()
    except OSError as error:
        raise InvalidInput("file.unreadable", name=path.name, why=error.strerror) from error
    if not content:
        raise InvalidInput("file.empty", name=path.name)
    return content


def digest(content: bytes) -> str:
    """Return the SHA-256 under which a content is kept."""
    return hashlib.sha256(content).hexdigest()


def keep(work: UnitOfWork, name: str, content: bytes, limit: int) -> str:
    """Store a content unless it is there already; returns its SHA-256.

    Raises:
        InvalidInput: `file.too_large`, `file.empty`.
    """
    if not content:
        raise InvalidInput("file.empty", name=name)
    if len(content) > limit:
        raise InvalidInput("file.too_large", name=name, size=len(content), limit=limit)
    sha256 = digest(content)
    if not work.exists(r.blob, sha256=sha256):
        work.insert(r.blob, sha256=sha256, size=len(content), content=content)
    return sha256


def safe_name(name: str) -> str:
    """Return a file name without folders or control characters, that any disk takes."""
    bare = PureWindowsPath(PurePosixPath(name).name).name
    printable = "".join(sign for sign in bare if sign.isprintable())
    # A colon would write beside a file on Windows, out of sight; a dot at the end is lost there.
    printable = _NO_DISK.sub("_", printable).strip().rstrip(". ")
    if _DEVICE.match(printable):
        printable = f"_{printable}"
    suffix = PurePosixPath(printable).suffix
    suffix = suffix if len(suffix) <= _LONGEST_SUFFIX else ""
    stem = printable.removesuffix(suffix)[: NAME_LENGTH - len(suffix)]
    # Disks count bytes, of which a Chinese sign has three.
    while len((stem + suffix).encode()) > NAME_BYTES:
        stem = stem[:-1]
    return (stem.rstrip(". ") if not suffix else stem) + suffix or "file"


def safe_link(link: str) -> str:
    """Return a web address; raises InvalidInput for anything that a click could abuse."""
    link = link.strip()
    try:
        parts = urlsplit(link)
    except ValueError as error:
        raise InvalidInput("evidence.link", link=link[:100]) from error
    if (
        not link.isprintable()
        or parts.scheme not in ("http", "https")
        or not parts.netloc
        or len(link) > LINK_LENGTH
    ):
        raise InvalidInput("evidence.link", link=link[:100])
    return link


def write_copy(content: bytes, target: Path) -> Path:
    """Write a stored content to a file, whole or not at all; raises ExportFailed."""
    with whole_file(target) as draft:
        draft.write_bytes(content)
    return target
