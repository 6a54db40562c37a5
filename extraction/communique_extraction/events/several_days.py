"""Days told one after the other: "the agreements of March 4 and May 6, 2021" are one of each day."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from communique_extraction.details.dates import FoundDate
from communique_extraction.details.listed_days import lists_of_days
from communique_extraction.events.event_mention import EventMention
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.syntax.dependencies import is_plural, is_verb
from communique_schemas import EventDate

_ONE_MEETING = timedelta(days=31)
"""Days further apart than this are not those of one meeting."""


def days_of_several(
    event: EventMention, found: FoundDate | None, dates: Sequence[FoundDate]
) -> list[FoundDate]:
    """The days on which several agreements were made, one on each; none where it is one agreement.

    Args:
        event: any mention.
        found: the date that the parse gives it.
        dates: all dates of its sentence, in order.
    """
    nouns = (event.trigger, event.instrument)
    if event.type != "agreement" or event.reading.status != "occurred" or len(dates) < len(nouns):
        return []
    if not any(noun is not None and is_plural(noun) for noun in nouns):
        return []
    lists = lists_of_days(dates, event.sentence.sentence.text)
    return next((days for days in lists if found in days or _are_told_at(event, days)), [])


def without_scattered(dates: Sequence[FoundDate], text: str) -> list[FoundDate]:
    """The dates that may be those of one meeting: not "the agreements of March 4 and May 6, 2021".

    Args:
        dates: all dates of a text, in order.
        text: the text.
    """
    scattered = [
        day
        for days in lists_of_days(dates, text)
        if max(d.date.end for d in days) - min(d.date.start for d in days) > _ONE_MEETING
        for day in days
    ]
    return [item for item in dates if item not in scattered]


def with_days_in_a_row(dates: Sequence[FoundDate], text: str) -> list[FoundDate]:
    """Take days that follow each other for one stretch: "talks on Monday and Tuesday".

    Args:
        dates: all dates of a text, in order.
        text: the text.
    """
    rows = [days for days in lists_of_days(dates, text) if _follow_each_other(days)]
    joined = [_from_first_to_last(days, text) for days in rows]
    within = [day for days in rows for day in days]
    return sorted(
        [*(item for item in dates if item not in within), *joined], key=lambda item: item.start
    )


def _follow_each_other(days: Sequence[FoundDate]) -> bool:
    return all(a.date.end + timedelta(days=1) == b.date.start for a, b in pairwise(days))


def _from_first_to_last(days: Sequence[FoundDate], text: str) -> FoundDate:
    first, last = days[0], days[-1]
    told = EventDate(
        text=text[first.start : last.end],
        start=first.date.start,
        end=last.date.end,
        precision="range",
        edtf=f"{first.date.start}/{last.date.end}",
    )
    return FoundDate(first.start, last.end, told, first.pattern)


def _are_told_at(event: EventMention, days: Sequence[FoundDate]) -> bool:
    """Tell "the May 3 and May 5 agreements" and "the agreements between A and B on May 3 and May 5"."""
    doc, trigger = event.trigger.doc, event.trigger
    if days[-1].end <= trigger.idx:
        return doc.text[days[-1].end : trigger.idx].strip(" ,") == ""
    between = [token for token in doc[trigger.i + 1 :] if token.idx < days[0].start]
    led = bool(between) and between[-1].lower_ in words_of("of") | words_of("on")
    return led and not any(is_verb(token) or token.text == ";" for token in between)
