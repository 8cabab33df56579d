"""Addresses of databases: everything of them may be shown and stored but the password.

Whatever shows, stores or logs an address takes it from here. Passwords themselves live in
`Passwords`, for as long as the process does.
"""

import os
import re
from collections.abc import Mapping
from typing import Final, Protocol

PASSWORD_VARIABLE: Final = "RELAPP_DB_PASSWORD"

# A password may hold slashes, blanks, and signs of its own that nobody quoted: it ends at the last
# @ of what can be the head of an address.
_LOGIN: Final = re.compile(r"(?P<head>://[^:/@?#\s]*):[^@\r\n]*(?:@[^/?#@\s]*)*(?=@)")
_OPTION: Final = re.compile(r"[?&](?:ssl)?password=[^&#\s]*", re.IGNORECASE)


def without_password(text: str) -> str:
    """Return an address, or a text with addresses in it, without any password."""
    return _OPTION.sub(_mark, _LOGIN.sub(r"\g<head>", text)).replace("?&", "?")


def shown(target: str) -> str:
    """Return what a person reads of an address: no password, no driver, no options."""
    plain = without_password(target)
    if not is_server(plain):
        return plain
    return re.split(r"[?#]", plain.partition("://")[2], maxsplit=1)[0]


def is_server(target: str) -> bool:
    """Tell whether a server is meant and not a file."""
    return "://" in target and not target.startswith("sqlite")


def with_password(target: str, password: str) -> str:
    """Return the address of a server with a password in it, to open it and for nothing else."""
    # The settings need this module at every start, and a file no password.
    from urllib.parse import quote

    scheme, mark, rest = without_password(target).partition("://")
    head = re.split(r"[/?#]", rest, maxsplit=1)[0]
    user, at, _ = head.rpartition("@")
    return f"{scheme}{mark}{user}:{quote(password, safe='')}@{rest[len(user + at) :]}"


def password_of(target: str) -> str:
    """Return the password in an address, empty if there is none."""
    from urllib.parse import parse_qs, unquote

    login = _LOGIN.search(target)
    if login is not None:
        return unquote(login[0][len(login["head"]) + 1 :])
    return parse_qs(target.partition("?")[2]).get("password", [""])[-1]


class Keeper(Protocol):
    """Keeps passwords beyond the end of the program, as the keyring of a system does."""

    def read(self, address: str) -> str:
        """Return the password of an address without one, empty if none is kept."""

    def write(self, address: str, password: str) -> None:
        """Keep a password."""

    def forget(self, address: str) -> None:
        """Remove a password."""

    @property
    def available(self) -> bool:
        """Whether there is anything to keep passwords in."""


class Passwords:
    """What is known of passwords: typed since the start, given by the environment, or kept."""

    def __init__(
        self, keeper: Keeper | None = None, environment: Mapping[str, str] = os.environ
    ) -> None:
        """Take what keeps passwords between two starts; by default nothing does."""
        self._keeper, self._environment = keeper, environment
        self._whole: dict[str, str] = {}
        self._asked: set[str] = set()

    def take(self, target: str) -> str:
        """Return an address without its password, which is remembered till the end."""
        plain = without_password(target)
        if plain != target:
            self._whole[plain] = target
        return plain

    def remember(self, target: str, password: str, *, keep: bool = False) -> None:
        """Remember a password that was typed; `keep` hands it to the keeper as well."""
        plain = without_password(target)
        self._whole[plain] = with_password(plain, password)
        if keep and self._keeper is not None:
            self._keeper.write(plain, password)

    def complete(self, target: str) -> str:
        """Return the address to open: with the password, where one is known."""
        plain = without_password(target)
        if plain != target or not is_server(target):
            return target
        if plain in self._whole:
            return self._whole[plain]
        known = self._environment.get(PASSWORD_VARIABLE, "")
        if not known and self._keeper is not None and plain not in self._asked:
            # Once: the key store may ask the person to unlock it.
            self._asked.add(plain)
            known = self._keeper.read(plain)
            if known:
                self._whole[plain] = with_password(plain, known)
        return with_password(plain, known) if known else plain

    def knows(self, target: str) -> bool:
        """Tell whether there is a password to open an address with."""
        return self.complete(target) != without_password(target)

    def keep(self, target: str) -> None:
        """Hand the keeper the password of an address; raises what the keeper does."""
        plain = without_password(target)
        whole = self._whole.get(plain, "")
        if whole and self._keeper is not None:
            self._keeper.write(plain, password_of(whole))

    def forget(self, target: str) -> None:
        """Remove the password of an address, from here and from the keeper."""
        plain = without_password(target)
        self._whole.pop(plain, None)
        self._asked.discard(plain)
        if self._keeper is not None:
            self._keeper.forget(plain)

    @property
    def can_keep(self) -> bool:
        """Whether a password can outlive the program."""
        return self._keeper is not None and self._keeper.available


class MailPasswords:
    """Passwords of mail servers: typed since the start, or kept by the system; in no file.

    Apart from those of databases, whose environment variable must never reach a mail server.
    """

    def __init__(self, keeper: Keeper | None = None) -> None:
        """Take what keeps passwords between two starts; by default nothing does."""
        self._keeper = keeper
        self._known: dict[str, str] = {}

    def of(self, address: str) -> str:
        """Return the password of a server, empty if none is known."""
        known = self._known.get(address, "")
        return known or (self._keeper.read(address) if self._keeper is not None else "")

    def remember(self, address: str, password: str, *, keep: bool = False) -> None:
        """Remember a password that was typed; `keep` hands it to the keeper as well."""
        self._known[address] = password
        if keep and self._keeper is not None:
            self._keeper.write(address, password)

    def forget(self, address: str) -> None:
        """Remove the password of a server, from here and from the keeper."""
        self._known.pop(address, None)
        if self._keeper is not None:
            self._keeper.forget(address)

    @property
    def can_keep(self) -> bool:
        """Whether a password can outlive the program."""
        return self._keeper is not None and self._keeper.available


def _mark(option: re.Match[str]) -> str:
    """Keep the question mark that the options behind a password need."""
    first, rest = option[0][0] == "?", option.string[option.end() :]
    return "?" if first and rest.startswith("&") else ""
