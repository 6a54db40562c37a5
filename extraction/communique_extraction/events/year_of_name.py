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
_OPENING = frozenset({"DT", "POS", "PRP$"})
"""The tags of articles, and of what tells whose an event is."""
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
    """The years before an event's noun: "the 2023 Nordic Leaders' Summit", "her 2023 visit to Oslo"."""
    for noun in filter(None, (event.trigger, event.instrument)):
        for year in noun.doc[noun.left_edge.i + 1 : noun.i]:
            if year.nbor(-1).tag_ in _OPENING and _YEAR.fullmatch(year.text):
                yield year
