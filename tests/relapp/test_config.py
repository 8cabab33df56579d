"""Settings hold what a person chose, and never a password."""

from dataclasses import replace
from pathlib import Path

import pytest

from relapp import config

CLEAN = "postgresql://lin@db/desk?sslmode=require"
SECRET = "postgresql://lin:geheim@db/desk?sslmode=require"


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return {"RELAPP_HOME": str(tmp_path)}


def test_what_was_saved_is_read_again(home: dict[str, str]) -> None:
    chosen = config.Settings("/srv/发布.db", "en", "lin", "dark", 1.15)
    config.save(chosen, home)
    assert config.load(home) == chosen


def test_a_password_is_not_written(home: dict[str, str]) -> None:
    path = config.save(config.Settings(SECRET, login="lin"), home)
    assert "geheim" not in path.read_text(encoding="utf-8")
    assert config.load(home) == config.Settings(CLEAN, login="lin")
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_file_of_an_earlier_program_is_cleaned_when_it_is_read(home: dict[str, str]) -> None:
    path = config.settings_file(home)
    path.write_text(f'database = "{SECRET}"\nlogin = "lin"\n', encoding="utf-8")
    assert config.load(home) == config.Settings(CLEAN, login="lin")
    assert "geheim" not in path.read_text(encoding="utf-8")
    assert 'login = "lin"' in path.read_text(encoding="utf-8")


def test_a_file_that_cannot_be_cleaned_is_still_read_without_it(
    home: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = config.settings_file(home)
    path.write_text(f'database = "{SECRET}"\n', encoding="utf-8")

    def refuse(*_arguments: object) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(config, "save", refuse)
    assert config.load(home) == replace(config.Settings(), database=CLEAN)


def test_notices_and_mail_server_are_kept_without_a_password(home: dict[str, str]) -> None:
    chosen = config.Settings(
        notices_off="due,asked",
        quiet_from="22:00",
        quiet_until="07:30",
        mail_host="mail.example.com",
        mail_port=465,
        mail_protection="tls",
        mail_sender="desk@example.com",
        mail_user="desk",
    )
    path = config.save(chosen, home)
    assert config.load(home) == chosen
    assert "password" not in path.read_text(encoding="utf-8")


def test_a_tilde_of_nobody_is_an_ordinary_name() -> None:
    assert config.database_file("~nobody-by-this-name/a.db") == Path("~nobody-by-this-name/a.db")
    assert config.database_file("~/a.db") == Path.home() / "a.db"
