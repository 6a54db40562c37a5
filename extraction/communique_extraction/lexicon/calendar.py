"""Words of dates, and the patterns in which news writes them (`calendar.toml`)."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from communique_extraction.lexicon.loader import Lexicon, load_as

Reader = Literal[
    "ago", "day", "iso", "month", "near_day", "quarter", "relative", "span", "weekday", "year"
]


class DatePattern(Lexicon):
    """A form of date, as a regular expression, and who reads it."""

    reader: Reader
    form: str


class Calendar(Lexicon):
    """`calendar.toml`."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    days: Mapping[str, int]
    numbers: Mapping[str, int]
    pattern: tuple[DatePattern, ...]


@cache
def news_calendar() -> Calendar:
    """The words of dates as data."""
    return load_as(Calendar, "lexicon/calendar")


@cache
def weekdays() -> frozenset[str]:
    """The names of the weekdays, in lower case."""
    return frozenset(news_calendar().weekdays)


@cache
def calendar_words() -> frozenset[str]:
    """The names of months and weekdays, in lower case."""
    return frozenset({*news_calendar().months, *news_calendar().weekdays})
