"""What can be a PIN, and how long wrong tries make wait."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relapp.domain.pin import (
    FIRST_WAIT,
    FREE_TRIES,
    FRESH,
    LONGEST_WAIT,
    MOST_CHARACTERS,
    is_trivial,
    normalised,
    objection,
    validity,
    wait_after,
)


def code(secret: str, login: str = "lin") -> str:
    found = objection(secret, login)
    return found.code if found is not None else ""


@pytest.mark.parametrize(
    ("secret", "expected"),
    [
        ("", "pin.short"),
        ("482", "pin.short"),
        ("4826", ""),
        ("４８２６", ""),
        ("48a6", "pin.short"),
        ("٤٨٢٦", "pin.short"),
        ("mond über", ""),
        ("        ", "pin.short"),
        ("correct horse", ""),
        ("48\n26\n915", "pin.unprintable"),
        ("\ud800abcdefg", "pin.unprintable"),
        ("1234", "pin.trivial"),
        ("１２３４", "pin.trivial"),
        ("9876", "pin.trivial"),
        ("7890", "pin.trivial"),
        ("0000", "pin.trivial"),
        ("4848", "pin.trivial"),
        ("abcabcabc", "pin.trivial"),
        ("QwertyUi", "pin.trivial"),
        ("hgfedcba", "pin.trivial"),
        ("x" * (MOST_CHARACTERS + 1), "pin.long"),
        ("ﷺ" * 20, "pin.long"),
        ("zhenjing.lin", ""),
    ],
)
def test_what_can_be_a_pin(secret: str, expected: str) -> None:
    assert code(secret) == expected


def test_the_login_is_no_password_however_it_is_written() -> None:
    for secret in ("lin.jingyi", "LIN.Jingyi", "ｌｉｎ.jingyi"):
        assert code(secret, "Lin.Jingyi") == "pin.login"
    assert code("lin.jingyi", "") == ""


@given(st.text(max_size=200), st.text(max_size=20))
def test_what_is_taken_stays_the_same_once_written_in_one_form(secret: str, login: str) -> None:
    plain = normalised(secret)
    assert normalised(plain) == plain
    if objection(secret, login) is None:
        assert objection(plain, login) is None
        assert len(plain) >= 4
        assert not is_trivial(plain)


@given(st.integers(0, 9), st.integers(4, 40))
def test_one_digit_again_and_again_is_never_taken(digit: int, count: int) -> None:
    assert code(str(digit) * count) == "pin.trivial"


@given(st.integers(0, 10_000))
def test_waiting_grows_and_always_ends(failures: int) -> None:
    now, then = wait_after(failures), wait_after(failures + 1)
    assert timedelta(0) <= now <= then <= LONGEST_WAIT
    assert bool(now) == (failures >= FREE_TRIES)


def test_waiting_doubles_from_the_third_wrong_try() -> None:
    seconds = [wait_after(n).total_seconds() for n in range(3, 13)]
    assert seconds == [5, 10, 20, 40, 80, 160, 320, 640, 900, 900]
    assert wait_after(FREE_TRIES) == FIRST_WAIT


@given(st.integers(0, 60))
def test_a_proof_serves_its_command_at_least(minutes: int) -> None:
    assert validity(minutes) >= FRESH
