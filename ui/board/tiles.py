"""The tiles of the strip as filters: which are on, and what a click makes of the filter."""

from ui.board.filter_state import BoardFilter


def active(value: BoardFilter, window_id: int | None) -> frozenset[str]:
    """Return the tiles that filter now."""
    states = {
        "window": window_id is not None and value.windows == frozenset({window_id}),
        "mine": value.mine and value.today,
        "blocked": value.blocked,
        "overdue": value.overdue,
    }
    return frozenset(name for name, on in states.items() if on)


def toggled(value: BoardFilter, name: str, on: bool, window_id: int | None) -> BoardFilter:
    """Return the filter after a tile was switched."""
    if name == "window":
        chosen = frozenset({window_id}) if on and window_id is not None else frozenset()
        return value.changed("windows", chosen)
    if name == "mine":
        return value.changed("mine", on).changed("today", on)
    return value.changed(name, on)
