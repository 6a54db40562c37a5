"""Agreements as the contract has them: with instrument, count, fields, value and duration."""

from typing import get_args

from communique_extraction.assembly.event_base import EventBase, participant_fields, trigger_of
from communique_extraction.assembly.evidence import Evidence
from communique_extraction.details.instruments import FoundInstrument, find_instrument
from communique_extraction.details.values import (
    field_of_name,
    find_duration,
    find_fields,
    find_fields_told_after,
    find_value,
)
from communique_extraction.event_coreference.record import Record
from communique_extraction.events.event_mention import Part
from communique_schemas import Instrument, LabelledSpan
from communique_schemas.event import AgreementEvent, AgreementParticipant, AgreementRole

_ROLES = frozenset(get_args(AgreementRole))


class AgreementMaker:
    """Makes the agreements of one article."""

    def __init__(self, base: EventBase, evidence: Evidence) -> None:
        """Take what all events have in common, and the article's sentences."""
        self._base = base
        self._evidence = evidence

    def make(self, record: Record, own_id: str, meeting: str | None) -> AgreementEvent:
        """Make an agreement; `meeting` is the id of the one that it was made at."""
        sentence = record.first.sentence.sentence
        found = _instrument(record)
        people = (
            participant_fields(part, _ROLES, "party") for part in sorted(record.parts, key=_rank)
        )
        return AgreementEvent.model_validate(
            {
                **self._base.fields(record, own_id, self._evidence.of(record)),
                "participants": [AgreementParticipant.model_validate(person) for person in people],
                "instrument": found.instrument,
                "count": found.count,
                "fields": self._fields(record, found),
                "value": find_value(sentence),
                "duration": find_duration(sentence),
                "meeting": meeting,
            }
        )

    def _fields(self, record: Record, found: FoundInstrument) -> tuple[LabelledSpan, ...]:
        """The fields in its sentences, or in the next ones if they go on with it, or in its name."""
        span = found.instrument.span
        return (
            _told_with_trigger(record, found)
            or _told_with_another_mention(record)
            or next(
                (f for s in self._evidence.sequels(record) if (f := find_fields_told_after(s))), ()
            )
            or (field_of_name(span.text, span.start) if span is not None else ())
        )


def _told_with_trigger(record: Record, found: FoundInstrument) -> tuple[LabelledSpan, ...]:
    here = found.sentence.index == record.first.sentence.sentence.index
    return find_fields(found.sentence, found.end) if here else ()


def _told_with_another_mention(record: Record) -> tuple[LabelledSpan, ...]:
    for mention in record.mentions:
        if mention.instrument is not None:
            told = find_instrument(mention.sentence, mention.instrument)
            fields = find_fields(told.sentence, told.end)
            if fields:
                return fields
    return ()


def _instrument(record: Record) -> FoundInstrument:
    """What is signed or agreed: the first mention of it, but rather one that is counted."""
    found = [
        find_instrument(mention.sentence, mention.instrument)
        for mention in record.mentions
        if mention.instrument is not None
    ]
    counted = [instrument for instrument in found if (instrument.count or 0) > 1]
    if found:
        return (counted or found)[0]
    first, trigger = record.first, trigger_of(record)
    instrument = Instrument(kind=first.frame.instrument_kind, text=trigger.text, span=trigger)
    end = first.trigger.idx + len(first.trigger)
    return FoundInstrument(instrument, None, first.sentence.sentence, end)


def _rank(part: Part) -> int:
    """Parties come first, then who signed for them, then the others."""
    return {"party": 0, "signatory": 1}.get(part.role, 2)
