"""No password of an address is ever shown, and none is lost on the way to the database."""

import pytest
from sqlalchemy.engine import make_url

from relapp.address import (
    MailPasswords,
    Passwords,
    is_server,
    shown,
    with_password,
    without_password,
)

URL = "postgresql+psycopg://lin@db.example:5432/desk?sslmode=require"


@pytest.mark.parametrize(
    ("target", "plain"),
    [
        ("postgresql://lin:geheim@db/desk", "postgresql://lin@db/desk"),
        ("postgresql://lin:ge%40heim@db:5433/desk", "postgresql://lin@db:5433/desk"),
        ("postgresql://lin:ge@heim@db/desk", "postgresql://lin@db/desk"),
        ("postgresql://lin:ge/heim?@db/desk", "postgresql://lin@db/desk"),
        ("postgresql://lin:ge heim@db/desk", "postgresql://lin@db/desk"),
        ("postgresql://:geheim@db/desk", "postgresql://@db/desk"),
        ("postgresql://lin@db/desk?password=geheim", "postgresql://lin@db/desk"),
        (
            "postgresql://db/desk?user=lin&password=geheim&sslpassword=geheim&sslmode=require",
            "postgresql://db/desk?user=lin&sslmode=require",
        ),
        ("postgresql://db/desk?PASSWORD=geheim&user=lin", "postgresql://db/desk?user=lin"),
    ],
)
def test_a_password_is_taken_out_wherever_it_stands(target: str, plain: str) -> None:
    assert without_password(target) == plain
    assert without_password(plain) == plain
    said = without_password(f"could not connect to {target}\nretry")
    assert "heim" not in said
    assert said.endswith("retry")
    assert "heim" not in shown(target)


@pytest.mark.parametrize(
    "target",
    ["office.db", "C:\\数据\\office.db", "sqlite:////srv/a.db", "postgresql://db:5432/desk", URL],
)
def test_an_address_without_a_password_stays_as_it_is(target: str) -> None:
    assert without_password(target) == target


def test_what_a_person_reads() -> None:
    assert (
        shown("postgresql+psycopg://lin:geheim@db:5432/desk?sslmode=require") == "lin@db:5432/desk"
    )
    assert shown("postgresql://db/desk") == "db/desk"
    assert shown("/srv/发布.db") == "/srv/发布.db"
    assert is_server(URL)
    assert not is_server("sqlite:////srv/a.db")
    assert not is_server("office.db")


@pytest.mark.parametrize("password", ["geheim", "p@ss/word?#:%", "口令 1"])
@pytest.mark.parametrize(
    "target", [URL, "postgresql://db/desk?user=lin", "postgresql://lin:old@[::1]:5432/desk"]
)
def test_a_password_arrives_as_it_was_typed(target: str, password: str) -> None:
    whole = with_password(target, password)
    url = make_url(whole)
    assert url.password == password
    assert url.database == "desk"
    assert url.host == make_url(target).host
    assert url.port == make_url(target).port
    assert (url.username or None) == make_url(target).username
    assert without_password(whole) == without_password(with_password(target, "another"))


class Drawer:
    """Keeps passwords as a keyring would."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def read(self, address: str) -> str:
        return self.kept.get(address, "")

    def write(self, address: str, password: str) -> None:
        self.kept[address] = password

    def forget(self, address: str) -> None:
        self.kept.pop(address, None)

    @property
    def available(self) -> bool:
        return True


def test_a_password_is_remembered_as_long_as_the_program_runs() -> None:
    passwords = Passwords(environment={})
    whole = "postgresql://lin:ge%40heim@db/desk?sslmode=require"
    plain = passwords.take(whole)
    assert plain == "postgresql://lin@db/desk?sslmode=require"
    assert passwords.complete(plain) == whole
    assert passwords.knows(plain)
    passwords.remember(plain, "neu")
    assert make_url(passwords.complete(plain)).password == "neu"
    assert not Passwords(environment={}).knows(plain)
    assert "heim" not in repr(passwords)
    assert passwords.complete("office.db") == "office.db"


def test_environment_and_keeper_are_asked_in_this_order() -> None:
    drawer = Drawer()
    passwords = Passwords(drawer, {})
    assert passwords.can_keep
    assert passwords.complete(URL) == URL
    passwords.remember(URL, "geheim")
    assert drawer.kept == {}
    passwords.remember(URL, "geheim", keep=True)
    assert drawer.kept == {URL: "geheim"}
    assert make_url(Passwords(drawer, {}).complete(URL)).password == "geheim"
    given = Passwords(drawer, {"RELAPP_DB_PASSWORD": "gegeben"})
    assert make_url(given.complete(URL)).password == "gegeben"
    assert given.complete("sqlite:///a.db") == "sqlite:///a.db"


def test_a_mail_server_never_gets_the_password_of_the_database(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("RELAPP_DB_PASSWORD", "geheim")
    passwords = MailPasswords()
    assert passwords.of("xuwei@mail.example.com:587") == ""
    assert not passwords.can_keep
    passwords.remember("xuwei@mail.example.com:587", "post", keep=True)
    assert passwords.of("xuwei@mail.example.com:587") == "post"
    assert passwords.of("xuwei@other.example.com:587") == ""


def test_a_mail_password_outlives_the_program_only_where_wanted() -> None:
    drawer = Drawer()
    passwords = MailPasswords(drawer)
    assert passwords.can_keep
    passwords.remember("a@b:1", "eins")
    assert drawer.kept == {}
    passwords.remember("a@b:1", "eins", keep=True)
    assert MailPasswords(drawer).of("a@b:1") == "eins"
