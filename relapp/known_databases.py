"""The databases that were opened on this machine, to switch between; never with a password."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final

from relapp import config
from relapp.address import shown, without_password

MOST: Final = 20
_LARGEST: Final = 256 * 1024
_LONGEST: Final = 2_000


@dataclass(frozen=True, slots=True)
class KnownDatabase:
    """One database.

    Attributes:
        address: file path, or URL without a password.
        name: of the office, as it was when last opened.
        used_at: when it was opened last, ISO 8601 in UTC.
    """

    address: str
    name: str = ""
    used_at: str = ""

    @property
    def place(self) -> str:
        """Where it lies, for people to read."""
        return shown(self.address)


def known(environment: Mapping[str, str] = os.environ) -> tuple[KnownDatabase, ...]:
    """Return what is remembered, last used first; a damaged file counts as empty."""
    path = config.databases_file(environment)
    try:
        if path.stat().st_size > _LARGEST:
            return ()
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return ()
    entries = [_entry(item) for item in found] if isinstance(found, list) else []
    kept = [entry for entry in entries if entry is not None]
    return tuple(sorted(kept, key=lambda entry: entry.used_at, reverse=True)[:MOST])


def remember(
    address: str, name: str, now: datetime, environment: Mapping[str, str] = os.environ
) -> None:
    """Note that a database was opened.

    Args:
        address: file path or URL; a password in it is dropped.
        name: of the office.
        now: the present, aware.
        environment: where the folder of the settings is named.

    Raises:
        OSError: the folder cannot be written.
    """
    plain = without_password(address)
    others = [entry for entry in known(environment) if _same(entry.address) != _same(plain)]
    moment = now.isoformat(timespec="seconds")
    _save([KnownDatabase(plain, name, moment), *others], environment)


def remove(address: str, environment: Mapping[str, str] = os.environ) -> None:
    """Forget a database; the database itself is left alone. Raises OSError."""
    gone = _same(without_password(address))
    _save([entry for entry in known(environment) if _same(entry.address) != gone], environment)


def _save(entries: list[KnownDatabase], environment: Mapping[str, str]) -> None:
    text = json.dumps([asdict(entry) for entry in entries[:MOST]], ensure_ascii=False, indent=1)
    config.write_privately(config.databases_file(environment), text)


def _entry(item: Any) -> KnownDatabase | None:  # noqa: ANN401  whatever a file holds
    if not isinstance(item, dict):
        return None
    words = {name: item.get(name, "") for name in ("address", "name", "used_at")}
    if not all(isinstance(word, str) and len(word) <= _LONGEST for word in words.values()):
        return None
    entry = KnownDatabase(**words)
    plain = without_password(entry.address)
    if not (plain and plain.isprintable()):
        return None
    # The list is shown, and saved as UTF-8: half a sign would keep every later one from it.
    name, used_at = (word if word.isprintable() else "" for word in (entry.name, entry.used_at))
    return KnownDatabase(plain, name, used_at)


def _same(address: str) -> str:
    """Return what two ways of writing one address have in common."""
    scheme, mark, rest = address.partition("://")
    return f"postgresql{mark}{rest}" if scheme.startswith("postgres") else address
