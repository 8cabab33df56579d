"""Passwords lie in the system's key store or nowhere."""

import subprocess
import sys
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null
from keyring.errors import KeyringLocked, PasswordDeleteError

from relapp import key_store
from relapp.address import MailPasswords, Passwords, password_of
from relapp.errors import StoreUnavailable
from relapp.key_store import DATABASE, MAIL, KeyStore, is_safe, system_backend
from relapp.wording.errors import word

ADDRESS = "postgresql://lin@db.example/desk"


class Chest(KeyringBackend):
    """A key store like that of a desktop, in memory."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        self._unlock()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._unlock()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._unlock()
        if (service, username) not in self.kept:
            raise PasswordDeleteError("none")
        del self.kept[service, username]

    def _unlock(self) -> None:
        if self.locked:
            raise KeyringLocked("geheim")


class PlaintextKeyring(Chest):
    """What `keyrings.alt` calls the one that writes a readable file."""


class Weak(Chest):
    """A store that keyring itself does not recommend."""

    priority = 0.5  # type: ignore[assignment]


NONE = [kind() for kind in (fail.Keyring, null.Keyring, PlaintextKeyring, Weak)]


@pytest.fixture
def chest(monkeypatch: pytest.MonkeyPatch) -> Chest:
    """The key store of the system."""
    found = Chest()
    monkeypatch.setattr(keyring, "get_keyring", lambda: found)
    return found


def test_a_password_is_kept_found_and_forgotten(chest: Chest) -> None:
    passwords = Passwords(KeyStore(), {})
    assert passwords.can_keep
    assert not passwords.knows(ADDRESS)
    passwords.remember(ADDRESS, "p@ss/wörd", keep=True)
    assert chest.kept == {(DATABASE, ADDRESS): "p@ss/wörd"}
    again = Passwords(KeyStore(), {})
    assert password_of(again.complete(ADDRESS)) == "p@ss/wörd"
    again.forget(ADDRESS)
    assert chest.kept == {}
    assert not again.knows(ADDRESS)
    again.forget(ADDRESS)


def test_what_was_given_with_an_address_can_be_kept_later(chest: Chest) -> None:
    passwords = Passwords(KeyStore(), {})
    plain = passwords.take("postgresql://lin:p%40ss@db.example/desk")
    passwords.keep(plain)
    assert chest.kept == {(DATABASE, ADDRESS): "p@ss"}


def test_databases_and_mail_servers_do_not_share_a_drawer(chest: Chest) -> None:
    mail = MailPasswords(KeyStore(MAIL))
    mail.remember("lin@mail:587", "post", keep=True)
    assert KeyStore(DATABASE).read("lin@mail:587") == ""
    assert MailPasswords(KeyStore(MAIL)).of("lin@mail:587") == "post"
    mail.forget("lin@mail:587")
    assert chest.kept == {}


def test_a_lowered_guard_does_not_get_the_password_of_the_guarded_line(chest: Chest) -> None:
    Passwords(KeyStore(), {}).remember(f"{ADDRESS}?sslmode=verify-full", "geheim", keep=True)
    assert not Passwords(KeyStore(), {}).knows(f"{ADDRESS}?sslmode=prefer")


def test_a_locked_store_costs_the_keeping_and_nothing_else(chest: Chest) -> None:
    chest.locked = True
    store = KeyStore()
    assert store.read(ADDRESS) == ""
    store.forget(ADDRESS)
    with pytest.raises(StoreUnavailable) as refused:
        store.write(ADDRESS, "geheim")
    assert "KeyringLocked" in word(refused.value).zh
    assert "geheim" not in repr(refused.value) + word(refused.value).zh
    assert refused.value.__cause__ is None


@pytest.mark.parametrize("backend", NONE)
def test_a_store_that_keeps_nothing_or_nothing_safely_is_none(
    backend: KeyringBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    store = KeyStore()
    assert not store.available
    assert store.read(ADDRESS) == ""
    assert not Passwords(store).can_keep
    with pytest.raises(StoreUnavailable) as refused:
        store.write(ADDRESS, "geheim")
    assert refused.value.code == "keys.none"


def test_of_a_chain_the_first_safe_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    class Chain(chainer.ChainerBackend):
        backends = [PlaintextKeyring(), safe := Chest()]  # noqa: RUF012

    monkeypatch.setattr(keyring, "get_keyring", Chain)
    assert system_backend() is Chain.safe


def test_a_store_that_does_not_work_is_none() -> None:
    def broken() -> None:
        raise RuntimeError("no bus")

    assert not KeyStore(find=broken).available
    assert not is_safe(object())


def test_keyring_is_not_imported_before_it_is_asked() -> None:
    code = (
        "import sys, relapp.key_store, relapp.address, ui.app, ui.shell.program_desk;"
        "relapp.key_store.KeyStore(); print('keyring' in sys.modules)"
    )
    root = Path(key_store.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root
    )
    assert done.stdout.strip() == "False"
