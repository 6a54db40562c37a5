"""Dates as news writes them, resolved against the day of writing.

What fixes no day, week, month or year gives nothing: no date is better than a wrong one.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from communique_extraction.details.date_arithmetic import (
    calendar_day,
    days_after,
    last_of_month,
)
from communique_extraction.lexicon.calendar import Reader, news_calendar
from communique_schemas import EventDate
from communique_schemas.event import DatePrecision

_WEEK = 7
_SATURDAY = 5
_MONTHS = 12
_SENTENCES = 256
"""How many sentences' dates are kept: every event of a sentence asks for them."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date at `start` to `end` (exclusive) of the text searched."""

    start: int
    end: int
    date: EventDate


@dataclass(frozen=True, slots=True)
class _Range:
    start: date
    end: date
    precision: DatePrecision
    edtf: str


Resolver = Callable[[re.Match[str], date | None, bool], _Range | None]


@lru_cache(maxsize=_SENTENCES)
def find_dates(text: str, written: date | None, *, future: bool = False) -> tuple[FoundDate, ...]:
    """Find the dates in a text, left to right, without overlaps.

    Args:
        text: a sentence.
        written: the day of writing; without it only absolute dates are found.
        future: the event is still to come: "Friday" is the next one, not the last one.
    """
    found: list[FoundDate] = []
    for pattern, resolver in _patterns():
        for match in pattern.finditer(text):
            free = all(match.end() <= other.start or other.end <= match.start() for other in found)
            resolved = resolver(match, written, future) if free else None
            if resolved is not None:
                dated = EventDate(
                    text=match[0],
                    start=resolved.start,
                    end=resolved.end,
                    precision=resolved.precision,
                    edtf=resolved.edtf,
                )
                found.append(FoundDate(match.start(), match.end(), dated))
    return tuple(sorted(found, key=lambda item: item.start))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Resolver], ...]:
    words = news_calendar()
    months = sorted((month.capitalize() for month in words.months), key=len, reverse=True)
    weekday = f"(?:{'|'.join(day.capitalize() for day in words.weekdays)})"
    placeholders = {
        "{month}": rf"(?:{'|'.join(months)})\b\.?",
        "{weekday}": weekday,
        "{number}": rf"(?:\d{{1,3}}|{'|'.join(words.numbers)})",
        "{days}": "|".join(words.days),
        "{day}": r"\d{1,2}(?:st|nd|rd|th)?",
        "{lead}": rf"(?:{weekday},?\s+)?(?:the\s+)?",
    }
    compiled = []
    for pattern in words.pattern:
        form = pattern.form
        for name, expansion in placeholders.items():
            form = form.replace(name, expansion)
        compiled.append((re.compile(form), _READERS[pattern.reader]))
    return tuple(compiled)


def _range(
    first: date | None, last: date | None, precision: DatePrecision, edtf: str
) -> _Range | None:
    """What lies within the calendar, and ends no sooner than it begins ("May 30 to 2")."""
    if first is None or last is None or last < first:
        return None
    return _Range(first, last, precision, edtf)


def _days(
    first: date | None, last: date | None, precision: DatePrecision, mark: str = ""
) -> _Range | None:
    edtf = f"{first}{mark}" if first == last else f"{first}{mark}/{last}{mark}"
    return _range(first, last, precision, edtf)


def _whole_year(year: int, mark: str = "") -> _Range | None:
    first, last = calendar_day(year, 1, 1), calendar_day(year, 12, 31)
    return _range(first, last, "year", f"{year:04}{mark}")


def _whole_month(year: int, month: int) -> _Range | None:
    first, last = calendar_day(year, month, 1), last_of_month(year, month)
    return _range(first, last, "month", f"{year:04}-{month:02}")


def _month_away(day: date, step: int) -> _Range | None:
    year, month = divmod(day.year * _MONTHS + day.month - 1 + step, _MONTHS)
    return _whole_month(year, month + 1)


def _week_away(day: date, step: int, mark: str = "") -> _Range | None:
    monday = days_after(day, step * _WEEK - day.weekday())
    sunday = days_after(monday, _WEEK - 1) if monday else None
    return _days(monday, sunday, "week", mark)


def _number_of(match: re.Match[str]) -> int:
    return news_calendar().months[match["month"].lower().rstrip(".")]


def _ordinal(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _iso(match: re.Match[str], _written: date | None, _future: bool) -> _Range | None:
    day = calendar_day(int(match["y"]), int(match["m"]), int(match["d"]))
    return _days(day, day, "day")


def _nearest_year(month: int, day: int, written: date | None, future: bool) -> int | None:
    """The year that puts a month and day nearest to the writing, on the side the tense tells."""
    if written is None:
        return None
    gaps = {
        year: (nearest - written).days
        for year in (written.year - 1, written.year, written.year + 1)
        if (last := last_of_month(year, month))
        and (nearest := calendar_day(year, month, min(day, last.day)))
    }
    slack = 31
    fitting = [y for y in gaps if (gaps[y] >= -slack if future else gaps[y] <= slack)]
    return min(fitting, key=lambda year: abs(gaps[year]), default=None)


def _day(match: re.Match[str], written: date | None, future: bool) -> _Range | None:
    month, number = _number_of(match), _ordinal(match["d"])
    year = int(match["y"]) if match["y"] else _nearest_year(month, number, written, future)
    if year is None:
        return None
    day = calendar_day(year, month, number)
    return _days(day, day, "day")


def _span(match: re.Match[str], written: date | None, future: bool) -> _Range | None:
    month, number = _number_of(match), _ordinal(match["d"])
    year = int(match["y"]) if match["y"] else _nearest_year(month, number, written, future)
    if year is None:
        return None
    last = calendar_day(year, month, _ordinal(match["d2"]))
    return _days(calendar_day(year, month, number), last, "range")


def _month(match: re.Match[str], written: date | None, future: bool) -> _Range | None:
    month = _number_of(match)
    told = match.groupdict().get("y")
    year = int(told) if told else _nearest_year(month, 15, written, future)
    last = last_of_month(year, month) if year else None
    if year is None or last is None:
        return None
    part = (match.groupdict().get("part") or "").lower()
    if not part:
        return _whole_month(year, month)
    first_day, last_day = {"early": (1, 10), "mid": (11, 20)}.get(part, (20, last.day))
    return _days(last.replace(day=first_day), last.replace(day=last_day), "range", "~")


def _near_day(match: re.Match[str], written: date | None, _future: bool) -> _Range | None:
    if written is None:
        return None
    words = next(
        key
        for key in sorted(news_calendar().days, key=len, reverse=True)
        if match[0].lower().startswith(key)
    )
    day = days_after(written, news_calendar().days[words])
    return _days(day, day, "day")


def _weekday(match: re.Match[str], written: date | None, future: bool) -> _Range | None:
    if written is None:
        return None
    which = (match["which"] or "").strip().lower()
    number = news_calendar().weekdays[match["weekday"].lower()]
    ahead = (number - written.weekday()) % _WEEK
    back = ahead - _WEEK if ahead else 0
    if which == "last":
        offset = back or -_WEEK
    elif which == "next":
        offset = ahead or _WEEK
    else:
        offset = ahead if future else back
    day = days_after(written, offset)
    return _days(day, day, "day")


def _relative(match: re.Match[str], written: date | None, _future: bool) -> _Range | None:
    if written is None:
        return None
    which, unit = match["which"].lower(), match["unit"].lower()
    step = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(which, 0)
    if unit == "week":
        return _week_away(written, step)
    if unit == "weekend":
        saturday = days_after(written, step * _WEEK + _SATURDAY - written.weekday())
        sunday = days_after(saturday, 1) if saturday else None
        return _days(saturday, sunday, "range")
    return _month_away(written, step) if unit == "month" else _whole_year(written.year + step)


def _ago(match: re.Match[str], written: date | None, _future: bool) -> _Range | None:
    if written is None or match["way"].lower() == "earlier":
        return None
    number = (
        int(match["n"]) if match["n"].isdigit() else news_calendar().numbers[match["n"].lower()]
    )
    number = number if match["way"].lower() == "from now" else -number
    unit = match["unit"].lower()
    if unit == "day":
        day = days_after(written, number)
        return _days(day, day, "day")
    if unit == "week":
        return _week_away(written, number, "~")
    if unit == "month":
        return _month_away(written, number)
    return _whole_year(written.year + number, "~")


def _quarter(match: re.Match[str], _written: date | None, _future: bool) -> _Range | None:
    quarter = ("first", "second", "third", "fourth").index(match["q"].lower())
    year, month = int(match["y"]), 3 * quarter + 1
    first, last = calendar_day(year, month, 1), last_of_month(year, month + 2)
    return _range(first, last, "quarter", f"{year:04}-{33 + quarter}")


def _year(match: re.Match[str], _written: date | None, _future: bool) -> _Range | None:
    return _whole_year(int(match["y"]))


_READERS: dict[Reader, Resolver] = {
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
