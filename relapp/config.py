"""Where this machine keeps settings, database and log; the window shares it.

`settings.toml` lies where the system wants settings. `RELAPP_HOME` moves everything into one
folder, `RELAPP_DB`, `RELAPP_LANGUAGE` and `RELAPP_USER` win over the file.
"""

import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from math import isfinite
from pathlib import Path
from typing import Any, Final

from relapp.address import without_password
from relapp.paths import expanded

NAME: Final = "relapp"
LANGUAGES: Final = ("zh", "en")
_MOST_FIGURE: Final = 1_000_000
"""Beyond any port and any size of text."""
_SQLITE: Final = "sqlite:///"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person chose on this machine; empty means nothing was chosen.

    Attributes:
        database: file path, or URL without a password.
        language: `zh` or `en`.
        login: who works here.
        theme: `light`, `dark`, or empty for that of the system.
        notices_off: kinds of notice that are not wanted, with commas between.
        quiet_from, quiet_until: hours without notices as HH:MM; empty for none.
        mail_host, mail_port, mail_protection, mail_sender, mail_user: the server that sends
            letters; no host for none. Its password is never kept.
        backup_folder: where automatic backups of a local database go; empty for `backups`
            beside it.
        backup_daily, backup_weekly: how many of them stay; 0 and 0 for none at all.
        scale: size of the window's text, 1.0 is normal.
        trouble: why the file could not be read; the defaults hold then.
    """

    database: str = ""
    language: str = ""
    login: str = ""
    theme: str = ""
    scale: float = 1.0
    notices_off: str = ""
    quiet_from: str = ""
    quiet_until: str = ""
    mail_host: str = ""
    mail_port: int = 0
    mail_protection: str = ""
    mail_sender: str = ""
    mail_user: str = ""
    backup_folder: str = ""
    backup_daily: int = 7
    backup_weekly: int = 4
    trouble: str = ""


def load(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings; a damaged file never keeps the program from starting.

    Earlier programs wrote passwords: such a file is written anew without.
    """
    path = settings_file(environment)
    if not path.exists():
        return Settings()
    # A reader of TOML takes 15 ms to import, which a first start need not spend.
    import tomllib

    try:
        with path.open("rb") as file:
            found = tomllib.load(file)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as error:
        # Nesting and figures without end are no mistakes of TOML to its reader.
        return Settings(trouble=f"{path}: {error}")
    known = {field.name: type(getattr(Settings(), field.name)) for field in fields(Settings)}
    taken: dict[str, Any] = {
        name: value
        for name, said in found.items()
        if name in known and name != "trouble" and (value := _taken(said, known[name])) is not None
    }
    settings = replace(Settings(), **taken)
    plain = replace(settings, database=without_password(settings.database))
    if plain != settings:
        # A folder that cannot be written is no reason to stop, nor to use what lies there.
        with suppress(OSError):
            save(plain, environment)
    return plain


def _taken(said: object, kind: type) -> str | float | None:
    """Return a value as its field holds it, None for one that cannot be meant."""
    if not isinstance(said, (kind, int)):
        return None
    try:
        value: str | float = kind(said)
    except (ValueError, OverflowError):
        return None
    if isinstance(value, str):
        return value if value.isprintable() else None
    return value if isfinite(value) and abs(value) <= _MOST_FIGURE else None


def save(settings: Settings, environment: Mapping[str, str] = os.environ) -> Path:
    """Write the settings, whole or not at all, for nobody else to read and without a password.

    Raises:
        OSError: the folder cannot be written.
    """
    path = settings_file(environment)
    settings = replace(settings, database=without_password(settings.database))
    lines = [
        # A JSON string or number is one of TOML as well.
        f"{field.name} = {json.dumps(getattr(settings, field.name), ensure_ascii=False)}"
        for field in fields(Settings)
        if field.name != "trouble" and getattr(settings, field.name) != field.default
    ]
    write_privately(path, "".join(f"{line}\n" for line in lines))
    return path


def write_privately(path: Path, text: str) -> None:
    """Write a file of this machine, whole or not at all, for nobody else to read.

    Raises:
        OSError: the folder cannot be written.
    """
    import secrets

    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{secrets.token_hex(6)}{path.suffix}")
    try:
        handle = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def database(
    given: str = "", settings: Settings | None = None, environment: Mapping[str, str] = os.environ
) -> str:
    """Return file path or URL of the database to open: named, environment, settings, default."""
    chosen = settings if settings is not None else load(environment)
    named = given or environment.get("RELAPP_DB", "") or chosen.database
    return named or str(default_database(environment))


def database_file(target: str) -> Path | None:
    """Return the file of an SQLite target, None for a server."""
    if target.startswith(_SQLITE):
        return expanded(target.removeprefix(_SQLITE))
    return None if "://" in target else expanded(target)


def default_database(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the file used where nothing else was chosen."""
    return _folder("data", environment) / f"{NAME}.db"


def settings_file(environment: Mapping[str, str] = os.environ) -> Path:
    """Return where the settings lie."""
    return _folder("config", environment) / "settings.toml"


def databases_file(environment: Mapping[str, str] = os.environ) -> Path:
    """Return where the databases that were opened are remembered."""
    return _folder("config", environment) / "databases.json"


def log_file(environment: Mapping[str, str] = os.environ) -> Path:
    """Return where unforeseen failures are written down."""
    return _folder("log", environment) / f"{NAME}.log"


def outbox_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return where actions wait that were done while a database was away."""
    return _folder("data", environment) / "outbox"


def language(
    given: str = "", settings: Settings | None = None, environment: Mapping[str, str] = os.environ
) -> str:
    """Return `zh` or `en`: named, environment, settings, system."""
    chosen = settings if settings is not None else load(environment)
    for wish in (given, environment.get("RELAPP_LANGUAGE", ""), chosen.language):
        if wish in LANGUAGES:
            return wish
    return system_language(environment)


def system_language(environment: Mapping[str, str] = os.environ) -> str:
    """Return `en` where the system speaks another language than Chinese, else `zh`."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value:
            return _spoken(value)
    if sys.platform != "linux":
        # Windows and macOS have no such variables as a rule.
        import locale

        return _spoken(locale.getlocale()[0] or "")
    return "zh"


def _spoken(value: str) -> str:
    plain = value.partition(".")[0].lower()
    silent = plain in ("c", "posix", "")
    return "zh" if silent or plain.startswith(("zh", "chinese")) else "en"


def _folder(kind: str, environment: Mapping[str, str]) -> Path:
    home = environment.get("RELAPP_HOME", "")
    if home:
        return expanded(home)
    import platformdirs

    folders = platformdirs.PlatformDirs(NAME, appauthor=False)
    return {
        "data": folders.user_data_path,
        "config": folders.user_config_path,
        "log": folders.user_log_path,
    }[kind]
