"""Dates as news writes them, resolved against the day of publication.

What fixes no day, week, month or year gives nothing: no date is better than a wrong one.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from communique_extraction.lexicon.calendar import Reader, news_calendar
from communique_schemas import EventDate
from communique_schemas.event import DatePrecision

_WEEK = 7
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
def find_dates(text: str, published: date | None, *, future: bool = False) -> tuple[FoundDate, ...]:
    """Find the dates in a text, left to right, without overlaps.

    Args:
        text: a sentence.
        published: the local day of publication; without it only absolute dates are found.
        future: the event is still to come: "Friday" is the next one, not the last one.
    """
    found: list[FoundDate] = []
    for pattern, resolver in _patterns():
        for match in pattern.finditer(text):
            free = all(match.end() <= other.start or other.end <= match.start() for other in found)
            resolved = _safely(resolver, match, published, future) if free else None
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


def _safely(
    resolver: Resolver, match: re.Match[str], published: date | None, future: bool
) -> _Range | None:
    try:
        return resolver(match, published, future)
    except (ValueError, OverflowError):
        return None  # no such day: "31 June", the year 0


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


def _days(first: date, last: date, precision: DatePrecision, mark: str = "") -> _Range:
    edtf = f"{first}{mark}" if first == last else f"{first}{mark}/{last}{mark}"
    return _Range(first, last, precision, edtf)


def _number_of(match: re.Match[str]) -> int:
    return news_calendar().months[match["month"].lower().rstrip(".")]


def _ordinal(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _iso(match: re.Match[str], _published: date | None, _future: bool) -> _Range:
    day = date(int(match["y"]), int(match["m"]), int(match["d"]))
    return _days(day, day, "day")


def _nearest_year(month: int, day: int, published: date | None, future: bool) -> int | None:
    """The year that puts a month and day nearest to publication, on the side the tense tells."""
    if published is None:
        return None
    years = (published.year - 1, published.year, published.year + 1)
    last = {year: min(day, calendar.monthrange(year, month)[1]) for year in years}
    gaps = {year: (date(year, month, last[year]) - published).days for year in years}
    slack = 31
    fitting = [y for y in years if (gaps[y] >= -slack if future else gaps[y] <= slack)]
    return min(fitting, key=lambda year: abs(gaps[year]))


def _day(match: re.Match[str], published: date | None, future: bool) -> _Range | None:
    month, number = _number_of(match), _ordinal(match["d"])
    year = int(match["y"]) if match["y"] else _nearest_year(month, number, published, future)
    if year is None:
        return None
    day = date(year, month, number)
    return _days(day, day, "day")


def _span(match: re.Match[str], published: date | None, future: bool) -> _Range | None:
    month, number = _number_of(match), _ordinal(match["d"])
    year = int(match["y"]) if match["y"] else _nearest_year(month, number, published, future)
    if year is None:
        return None
    return _days(date(year, month, number), date(year, month, _ordinal(match["d2"])), "range")


def _month(match: re.Match[str], published: date | None, future: bool) -> _Range | None:
    month = _number_of(match)
    written = match.groupdict().get("y")
    year = int(written) if written else _nearest_year(month, 15, published, future)
    if year is None:
        return None
    last = calendar.monthrange(year, month)[1]
    part = (match.groupdict().get("part") or "").lower()
    first_day, last_day = {"early": (1, 10), "mid": (11, 20), "late": (20, last)}.get(
        part, (1, last)
    )
    if part:
        return _days(date(year, month, first_day), date(year, month, last_day), "range", "~")
    return _Range(date(year, month, 1), date(year, month, last), "month", f"{year:04}-{month:02}")


def _near_day(match: re.Match[str], published: date | None, _future: bool) -> _Range | None:
    if published is None:
        return None
    words = next(
        key
        for key in sorted(news_calendar().days, key=len, reverse=True)
        if match[0].lower().startswith(key)
    )
    day = published + timedelta(days=news_calendar().days[words])
    return _days(day, day, "day")


def _weekday(match: re.Match[str], published: date | None, future: bool) -> _Range | None:
    if published is None:
        return None
    which = (match["which"] or "").strip().lower()
    number = news_calendar().weekdays[match["weekday"].lower()]
    ahead = (number - published.weekday()) % _WEEK
    back = ahead - _WEEK if ahead else 0
    if which == "last":
        offset = back or -_WEEK
    elif which == "next":
        offset = ahead or _WEEK
    else:
        offset = ahead if future else back
    day = published + timedelta(days=offset)
    return _days(day, day, "day")


def _relative(match: re.Match[str], published: date | None, _future: bool) -> _Range | None:
    if published is None:
        return None
    which, unit = match["which"].lower(), match["unit"].lower()
    step = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(which, 0)
    if unit in {"week", "weekend"}:
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=step)
        first = monday + timedelta(days=5) if unit == "weekend" else monday
        return _days(first, monday + timedelta(days=6), "week" if unit == "week" else "range")
    if unit == "month":
        return _whole_month(published, step)
    year = published.year + step
    return _Range(date(year, 1, 1), date(year, 12, 31), "year", f"{year:04}")


def _whole_month(day: date, step: int) -> _Range:
    months = day.year * _MONTHS + day.month - 1 + step
    year, month = divmod(months, _MONTHS)
    last = calendar.monthrange(year, month + 1)[1]
    first = date(year, month + 1, 1)
    return _Range(first, date(year, month + 1, last), "month", f"{year:04}-{month + 1:02}")


def _ago(match: re.Match[str], published: date | None, _future: bool) -> _Range | None:
    if published is None or match["way"].lower() == "earlier":
        return None
    number = (
        int(match["n"]) if match["n"].isdigit() else news_calendar().numbers[match["n"].lower()]
    )
    number = number if match["way"].lower() == "from now" else -number
    unit = match["unit"].lower()
    if unit == "day":
        day = published + timedelta(days=number)
        return _days(day, day, "day")
    if unit == "week":
        monday = published + timedelta(weeks=number) - timedelta(days=published.weekday())
        return _days(monday, monday + timedelta(days=6), "week", "~")
    if unit == "month":
        return _whole_month(published, number)
    year = published.year + number
    return _Range(date(year, 1, 1), date(year, 12, 31), "year", f"{year:04}~")


def _quarter(match: re.Match[str], _published: date | None, _future: bool) -> _Range:
    quarter = ("first", "second", "third", "fourth").index(match["q"].lower())
    year, month = int(match["y"]), 3 * quarter + 1
    last = date(year, month + 2, calendar.monthrange(year, month + 2)[1])
    return _Range(date(year, month, 1), last, "quarter", f"{year:04}-{33 + quarter}")


def _year(match: re.Match[str], _published: date | None, _future: bool) -> _Range:
    year = int(match["y"])
    return _Range(date(year, 1, 1), date(year, 12, 31), "year", f"{year:04}")


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
