"""Addresses lead to pages, tabs and subjects; the way back is remembered."""

import pytest

from relapp.domain.changes import Changes, Kind
from ui.shell.address import Route, Trail, parse
from ui.shell.feed import others


@pytest.mark.parametrize(
    ("address", "route"),
    [
        ("relapp://board", Route("board")),
        ("relapp://board/approving", Route("board", ("approving",))),
        ("relapp://release/FB26-147", Route("release", number="FB26-147")),
        (
            "relapp://release/FB26-147/check/12",
            Route("release", number="FB26-147", tab="checks", subject="12"),
        ),
        (
            "relapp://release/FB26-147/tab/history",
            Route("release", number="FB26-147", tab="history"),
        ),
        (
            "relapp://release/FB26-147/schedule/schedule",
            Route("calendar", ("schedule", "FB26-147")),
        ),
        ("relapp://release/FB26-147/dependency/FB26-149", Route("release", number="FB26-149")),
        ("relapp://application/4", Route("apps", ("application", "4"))),
        ("relapp://spot", Route("spot")),
        ("relapp://nowhere", None),
        ("https://example.org", None),
        ("relapp://", None),
    ],
)
def test_an_address_leads_to_its_place(address: str, route: Route | None) -> None:
    assert parse(address) == route


def test_back_and_forward_retrace_and_a_new_way_forgets_what_lay_ahead() -> None:
    trail = Trail()
    for place in ("a", "b", "c"):
        trail.went(place)
    assert (trail.back(), trail.back(), trail.back()) == ("b", "a", None)
    assert trail.forward() == "b"
    trail.went("d")
    assert trail.forward() is None
    assert trail.back() == "b"


def test_the_feed_tells_only_what_others_did() -> None:
    mine, theirs = (Kind.RELEASE, 1), (Kind.RELEASE, 2)
    own = Changes(frozenset({mine}), 7)
    assert not others(Changes(frozenset({mine}), 7), own)
    assert others(Changes(frozenset({mine, theirs}), 7), own).touched == {theirs}
    late = others(Changes(frozenset({mine}), 8), own)
    assert late.touched == {mine}
    assert not late.own
