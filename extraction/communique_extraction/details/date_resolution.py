"""What a date written as a pattern says is, counted from the day of writing.

Each reader of the calendar's patterns is one function here: it gives the days from first to last, or
None where they cannot be told.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from itertools import pairwise

from communique_extraction.details.date_arithmetic import (
    calendar_day,
    days_after,
    last_of_month,
)
from communique_extraction.details.date_words import DateWords
from communique_extraction.details.periods import (
    Range,
    month_away,
    one_day,
    some_days,
    span_of,
    week_away,
    whole_month,
    whole_year,
)
from communique_extraction.lexicon.calendar import (
    Reader,
    month_parts,
    near_days,
    news_calendar,
    steps,
)

_WEEK = 7
_SATURDAY = 5
_MONTHS = 12
_FIRST_QUARTER = 33
"""The number of the first quarter in the Extended Date/Time Format."""
_FIRST_HALF = 40
"""The number of the first half of a year there."""


def resolve(
    reader: Reader, match: re.Match[str], written: date | None, *, future: bool | None
) -> Range | None:
    """Resolve a match of a pattern against the day of writing.

    Args:
        reader: the pattern's reader.
        match: with the named groups that `calendar.toml` explains.
        written: without it only absolute dates are told.
        future: the event is still to come; None where that is not known.
    """
    return _READERS[reader](DateWords(match.groupdict(), written, future))


def _iso(told: DateWords) -> Range | None:
    return one_day(calendar_day(told.number("y"), told.number("m"), told.number("d")))


def _day(told: DateWords) -> Range | None:
    month, number = told.month(), told.number("d")
    year = told.year(month, number)
    return one_day(calendar_day(year, month, number)) if year is not None else None


def _span(told: DateWords) -> Range | None:
    month, number, last_month = told.month(), told.number("d"), told.month("month2")
    year = told.year(last_month, told.number("d2"))
    if year is None:
        return None
    first = calendar_day(year - (month > last_month), month, number)
    return some_days(first, calendar_day(year, last_month, told.number("d2")), "range")


def _days_in_a_row(told: DateWords) -> Range | None:
    """The stretch of days told one by one, if each follows the one before: not "May 3, 8 and 15"."""
    days = [
        told.number("d"),
        *map(int, re.findall(r"\d+", told.word("between"))),
        told.number("d2"),
    ]
    return _span(told) if all(a + 1 == b for a, b in pairwise(days)) else None


def _day_of_month(told: DateWords) -> Range | None:
    if told.written is None:
        return None
    step = 1 if told.future else -1
    here = told.written.year * _MONTHS + told.written.month - 1
    days = (
        calendar_day(month // _MONTHS, month % _MONTHS + 1, told.number("d"))
        for month in (here, here + step)
    )
    fitting = (
        day
        for day in days
        if day is not None and (day >= told.written if told.future else day <= told.written)
    )
    return one_day(next(fitting, None))


def _month(told: DateWords) -> Range | None:
    month = told.month()
    year = told.year_of_month(month)
    last = last_of_month(year, month) if year else None
    if year is None or last is None:
        return None
    days = month_parts().get(told.word("part"))
    if days is None:
        return whole_month(year, month)
    end = last if days[1] < 0 else last.replace(day=days[1])
    return some_days(last.replace(day=days[0]), end, "range", "~")


def _near_day(told: DateWords) -> Range | None:
    if told.written is None:
        return None
    return one_day(days_after(told.written, near_days()[told.word("near")]))


def _weekday(told: DateWords) -> Range | None:
    if told.written is None:
        return None
    week = steps().get(told.word("week"))
    if week is not None:
        offset = week * _WEEK + told.weekday() - told.written.isoweekday()
        return one_day(days_after(told.written, offset))
    return one_day(days_after(told.written, _days_to_weekday(told)))


def _days_to_weekday(told: DateWords) -> int:
    """How far from the writing the weekday is that the words or else the tense choose."""
    today = told.written.isoweekday() if told.written else 0
    ahead = (told.weekday() - today) % _WEEK
    back = ahead - _WEEK if ahead else 0
    step = steps().get(told.word("which"), 0)
    if step:
        return (ahead or _WEEK) if step > 0 else (back or -_WEEK)
    if told.future is None:
        return min(ahead, back, key=abs)
    return ahead if told.future else back


def _weekdays(told: DateWords) -> Range | None:
    if told.written is None:
        return None
    first = days_after(told.written, _days_to_weekday(told))
    length = (told.weekday("weekday2") - told.weekday()) % _WEEK
    return some_days(first, days_after(first, length) if first else None, "range")


def _relative(told: DateWords) -> Range | None:
    if told.written is None:
        return None
    otherwise = 0 if told.future or told.written.weekday() >= _SATURDAY else -1
    step, unit = steps().get(told.word("which"), otherwise), told.word("unit")
    if unit == "week":
        return week_away(told.written, step)
    if unit == "weekend":
        saturday = days_after(told.written, step * _WEEK + _SATURDAY - told.written.weekday())
        sunday = days_after(saturday, 1) if saturday else None
        return some_days(saturday, sunday, "range")
    if unit == "month":
        return month_away(told.written, step)
    return whole_year(told.written.year + step)


def _ago(told: DateWords) -> Range | None:
    if told.written is None:
        return None
    number = told.number("n") or news_calendar().numbers.words[told.word("n")]
    number = number if told.word("way") == "from now" else -number
    unit = told.word("unit")
    if unit == "day":
        return one_day(days_after(told.written, number))
    if unit == "week":
        return week_away(told.written, number, "~")
    if unit == "month":
        return month_away(told.written, number)
    return whole_year(told.written.year + number, "~")


def _quarter(told: DateWords) -> Range | None:
    code, year = news_calendar().quarters.words[told.word("q")], told.number("y")
    month = 3 * (code - _FIRST_QUARTER) + 1
    first, last = calendar_day(year, month, 1), last_of_month(year, month + 2)
    return span_of(first, last, "quarter", f"{year:04}-{code}")


def _half(told: DateWords) -> Range | None:
    code, year = (
        news_calendar().halves.words[told.word("half")],
        told.number("y") or told.year_away(),
    )
    if year is None:
        return None
    month = 6 * (code - _FIRST_HALF) + 1
    first, last = calendar_day(year, month, 1), last_of_month(year, month + 5)
    return span_of(first, last, "range", f"{year:04}-{code}")


def _year(told: DateWords) -> Range | None:
    return whole_year(told.number("y"))


_READERS: Mapping[Reader, Callable[[DateWords], Range | None]] = {
    "ago": _ago,
    "day": _day,
    "day_of_month": _day_of_month,
    "days_in_a_row": _days_in_a_row,
    "half": _half,
    "iso": _iso,
    "month": _month,
    "near_day": _near_day,
    "quarter": _quarter,
    "relative": _relative,
    "span": _span,
    "weekday": _weekday,
    "weekdays": _weekdays,
    "year": _year,
}
