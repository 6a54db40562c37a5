"""What a date written as a pattern says is, counted from the day of writing.

Each reader of the calendar's patterns is one function here: it gives the days from first to last, or
None where they cannot be told.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from communique_extraction.details.date_arithmetic import (
    calendar_day,
    days_after,
    last_of_month,
)
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
_SLACK = 31
"""How many days on the other side of the writing a day without a year may lie."""


@dataclass(frozen=True, slots=True)
class _Told:
    """The words of a date by the names of their groups, and from when and whither they count."""

    words: Mapping[str, str | None]
    written: date | None
    future: bool | None

    def word(self, name: str) -> str:
        """The words of a group, in lower case; empty where the pattern has or the text tells none."""
        return (self.words.get(name) or "").strip().lower()

    def number(self, name: str) -> int:
        """The number that a group has in digits."""
        return int(re.sub(r"\D", "", self.word(name)) or 0)

    def month(self, name: str = "month") -> int:
        """The month by its name; where the pattern has no such group, the only one told."""
        word = self.word(name) or self.word("month")
        return news_calendar().months.words[word.rstrip(".")]

    def weekday(self, name: str = "weekday") -> int:
        """The number of a weekday in its week; Monday is 1."""
        return news_calendar().weekdays.words[self.word(name)]

    def year(self, month: int, day: int) -> int | None:
        """The year that is told, or else the one that puts month and day nearest to the writing."""
        return self.number("y") or _nearest_year(month, day, self.written, future=self.future)


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
    return _READERS[reader](_Told(match.groupdict(), written, future))


def _nearest_year(month: int, day: int, written: date | None, *, future: bool | None) -> int | None:
    """The year that puts a month and day nearest to the writing, on the side the tense tells."""
    if written is None:
        return None
    gaps = {
        year: (nearest - written).days
        for year in (written.year - 1, written.year, written.year + 1)
        if (last := last_of_month(year, month))
        and (nearest := calendar_day(year, month, min(day, last.day)))
    }
    fitting = [
        year
        for year, gap in gaps.items()
        if future is None or (gap >= -_SLACK if future else gap <= _SLACK)
    ]
    return min(fitting, key=lambda year: abs(gaps[year]), default=None)


def _iso(told: _Told) -> Range | None:
    return one_day(calendar_day(told.number("y"), told.number("m"), told.number("d")))


def _day(told: _Told) -> Range | None:
    month, number = told.month(), told.number("d")
    year = told.year(month, number)
    return one_day(calendar_day(year, month, number)) if year is not None else None


def _span(told: _Told) -> Range | None:
    month, number, last_month = told.month(), told.number("d"), told.month("month2")
    year = told.year(last_month, told.number("d2"))
    if year is None:
        return None
    first = calendar_day(year - (month > last_month), month, number)
    return some_days(first, calendar_day(year, last_month, told.number("d2")), "range")


def _day_of_month(told: _Told) -> Range | None:
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


def _month(told: _Told) -> Range | None:
    month = told.month()
    year = told.year(month, 15)
    last = last_of_month(year, month) if year else None
    if year is None or last is None:
        return None
    days = month_parts().get(told.word("part"))
    if days is None:
        return whole_month(year, month)
    end = last if days[1] < 0 else last.replace(day=days[1])
    return some_days(last.replace(day=days[0]), end, "range", "~")


def _near_day(told: _Told) -> Range | None:
    if told.written is None:
        return None
    return one_day(days_after(told.written, near_days()[told.word("near")]))


def _weekday(told: _Told) -> Range | None:
    if told.written is None:
        return None
    week = steps().get(told.word("week"))
    if week is not None:
        offset = week * _WEEK + told.weekday() - told.written.isoweekday()
        return one_day(days_after(told.written, offset))
    return one_day(days_after(told.written, _days_to_weekday(told)))


def _days_to_weekday(told: _Told) -> int:
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


def _weekdays(told: _Told) -> Range | None:
    if told.written is None:
        return None
    first = days_after(told.written, _days_to_weekday(told))
    length = (told.weekday("weekday2") - told.weekday()) % _WEEK
    return some_days(first, days_after(first, length) if first else None, "range")


def _relative(told: _Told) -> Range | None:
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


def _ago(told: _Told) -> Range | None:
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


def _quarter(told: _Told) -> Range | None:
    code, year = news_calendar().quarters.words[told.word("q")], told.number("y")
    month = 3 * (code - _FIRST_QUARTER) + 1
    first, last = calendar_day(year, month, 1), last_of_month(year, month + 2)
    return span_of(first, last, "quarter", f"{year:04}-{code}")


def _year(told: _Told) -> Range | None:
    return whole_year(told.number("y"))


_READERS: Mapping[Reader, Callable[[_Told], Range | None]] = {
    "ago": _ago,
    "day": _day,
    "day_of_month": _day_of_month,
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
