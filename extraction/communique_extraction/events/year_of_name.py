"""The year by which an event is called: "the 2015 trade deal" was made then, "the 2023 summit" held then."""

import re
from collections.abc import Iterator
from datetime import date

from spacy.tokens import Token

from communique_extraction.details.periods import whole_year
from communique_extraction.events.event_mention import EventMention
from communique_schemas import EventDate
from communique_schemas.event import AgreementSubtype, MeetingSubtype

_YEAR = re.compile(r"(?:1[89]|20)\d\d")
MAKING: frozenset[AgreementSubtype | MeetingSubtype] = frozenset({"sign", "conclude"})
"""What makes an agreement; who leaves it, does so at another time."""


def year_of_name(event: EventMention, written: date | None) -> EventDate | None:
    """The year that stands before an event's noun, where it was held or made in it.

    Args:
        event: any mention; an agreement only where it tells how it was made.
        written: the day of writing; a year that is not over by then is rather that of a plan.
    """
    held = event.type == "meeting" or event.subtype in MAKING
    if not held or event.reading.status != "occurred" or written is None:
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
    """The years between an event's noun and the article before it: "the 2023 Nordic Leaders' Summit"."""
    for noun in filter(None, (event.trigger, event.instrument)):
        first = noun.left_edge
        if first.i + 1 < noun.i and first.dep_ == "det" and _YEAR.fullmatch(first.nbor().text):
            yield first.nbor()
