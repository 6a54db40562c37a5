"""The year by which an agreement is called: "the 2015 trade deal" was made in 2015."""

import re
from collections.abc import Iterator
from datetime import date

from spacy.tokens import Token

from communique_extraction.details.periods import whole_year
from communique_extraction.events.event_mention import EventMention
from communique_schemas import EventDate
from communique_schemas.event import AgreementSubtype, MeetingSubtype

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_MAKING: frozenset[AgreementSubtype | MeetingSubtype] = frozenset({"sign", "conclude"})
"""What makes an agreement; who leaves it, does so at another time."""


def year_of_agreement(event: EventMention, written: date | None) -> EventDate | None:
    """The year that stands before an agreement's noun, where it was made in it.

    Args:
        event: any mention; only one that tells how an agreement was made has such a year.
        written: the day of writing; a year that is not over by then is rather that of a plan.
    """
    if event.subtype not in _MAKING or event.reading.status != "occurred" or written is None:
        return None
    year = next(_years(event), None)
    told = whole_year(int(year.text)) if year is not None else None
    if year is None or told is None or told.end >= written:
        return None
    span = event.sentence.sentence.span(year.idx, year.idx + len(year.text))
    return EventDate(
        text=span.text,
        start=told.start,
        end=told.end,
        precision=told.precision,
        edtf=told.edtf,
        span=span,
    )


def _years(event: EventMention) -> Iterator[Token]:
    """The years between an agreement's noun and the article before it."""
    for noun in filter(None, (event.trigger, event.instrument)):
        article = next((token for token in noun.lefts if token.dep_ == "det"), None)
        if article is not None and _YEAR.fullmatch(article.nbor().text):
            yield article.nbor()
