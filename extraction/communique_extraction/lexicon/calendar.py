"""Words of dates, and the patterns in which news writes them (`calendar.toml`)."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from communique_extraction.lexicon.example import Example
from communique_extraction.lexicon.loader import Lexicon, load_as

Reader = Literal[
    "ago",
    "day",
    "day_of_month",
    "days_in_a_row",
    "half",
    "iso",
    "month",
    "near_day",
    "quarter",
    "relative",
    "span",
    "weekday",
    "weekdays",
    "year",
]


class NumberedWords(Lexicon):
    """Words with a number each."""

    words: Mapping[str, int]
    example: tuple[Example, ...]


class Step(Lexicon):
    """Words that lead so many days, or weeks, months and years, away from the writing."""

    name: str
    step: int
    words: tuple[str, ...]
    example: tuple[Example, ...]


class MonthPart(Lexicon):
    """Words for a part of a month: from one of its days to another, where -1 is the last."""

    name: str
    days: tuple[int, int]
    words: tuple[str, ...]
    example: tuple[Example, ...]


class DatePattern(Lexicon):
    """A form of date, as a regular expression, and who reads it; `near`: of a day near that of writing."""

    name: str
    reader: Reader
    form: str
    near: bool = False
    example: tuple[Example, ...]


class Calendar(Lexicon):
    """`calendar.toml`."""

    months: NumberedWords
    weekdays: NumberedWords
    numbers: NumberedWords
    quarters: NumberedWords
    halves: NumberedWords
    near: tuple[Step, ...]
    which: tuple[Step, ...]
    part: tuple[MonthPart, ...]
    pattern: tuple[DatePattern, ...]


@cache
def news_calendar() -> Calendar:
    """The words of dates as data."""
    return load_as(Calendar, "lexicon/calendar")


@cache
def weekdays() -> frozenset[str]:
    """The names of the weekdays, in lower case."""
    return frozenset(news_calendar().weekdays.words)


@cache
def month_names() -> frozenset[str]:
    """The names of the months, and what is written for them in short, in lower case."""
    return frozenset(news_calendar().months.words)


@cache
def calendar_words() -> frozenset[str]:
    """The names of months and weekdays, in lower case."""
    return month_names() | weekdays()


@cache
def near_days() -> Mapping[str, int]:
    """How many days from the writing "today", "tomorrow" and the like are."""
    return {word: group.step for group in news_calendar().near for word in group.words}


@cache
def steps() -> Mapping[str, int]:
    """How many weeks, months or years from the writing "last", "this", "next" and the like lead."""
    return {word: group.step for group in news_calendar().which for word in group.words}


@cache
def month_parts() -> Mapping[str, tuple[int, int]]:
    """The first and the last day of "early", "mid" and "late" in a month; -1 is its last."""
    return {word: group.days for group in news_calendar().part for word in group.words}


@cache
def near_patterns() -> frozenset[str]:
    """The names of the patterns of days that are near that of writing: "on Monday", "yesterday"."""
    return frozenset(pattern.name for pattern in news_calendar().pattern if pattern.near)
