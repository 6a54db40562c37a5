"""Days told by how far they are from another one: "resigned on Friday, two days after the talks"."""

import re
from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from communique_extraction.details.date_arithmetic import days_after
from communique_extraction.details.dates import FoundDate
from communique_extraction.events.event_mention import EventMention
from communique_extraction.lexicon.alternatives import any_of
from communique_extraction.lexicon.calendar import news_calendar
from communique_extraction.lexicon.factuality import BEGUN
from communique_extraction.lexicon.timing import timing_words
from communique_extraction.syntax.clauses import verb_above
from communique_extraction.syntax.dependencies import is_verb
from communique_schemas import EventDate


def counted_day(event: EventMention, found: Sequence[FoundDate]) -> FoundDate | None:
    """The day of what is told by its distance in days from a day of its sentence.

    Args:
        event: told behind "two days after" or "a day before".
        found: the dates of its sentence.
    """
    text = event.sentence.sentence.text
    days = [item for item in found if item.date.precision == "day"]
    for told in _distance().finditer(text) if days else ():
        mark = _token_at(event.trigger, told.start("way"))
        if mark is None or not _is_of(mark, event.trigger) or _lies_ahead(mark, event):
            continue
        before = told["way"].lower() in timing_words().after
        for item in days:
            if _is_counted_from(item, mark, told, text, event):
                step = _number(told["n"]) * (-1 if before else 1)
                return _moved(item, step, told)
    return None


def _moved(item: FoundDate, step: int, told: re.Match[str]) -> FoundDate | None:
    day = days_after(item.date.start, step)
    if day is None:
        return None
    date = EventDate(text=told[0], start=day, end=day, precision="day", edtf=str(day))
    return FoundDate(told.start(), told.end(), date, "counted day")


def _is_of(mark: Token, trigger: Token) -> bool:
    """Tell whether "after" or "before" stands before an event: before its noun, or at its clause."""
    path, clause = (trigger, *trigger.ancestors), _clause_of(mark)
    if clause not in path or trigger.i < mark.i:
        return False
    return sum(map(is_verb, path[: path.index(clause)])) <= 1


def _lies_ahead(mark: Token, event: EventMention) -> bool:
    """Tell "will arrive on Monday, a day before she meets him": her weekday was not read as one to come."""
    verb = verb_above(_clause_of(mark))
    modal = verb is not None and any(child.tag_ == "MD" for child in verb.children)
    return modal and event.reading.status in BEGUN


def _is_counted_from(
    item: FoundDate, mark: Token, told: re.Match[str], text: str, event: EventMention
) -> bool:
    """Tell the day from which is counted: right before the words, or on the verb to which they belong."""
    if item.end <= told.start() and text[item.end : told.start()].strip() in {"", ",", "—", "–"}:
        return True
    day, verb = _token_at(event.trigger, item.end - 1), verb_above(_clause_of(mark))
    return day is not None and verb is not None and verb_above(day) == verb


def _clause_of(mark: Token) -> Token:
    return mark.head if mark.dep_ == "mark" else mark


def _token_at(trigger: Token, at: int) -> Token | None:
    return next((t for t in trigger.doc if t.idx <= at < t.idx + len(t)), None)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else news_calendar().numbers.words[word.lower()]


@cache
def _distance() -> re.Pattern[str]:
    words = timing_words()
    numbers = any_of(news_calendar().numbers.words)
    ways = any_of(words.after.words | words.earlier.words)
    return re.compile(rf"\b(?P<n>\d{{1,2}}|{numbers})\s+days?\s+(?P<way>{ways})\b", re.IGNORECASE)
