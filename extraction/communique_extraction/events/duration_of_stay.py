"""How long a visit takes, where the words around it say so: "a two-day visit"."""

import re
from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from communique_extraction.details.date_arithmetic import days_after
from communique_extraction.events.event_mention import EventMention
from communique_extraction.lexicon.calendar import news_calendar
from communique_extraction.lexicon.timing import timing_words
from communique_extraction.syntax.clauses import verb_above
from communique_schemas import EventDate


def with_length(date: EventDate, dated: Sequence[Token], visit: EventMention) -> EventDate:
    """The days of a visit from that of its arrival, where its length in days is told.

    Args:
        date: of the visit.
        dated: the words of the date.
        visit: of the same sentence.
    """
    told = _length().search(visit.sentence.sentence.text)
    if told is None or date.precision != "day" or not _is_of_arrival(dated):
        return date
    number = told["n"].lower()
    days = int(number) if number.isdigit() else news_calendar().numbers.words[number]
    last = days_after(date.start, days - 1)
    if last is None or days < 2:
        return date
    span = {"end": last, "precision": "range", "edtf": f"{date.start}/{last}"}
    return date.model_copy(update=span)


def _is_of_arrival(dated: Sequence[Token]) -> bool:
    """Tell "from Monday", and "arrived on Monday"."""
    words = timing_words()
    top = next((token for token in dated if token.head not in dated), dated[0])
    before = {token.lower_ for token in (top.head, top.doc[max(0, dated[0].i - 1)])}
    verb = verb_above(top) or top
    return not before.isdisjoint(words.arrivals.words) or verb.lower_ in words.arriving


@cache
def _length() -> re.Pattern[str]:
    numbers = "|".join(news_calendar().numbers.words)
    journeys = "|".join(timing_words().journeys.words) or "(?!)"
    return re.compile(
        rf"\b(?P<n>\d{{1,2}}|{numbers})[- ]day,?\s+(?:[\w-]+\s+){{0,2}}?(?:{journeys})\b",
        re.IGNORECASE,
    )
