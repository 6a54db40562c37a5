"""Days told by one told before: "that day", "the previous day"."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from communique_extraction.details.date_arithmetic import days_after
from communique_extraction.details.dates import FoundDate
from communique_extraction.lexicon.alternatives import any_of
from communique_extraction.lexicon.timing import timing_words
from communique_schemas import EventDate


def days_told_before(text: str, day: date | None) -> Iterator[FoundDate]:
    """Yield the days that a text tells by another one.

    Args:
        text: a sentence.
        day: the day told last before it, or within it.
    """
    if day is None:
        return
    for step, pattern in _patterns():
        for match in pattern.finditer(text):
            found = days_after(day, step)
            if found is not None:
                dated = EventDate(
                    text=match[0], start=found, end=found, precision="day", edtf=str(found)
                )
                yield FoundDate(match.start(), match.end(), dated, "day told before")


@cache
def _patterns() -> tuple[tuple[int, re.Pattern[str]], ...]:
    words = timing_words()
    return (0, _any(words.same_day.words)), (-1, _any(words.day_before.words))


def _any(words: Iterable[str]) -> re.Pattern[str]:
    """Any of some words, but not before what would go on with them: "the day before the vote"."""
    return re.compile(
        rf"\b(?:{any_of(words)})\b(?!\s+(?:\w+day|tomorrow|the|his|her|their|its|an?|that|of)\b)",
        re.IGNORECASE,
    )
