"""What a command has at hand: arguments, database, who acts, words."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar
from urllib.parse import unquote

from relapp import config
from relapp.address import Passwords, shown
from relapp.cli.words import Words
from relapp.domain.person import ADMINISTRATOR, Person
from relapp.errors import NotFound, NotPermitted, StoreUnavailable
from relapp.key_store import KeyStore

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from relapp.bootstrap import Core

Opened = TypeVar("Opened")
_MOST_NAMES: Final = 20


class Session:
    """One run of the command line."""

    def __init__(self, asked: Namespace, settings: config.Settings, words: Words) -> None:
        """Keep the arguments; nothing is opened before a command needs it."""
        self.asked = asked
        self.settings = settings
        self.words = words
        self._passwords = Passwords(KeyStore())
        self._proven = False
        self._core: Core | None = None
        self._zone: ZoneInfo | None = None

    @property
    def target(self) -> str:
        """File path of the database, or its URL with the password known."""
        named = config.database(getattr(self.asked, "db", ""), self.settings)
        return self._passwords.complete(named)

    def opening(self, way: Callable[[str], Opened]) -> Opened:
        """Open the database a way, asking for the password on a terminal if the server wants one.

        Raises:
            StoreUnavailable: as the way does.
        """
        target = self.target
        try:
            return way(target)
        except StoreUnavailable as error:
            if error.code != "store.login" or not sys.stdin.isatty():
                raise
        self._ask_password(target)
        return way(self.target)

    def opening_both(self, other: str, way: Callable[[str, str], Opened]) -> Opened:
        """Open the database and another one, asking for either password where one is wanted.

        Raises:
            StoreUnavailable: as the way does.
        """
        other = self._passwords.take(other)
        asked: set[str] = set()
        while True:
            target = self.target
            try:
                return way(target, self._passwords.complete(other))
            except StoreUnavailable as error:
                if error.code != "store.login" or not sys.stdin.isatty():
                    raise
                where = str(error.details["where"])
                wanted = other if where == shown(other) else target
                if wanted in asked:
                    raise
            asked.add(wanted)
            self._ask_password(wanted)

    def _ask_password(self, target: str) -> None:
        import getpass

        prompt = self.words.say("password", where=shown(target))
        self._passwords.remember(target, getpass.getpass(prompt, sys.stderr))

    @property
    def core(self) -> "Core":
        """The opened database; raises StoreUnavailable."""
        if self._core is None:
            from relapp.bootstrap import open_core

            self._core = self.opening(open_core)
        return self._core

    @property
    def zone(self) -> "ZoneInfo":
        """The office's zone."""
        if self._zone is None:
            from zoneinfo import ZoneInfo

            self._zone = ZoneInfo(self.core.office.get().zone)
        return self._zone

    @property
    def login(self) -> str:
        """User name of the address, empty on a file."""
        head = self.target.partition("://")[2].rpartition("@")[0]
        return unquote(head.partition(":")[0])

    def actor(self) -> Person:
        """Return who acts, after asking on the terminal for the PIN of whoever has one.

        Raises:
            NotFound: as `reader`.
            NotPermitted: there is a PIN and no terminal to ask for it.
            InvalidInput: the PIN is wrong.
        """
        person = self.reader()
        if not self._proven and self.core.pins.standing(person.id).has:
            if not sys.stdin.isatty():
                raise NotPermitted("cli.pin", person=person.name, login=person.login)
            import getpass

            prompt = self.words.say("pin", person=person.name)
            self.core.pins.check(person, getpass.getpass(prompt, sys.stderr))
            self._proven = True
        return person

    def reader(self) -> Person:
        """Return whose view is read: `--as`, RELAPP_USER, the settings, or an administrator.

        On a server it is whoever the database login belongs to.

        Raises:
            NotPermitted: `login.other`; the login belongs to somebody else.
            NotFound: nobody active has this login, or there is no administrator.
        """
        people = [person for person in self.core.people.all() if person.active]
        named = getattr(self.asked, "actor", "") or os.environ.get("RELAPP_USER", "")
        me = self._connected(named)
        if me is not None:
            return me
        wanted = named or self.settings.login
        if wanted:
            for person in people:
                if person.login.casefold() == wanted.casefold():
                    return person
            if named:
                known = ", ".join(person.login for person in people[:_MOST_NAMES]) or "—"
                raise NotFound("cli.person", login=named, known=known)
        for person in people:
            if ADMINISTRATOR in person.roles:
                return person
        raise NotFound("cli.nobody")

    def _connected(self, named: str) -> Person | None:
        """Return whose login the connection is: the database knows, whatever settings say."""
        me = self.core.logins.me()
        if me is not None and named and named.casefold() != me.login.casefold():
            raise NotPermitted("login.other", role=self.login, name=me.name)
        return me

    def meter(self, word: Callable[[str], str] = str) -> Callable[[str, float], None]:
        """Return a progress callable that shows a percentage on a terminal and else nothing."""
        if not sys.stderr.isatty():
            return lambda _step, _fraction: None

        def show(step: str, fraction: float) -> None:
            end = "\n" if fraction >= 1 else ""
            print(f"\r\x1b[K{word(step)} {fraction:.0%}", end=end, file=sys.stderr, flush=True)

        return show

    def wrote(self, path: Path) -> None:
        """Say where a file lies."""
        print(self.words.say("written", path=path))

    def adopt(self, core: "Core") -> None:
        """Work on a database that a command opened itself."""
        self.close()
        self._core, self._zone = core, None

    def close(self) -> None:
        """Release the database."""
        if self._core is not None:
            self._core.close()
            self._core = None
