"""The small file by which an administrator tells desks where the team database is.

JSON or INI, never with a password. It comes by mail or from a share, so it is hostile until it
was checked: known keys, plain values, and a CA file only from the same folder.
"""

import configparser
import json
import os
from pathlib import Path
from typing import Any, Final

from relapp.connection import USUAL_PORT, Security, Server, usual_security
from relapp.errors import InvalidInput

LARGEST: Final = 64 * 1024
SECTION: Final = "relapp connection"
_KEYS: Final = frozenset({"host", "port", "database", "user", "security", "ca_file"})
_LONGEST_HOST: Final = 253
_LONGEST_NAME: Final = 63
_LAST_PORT: Final = 65_535
_FORBIDDEN: Final = frozenset("/\\@,?#[]'\"<>")


def read_connection(path: Path) -> Server:
    """Return the server that a file names.

    Raises:
        InvalidInput: it cannot be read, holds a password, or anything else that does not belong.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise InvalidInput(
                "file.too_large", name=path.name, size=path.stat().st_size, limit=LARGEST
            )
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise InvalidInput("file.unreadable", name=path.name, why=error.strerror) from error
    except UnicodeDecodeError as error:
        raise InvalidInput("file.unreadable", name=path.name, why="UTF-8") from error
    values = _values(text, path.name)
    server = _checked(values, path.name)
    named = values.get("ca_file", "")
    return _with_root(server, named, path) if named else server


def written(server: Server) -> str:
    """Return the text of a connection file; password, user and CA file stay at home."""
    content = {
        "host": server.host,
        "port": server.port,
        "database": server.database,
        "security": server.security.value,
    }
    return json.dumps({SECTION: content}, ensure_ascii=False, indent=2) + "\n"


def _values(text: str, name: str) -> dict[str, str]:
    strange = InvalidInput("connection_file.form", name=name)
    try:
        if text.lstrip().startswith("{"):
            section = json.loads(text).get(SECTION)
        else:
            parser = configparser.ConfigParser(interpolation=None, strict=True)
            parser.read_string(text)
            section = dict(parser[SECTION])
    except (ValueError, KeyError, AttributeError, RecursionError, configparser.Error) as error:
        # Such an error repeats the line, which may hold what must not be shown.
        raise strange from (error if isinstance(error, KeyError) else None)
    if not isinstance(section, dict):
        raise strange
    return {str(key).casefold(): _plain(value, strange) for key, value in section.items()}


def _plain(value: Any, strange: InvalidInput) -> str:  # noqa: ANN401  whatever a file holds
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise strange
    return str(value).strip()


def _checked(values: dict[str, str], name: str) -> Server:
    if any("pass" in key for key in values):
        raise InvalidInput("connection_file.password", name=name)
    unknown = sorted(set(values) - _KEYS)
    if unknown:
        raise InvalidInput("connection_file.unknown", name=name, key=unknown[0][:_LONGEST_NAME])
    host, port = values.get("host", ""), values.get("port", str(USUAL_PORT))
    database, user = values.get("database", ""), values.get("user", "")
    security = values.get("security", usual_security(host).value)
    wrong = [
        key
        for key, right in (
            ("host", _is_host(host)),
            ("port", port.isascii() and port.isdigit() and 0 < int(port[:6]) <= _LAST_PORT),
            ("database", bool(database) and _is_name(database)),
            ("user", _is_name(user)),
            ("security", security in {item.value for item in Security}),
        )
        if not right
    ]
    if wrong:
        raise InvalidInput("connection_file.value", name=name, key=wrong[0])
    return Server(host, int(port), database, user, security=Security(security))


def _is_host(host: str) -> bool:
    plain = host.isprintable() and not any(sign.isspace() or sign in _FORBIDDEN for sign in host)
    return 0 < len(host) <= _LONGEST_HOST and plain


def _is_name(name: str) -> bool:
    return len(name.encode()) <= _LONGEST_NAME and name.isprintable()


def _with_root(server: Server, named: str, path: Path) -> Server:
    """Take a CA file that lies beside the connection file; another place could be anybody's."""
    from dataclasses import replace

    root = path.parent / named
    # os.path: of a name that no disk can bear, Path.is_file raises instead of saying no.
    if Path(named).name != named or named in ("", ".", "..") or not os.path.isfile(root):  # noqa: PTH113
        raise InvalidInput("connection_file.value", name=path.name, key="ca_file")
    return replace(server, root=str(root.absolute()))
