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
from communique_extraction.lexicon.calendar import (
    Reader,
    month_parts,
    near_days,
    news_calendar,
    steps,
)
from communique_schemas.event import DatePrecision

_WEEK = 7
_SATURDAY = 5
_MONTHS = 12
_FIRST_QUARTER = 33
"""The number of the first quarter in the Extended Date/Time Format."""
_SLACK = 31
"""How many days on the other side of the writing a day without a year may lie."""


@dataclass(frozen=True, slots=True)
class Range:
    """The days from `start` to `end`, both included."""

    start: date
    end: date
    precision: DatePrecision
    edtf: str


@dataclass(frozen=True, slots=True)
class _Told:
    """The words of a date by the names of their groups, and from when and whither they count."""

    words: Mapping[str, str | None]
    written: date | None
    future: bool

    def word(self, name: str) -> str:
        """The words of a group, in lower case; empty where the pattern has or the text tells none."""
        return (self.words.get(name) or "").strip().lower()

    def number(self, name: str) -> int:
        """The number that a group has in digits."""
        return int(re.sub(r"\D", "", self.word(name)) or 0)

    def month(self) -> int:
        """The month by its name."""
        return news_calendar().months.words[self.word("month").rstrip(".")]

    def year(self, month: int, day: int) -> int | None:
        """The year that is told, or else the one that puts month and day nearest to the writing."""
        return self.number("y") or _nearest_year(month, day, self.written, future=self.future)


def resolve(
    reader: Reader, match: re.Match[str], written: date | None, *, future: bool
) -> Range | None:
    """Resolve a match of a pattern against the day of writing.

    Args:
        reader: the pattern's reader.
        match: with the named groups that `calendar.toml` explains.
        written: without it only absolute dates are told.
        future: the event is still to come.
    """
    return _READERS[reader](_Told(match.groupdict(), written, future))


def _range(
    first: date | None, last: date | None, precision: DatePrecision, edtf: str
) -> Range | None:
    """What lies within the calendar, and ends no sooner than it begins ("May 30 to 2")."""
    if first is None or last is None or last < first:
        return None
    return Range(first, last, precision, edtf)


def _days(
    first: date | None, last: date | None, precision: DatePrecision, mark: str = ""
) -> Range | None:
    edtf = f"{first}{mark}" if first == last else f"{first}{mark}/{last}{mark}"
    return _range(first, last, precision, edtf)


def _one_day(day: date | None) -> Range | None:
    return _days(day, day, "day")


def _whole_year(year: int, mark: str = "") -> Range | None:
    first, last = calendar_day(year, 1, 1), calendar_day(year, 12, 31)
    return _range(first, last, "year", f"{year:04}{mark}")


def _whole_month(year: int, month: int) -> Range | None:
    first, last = calendar_day(year, month, 1), last_of_month(year, month)
    return _range(first, last, "month", f"{year:04}-{month:02}")


def _month_away(day: date, step: int) -> Range | None:
    year, month = divmod(day.year * _MONTHS + day.month - 1 + step, _MONTHS)
    return _whole_month(year, month + 1)


def _week_away(day: date, step: int, mark: str = "") -> Range | None:
    monday = days_after(day, step * _WEEK - day.weekday())
    sunday = days_after(monday, _WEEK - 1) if monday else None
    return _days(monday, sunday, "week", mark)


def _nearest_year(month: int, day: int, written: date | None, *, future: bool) -> int | None:
    """The year that puts a month and day nearest to the writing, on the side the tense tells."""
    if written is None:
        return None
    gaps = {
        year: (nearest - written).days
        for year in (written.year - 1, written.year, written.year + 1)
        if (last := last_of_month(year, month))
        and (nearest := calendar_day(year, month, min(day, last.day)))
    }
    fitting = [y for y in gaps if (gaps[y] >= -_SLACK if future else gaps[y] <= _SLACK)]
    return min(fitting, key=lambda year: abs(gaps[year]), default=None)


def _iso(told: _Told) -> Range | None:
    return _one_day(calendar_day(told.number("y"), told.number("m"), told.number("d")))


def _day(told: _Told) -> Range | None:
    month, number = told.month(), told.number("d")
    year = told.year(month, number)
    return _one_day(calendar_day(year, month, number)) if year is not None else None


def _span(told: _Told) -> Range | None:
    month, number = told.month(), told.number("d")
    year = told.year(month, number)
    if year is None:
        return None
    last = calendar_day(year, month, told.number("d2"))
    return _days(calendar_day(year, month, number), last, "range")


def _month(told: _Told) -> Range | None:
    month = told.month()
    year = told.year(month, 15)
    last = last_of_month(year, month) if year else None
    if year is None or last is None:
        return None
    days = month_parts().get(told.word("part"))
    if days is None:
        return _whole_month(year, month)
    end = last if days[1] < 0 else last.replace(day=days[1])
    return _days(last.replace(day=days[0]), end, "range", "~")


def _near_day(told: _Told) -> Range | None:
    if told.written is None:
        return None
    return _one_day(days_after(told.written, near_days()[told.word("near")]))


def _weekday(told: _Told) -> Range | None:
    if told.written is None:
        return None
    number = news_calendar().weekdays.words[told.word("weekday")]
    ahead = (number - told.written.isoweekday()) % _WEEK
    back = ahead - _WEEK if ahead else 0
    step = steps().get(told.word("which"), 0)
    if step == 0:
        return _one_day(days_after(told.written, ahead if told.future else back))
    return _one_day(days_after(told.written, (ahead or _WEEK) if step > 0 else (back or -_WEEK)))


def _relative(told: _Told) -> Range | None:
    if told.written is None:
        return None
    step, unit = steps()[told.word("which")], told.word("unit")
    if unit == "week":
        return _week_away(told.written, step)
    if unit == "weekend":
        saturday = days_after(told.written, step * _WEEK + _SATURDAY - told.written.weekday())
        sunday = days_after(saturday, 1) if saturday else None
        return _days(saturday, sunday, "range")
    if unit == "month":
        return _month_away(told.written, step)
    return _whole_year(told.written.year + step)


def _ago(told: _Told) -> Range | None:
    if told.written is None:
        return None
    number = told.number("n") or news_calendar().numbers.words[told.word("n")]
    number = number if told.word("way") == "from now" else -number
    unit = told.word("unit")
    if unit == "day":
        return _one_day(days_after(told.written, number))
    if unit == "week":
        return _week_away(told.written, number, "~")
    if unit == "month":
        return _month_away(told.written, number)
    return _whole_year(told.written.year + number, "~")


def _quarter(told: _Told) -> Range | None:
    code, year = news_calendar().quarters.words[told.word("q")], told.number("y")
    month = 3 * (code - _FIRST_QUARTER) + 1
    first, last = calendar_day(year, month, 1), last_of_month(year, month + 2)
    return _range(first, last, "quarter", f"{year:04}-{code}")


def _year(told: _Told) -> Range | None:
    return _whole_year(told.number("y"))


_READERS: Mapping[Reader, Callable[[_Told], Range | None]] = {
    "ago": _ago,
    "day": _day,
    "iso": _iso,
    "month": _month,
    "near_day": _near_day,
    "quarter": _quarter,
    "relative": _relative,
    "span": _span,
    "weekday": _weekday,
    "year": _year,
}
