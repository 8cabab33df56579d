"""Statutory days of years whose arrangement is not announced: what the law alone can tell.

The law names the days, the yearly notice moves weekends around them. Only the former can be known
ahead, so a forecast has holidays and no make-up workdays, and is wrong on some ten days a year.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

# Same every year (as the law stands since 2025).
_FIXED = {
    (1, 1): "元旦",
    (5, 1): "劳动节",
    (5, 2): "劳动节",
    (10, 1): "国庆节",
    (10, 2): "国庆节",
    (10, 3): "国庆节",
}

# Spring Festival (first day of the lunar year), Qingming, Dragon Boat, Mid-Autumn. These follow
# astronomy, not decisions; three independent computations of the lunar calendar agree on them.
_LUNAR = {
    2027: ((2, 6), (4, 5), (6, 9), (9, 15)),
    2028: ((1, 26), (4, 4), (5, 28), (10, 3)),
    2029: ((2, 13), (4, 4), (6, 16), (9, 22)),
    2030: ((2, 3), (4, 5), (6, 5), (9, 12)),
    2031: ((1, 23), (4, 5), (6, 24), (10, 1)),
    2032: ((2, 11), (4, 4), (6, 12), (9, 19)),
    2033: ((1, 31), (4, 4), (6, 1), (9, 8)),
    2034: ((2, 19), (4, 5), (6, 20), (9, 27)),
    2035: ((2, 8), (4, 5), (6, 10), (9, 16)),
    2036: ((1, 28), (4, 4), (5, 30), (10, 4)),
    2037: ((2, 15), (4, 4), (6, 18), (9, 24)),
    2038: ((2, 4), (4, 5), (6, 7), (9, 13)),
    2039: ((1, 24), (4, 5), (5, 27), (10, 2)),
    2040: ((2, 12), (4, 4), (6, 14), (9, 20)),
    2041: ((2, 1), (4, 4), (6, 3), (9, 10)),
    2042: ((1, 22), (4, 4), (6, 22), (9, 28)),
    2043: ((2, 10), (4, 5), (6, 11), (9, 17)),
    2044: ((1, 30), (4, 4), (5, 31), (10, 5)),
    2045: ((2, 17), (4, 4), (6, 19), (9, 25)),
    2046: ((2, 6), (4, 4), (6, 8), (9, 15)),
    2047: ((1, 26), (4, 5), (5, 29), (10, 4)),
    2048: ((2, 14), (4, 4), (6, 15), (9, 22)),
    2049: ((2, 2), (4, 4), (6, 4), (9, 11)),
    2050: ((1, 23), (4, 4), (6, 23), (9, 30)),
}
FORECAST_SOURCE = "forecast"

_SPRING_FESTIVAL = "春节"
_DAY = timedelta(days=1)


@lru_cache(maxsize=64)
def forecast_names(year: int) -> Mapping[date, str]:
    """Return the statutory days of a year with their Chinese names.

    Outside the years of the lunar table only the days of fixed date are known. Where two fall
    together (国庆节 and 中秋节 in 2031) the day carries both names.
    """
    named: dict[date, str] = {}
    for (month, day), name in _FIXED.items():
        _add(named, date(year, month, day), name)
    if year in _LUNAR:
        spring, qingming, dragon_boat, mid_autumn = (date(year, m, d) for m, d in _LUNAR[year])
        for offset in range(-1, 3):  # New Year's Eve is a day off, too
            _add(named, spring + offset * _DAY, _SPRING_FESTIVAL)
        _add(named, qingming, "清明节")
        _add(named, dragon_boat, "端午节")
        _add(named, mid_autumn, "中秋节")
    return MappingProxyType(named)


def _add(named: dict[date, str], day: date, name: str) -> None:
    named[day] = f"{named[day]}、{name}" if day in named else name
