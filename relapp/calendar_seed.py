"""The announced statutory calendar shipped with the program, as the seed of our own table."""

from datetime import date

from relapp.domain.working_days import CalendarDay, DayKind

SEED_SOURCE = "chinesecalendar"

_CHINESE_NAMES = {
    "new_years_day": "元旦",
    "spring_festival": "春节",
    "tomb_sweeping_day": "清明节",
    "labour_day": "劳动节",
    "dragon_boat_festival": "端午节",
    "national_day": "国庆节",
    "mid_autumn_festival": "中秋节",
    "anti_fascist_70th_day": "抗战胜利70周年纪念日",
}


def statutory_days(first_year: int, last_year: int) -> tuple[CalendarDay, ...]:
    """Return announced holidays and make-up workdays of the years, in order of date.

    Years the package does not know are absent, never guessed; `seeded_years` names the known ones.
    """
    from chinese_calendar import constants

    names = {h.value: _CHINESE_NAMES.get(h.name, h.value) for h in constants.Holiday}
    kinds = ((DayKind.HOLIDAY, constants.holidays), (DayKind.MAKEUP_WORKDAY, constants.workdays))
    known = set(seeded_years(first_year, last_year))
    return tuple(
        sorted(
            CalendarDay(day, kind, names.get(label, label), SEED_SOURCE)
            for kind, table in kinds
            for day, label in table.items()
            if day.year in known
        )
    )


def seeded_years(first_year: int, last_year: int) -> tuple[int, ...]:
    """Return which of the years the package knows completely.

    A year counts once its National Day is listed: the New Year days of a year can be announced
    with the year before, as 31 December belongs to the following New Year's break.
    """
    from chinese_calendar import constants

    return tuple(
        year for year in range(first_year, last_year + 1) if date(year, 10, 1) in constants.holidays
    )
