"""Files that are whole or absent: written beside the target and moved into place at the end."""

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path

from relapp.errors import ExportFailed

# By name: not every system knows every number.
_CODES = {
    "ENOSPC": "export.disk_full",
    "EDQUOT": "export.disk_full",
    "EFBIG": "export.disk_full",
    "EACCES": "export.not_permitted",
    "EPERM": "export.not_permitted",
    "EROFS": "export.not_permitted",
    "ENOENT": "export.no_folder",
    "ENOTDIR": "export.no_folder",
    "EISDIR": "export.is_folder",
    "ENAMETOOLONG": "export.name",
    "EINVAL": "export.name",
    "EBUSY": "export.locked",
    "ETXTBSY": "export.locked",
}


@contextlib.contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """Give a path beside the target to write to; it becomes the target when the block ends well.

    Raises:
        ExportFailed: disk, rights or another program refuse; the target is as it was before.
    """
    try:
        draft = _draft_beside(target)
    except OSError as error:
        raise _refusal(error, target) from error
    try:
        try:
            yield draft
            _flush(draft)
        except OSError as error:
            raise _refusal(error, target) from error
        _move(draft, target)
    finally:
        # Gone already when it became the target.
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def _draft_beside(target: Path) -> Path:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    draft = target.with_name(f".{secrets.token_hex(6)}{target.suffix}")
    draft.touch(mode=0o666, exist_ok=False)
    return draft


def _flush(draft: Path) -> None:
    with draft.open("rb+") as file:
        os.fsync(file.fileno())


def _move(draft: Path, target: Path) -> None:
    try:
        if target.exists():
            draft.chmod(stat.S_IMODE(target.stat().st_mode))
        draft.replace(target)
    except PermissionError as error:
        # The draft could be made in this folder, so the folder is writable: on Windows this is
        # what a target that is open in Word or Excel answers.
        code = "export.locked" if target.exists() else "export.not_permitted"
        raise ExportFailed(code, path=str(target)) from error
    except OSError as error:
        raise _refusal(error, target) from error
    _flush_folder(target.parent)


def _flush_folder(folder: Path) -> None:
    # The new name must survive a power cut too; Windows and some network drives cannot do this.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refusal(error: OSError, target: Path) -> ExportFailed:
    code = _CODES.get(errno.errorcode.get(error.errno or 0, ""), "export.failed")
    return ExportFailed(code, path=str(target), reason=error.strerror or str(error))
