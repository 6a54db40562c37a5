"""Days told by one told before: "that day", "the previous day", "two days later"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from communique_extraction.details.date_arithmetic import days_after
from communique_extraction.details.dates import FoundDate, find_dates
from communique_extraction.lexicon.alternatives import any_of
from communique_extraction.lexicon.calendar import news_calendar
from communique_extraction.lexicon.timing import timing_words
from communique_extraction.sentences.sentence import Sentence
from communique_schemas import EventDate

_NEAR = 2
"""How many sentences back a date of any kind is near: nothing is counted from the report then."""


class DaysTold:
    """The days that an article has told so far, from which others are counted."""

    def __init__(self, sentences: Sequence[Sentence], written: date | None) -> None:
        """Begin before the first of its sentences.

        Args:
            sentences: all of the article, also those that tell no event.
            written: the day of the report; "the day before" counts from it where no date is near.
        """
        self._sentences = sentences
        self._written = written
        self._last: tuple[int, date | None] = (-1, None)

    def counted(self, text: str, here: int, found: Sequence[FoundDate]) -> Iterator[FoundDate]:
        """Yield the days that a text tells by the one told last, in it or before it.

        Args:
            text: a sentence; the sentences come in reading order.
            here: its index.
            found: the dates that it tells by themselves.
        """
        days = _days(found)
        if days:
            self._last = here, days[-1]
        for words in _patterns():
            for match in words.pattern.finditer(text):
                day = self._day(here, found, of_report=words.of_report)
                counted = days_after(day, words.step * _number(match)) if day else None
                if counted is not None:
                    yield _found(match, counted)

    def _day(self, here: int, found: Sequence[FoundDate], *, of_report: bool) -> date | None:
        """The day told last, or that of the report; what no event is told of tells days, too."""
        since, day = self._last
        passed = self._sentences[since + 1 : here]
        told = [find_dates(sentence.text, self._written, future=None) for sentence in passed]
        days = [last for dates in told for last in _days(dates)]
        if days and not found:
            self._last = here - 1, days[-1]
            day = days[-1]
        is_near = bool(found) or any(told[-_NEAR:])
        return day or (None if is_near or not of_report else self._written)


def _days(dates: Sequence[FoundDate]) -> list[date]:
    return [item.date.start for item in dates if item.date.precision == "day"]


def _found(match: re.Match[str], day: date) -> FoundDate:
    told = EventDate(text=match[0], start=day, end=day, precision="day", edtf=str(day))
    return FoundDate(match.start(), match.end(), told, "day told before")


@dataclass(frozen=True, slots=True)
class _Words:
    """Words for a day so many steps from another one, which may be that of the report."""

    step: int
    pattern: re.Pattern[str]
    of_report: bool = False


@cache
def _patterns() -> tuple[_Words, ...]:
    words = timing_words()
    return (
        _Words(0, _any(words.day_of_report.words), of_report=True),
        _Words(0, _any(words.same_day.words)),
        _Words(-1, _any(words.day_before.words), of_report=True),
        _Words(1, _any(words.day_after.words)),
        _Words(-1, _counted(words.days_earlier.words), of_report=True),
        _Words(1, _counted(words.days_later.words)),
    )


def _counted(words: Iterable[str]) -> re.Pattern[str]:
    """So many days, but not within a longer count, nor before what goes on: "two days earlier than"."""
    numbers = any_of(news_calendar().numbers.words)
    return re.compile(
        rf"(?<!\d[.,])\b(?P<n>\d{{1,2}}|{numbers})\s+days?\s+(?:{any_of(words)})\b(?!\s+than\b)",
        re.IGNORECASE,
    )


def _number(match: re.Match[str]) -> int:
    word = match.groupdict().get("n") or "1"
    return int(word) if word.isdigit() else news_calendar().numbers.words[word.lower()]


def _any(words: Iterable[str]) -> re.Pattern[str]:
    """Any of some words, but not before what would go on with them: "the day before the vote"."""
    return re.compile(
        rf"\b(?:{any_of(words)})\b(?!\s+(?:\w+day|tomorrow|the|his|her|their|its|an?|that|of)\b)",
        re.IGNORECASE,
    )
