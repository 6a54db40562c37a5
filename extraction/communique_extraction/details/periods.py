"""Days, weeks, months and years of the calendar, with their form in the Extended Date/Time Format.

What falls out of the calendar, or would end before it begins, is None.
"""

from dataclasses import dataclass
from datetime import date

from communique_extraction.details.date_arithmetic import (
    calendar_day,
    days_after,
    last_of_month,
)
from communique_schemas.event import DatePrecision

_WEEK = 7
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Range:
    """The days from `start` to `end`, both included."""

    start: date
    end: date
    precision: DatePrecision
    edtf: str


def span_of(
    first: date | None, last: date | None, precision: DatePrecision, edtf: str
) -> Range | None:
    """What lies within the calendar, and ends no sooner than it begins ("May 30 to 2")."""
    if first is None or last is None or last < first:
        return None
    return Range(first, last, precision, edtf)


def some_days(
    first: date | None, last: date | None, precision: DatePrecision, mark: str = ""
) -> Range | None:
    """The days from one to another; `mark` is that of approximation."""
    edtf = f"{first}{mark}" if first == last else f"{first}{mark}/{last}{mark}"
    return span_of(first, last, precision, edtf)


def one_day(day: date | None) -> Range | None:
    """A day."""
    return some_days(day, day, "day")


def whole_year(year: int, mark: str = "") -> Range | None:
    """A year of the calendar."""
    first, last = calendar_day(year, 1, 1), calendar_day(year, 12, 31)
    return span_of(first, last, "year", f"{year:04}{mark}")


def whole_month(year: int, month: int) -> Range | None:
    """A month of a year."""
    first, last = calendar_day(year, month, 1), last_of_month(year, month)
    return span_of(first, last, "month", f"{year:04}-{month:02}")


def month_away(day: date, step: int) -> Range | None:
    """The month so many months from that of a day."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + step, _MONTHS)
    return whole_month(year, month + 1)


def week_away(day: date, step: int, mark: str = "") -> Range | None:
    """The week, from Monday to Sunday, so many weeks from that of a day."""
    monday = days_after(day, step * _WEEK - day.weekday())
    sunday = days_after(monday, _WEEK - 1) if monday else None
    return some_days(monday, sunday, "week", mark)
