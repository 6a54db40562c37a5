"""Dates as news writes them, found by the patterns of the calendar (`calendar.toml`).

What fixes no day, week, month or year gives nothing: no date is better than a wrong one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from communique_extraction.details.date_resolution import resolve
from communique_extraction.details.periods import Range
from communique_extraction.lexicon.alternatives import any_of
from communique_extraction.lexicon.calendar import (
    DatePattern,
    month_parts,
    near_days,
    news_calendar,
    steps,
)
from communique_schemas import EventDate

_WORD = re.compile(r"\w+")
_SENTENCES = 256
"""How many sentences' dates are kept: every event of a sentence asks for them."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date at `start` to `end` (exclusive) of the text searched, and the pattern that found it."""

    start: int
    end: int
    date: EventDate
    pattern: str


@lru_cache(maxsize=_SENTENCES)
def find_dates(
    text: str, written: date | None, *, future: bool | None = False
) -> tuple[FoundDate, ...]:
    """Find the dates in a text, left to right, without overlaps.

    Args:
        text: a sentence.
        written: the day of writing; without it only absolute dates are found.
        future: the event is still to come: "Friday" is the next one, not the last one; None where that
            is not known: it is the nearest one.
    """
    found: list[FoundDate] = []
    for pattern, match in _matches(text):
        free = all(match.end() <= other.start or other.end <= match.start() for other in found)
        told = resolve(pattern.reader, match, written, future=future) if free else None
        if told is not None:
            dated = _dated(match[0], told)
            found.append(FoundDate(match.start(), match.end(), dated, pattern.name))
    return tuple(sorted(found, key=lambda item: item.start))


@lru_cache(maxsize=_SENTENCES)
def _matches(text: str) -> tuple[tuple[DatePattern, re.Match[str]], ...]:
    """What may be a date, pattern by pattern; whether it is still to come makes no difference."""
    words = frozenset(_WORD.findall(text.lower()))
    return tuple(
        (form.pattern, match)
        for form in _forms()
        if not (form.needed and form.needed.isdisjoint(words))
        for match in form.expression.finditer(text)
    )


def _dated(text: str, told: Range) -> EventDate:
    return EventDate(
        text=text, start=told.start, end=told.end, precision=told.precision, edtf=told.edtf
    )


@dataclass(frozen=True, slots=True)
class _Form:
    """A pattern as an expression, and words in lower case of which a text has one where it fits, if any."""

    pattern: DatePattern
    expression: re.Pattern[str]
    needed: frozenset[str]


@cache
def _forms() -> tuple[_Form, ...]:
    placeholders, asked_for = _placeholders(), _asked_for()
    made = []
    for pattern in news_calendar().pattern:
        form = pattern.form
        for name, expansion in placeholders.items():
            form = form.replace(name, expansion)
        asked = (words for name, words in asked_for.items() if name in pattern.form)
        needed = frozenset(_WORD.findall(word.lower())[0] for word in next(asked, ()))
        made.append(_Form(pattern, re.compile(form), needed))
    return tuple(made)


def _asked_for() -> dict[str, Iterable[str]]:
    """The words of the placeholders that no pattern leaves open."""
    words = news_calendar()
    return {
        "{month}": words.months.words,
        "{weekday}": words.weekdays.words,
        "{near}": near_days(),
        "{which}": steps(),
        "{quarter}": words.quarters.words,
        "{half}": words.halves.words,
    }


def _placeholders() -> dict[str, str]:
    words = news_calendar()
    weekday = f"(?:{any_of(day.capitalize() for day in words.weekdays.words)})"
    return {
        "{of_year}": rf"(?:of\s+)?(?P<which>(?ai:{any_of(steps())}))\s+year",
        "{lead}": rf"(?:{weekday},?\s+)?(?:the\s+)?",
        "{month}": rf"(?:{any_of(month.capitalize() for month in words.months.words)})\b\.?",
        "{weekday}": weekday,
        "{number}": rf"(?:\d{{1,3}}|{any_of(words.numbers.words)})",
        "{near}": any_of(near_days()),
        "{which}": any_of(steps()),
        "{part}": any_of(month_parts()),
        "{quarter}": any_of(words.quarters.words),
        "{half}": any_of(words.halves.words),
        "{day}": r"\d{1,2}(?:st|nd|rd|th)?",
        "{year}": r"(?:1[89]|20)\d\d",
    }
