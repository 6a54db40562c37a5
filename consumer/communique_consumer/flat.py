"""An event as one row, for spreadsheets and data frames: what is one value is one column."""

from collections.abc import Iterable, Sequence
from typing import Final

from communique_schemas import (
    CanonicalEvent,
    CanonicalInstrument,
    CanonicalParticipant,
    Event,
    EventDate,
    Instrument,
    Place,
)
from communique_schemas.event import AgreementEvent, MeetingEvent, Participant

Cell = str | int | float | bool | None

COLUMNS: Final = (
    "id", "type", "subtype", "status", "confidence",
    "date_start", "date_end", "date_precision", "date_text",
    "place", "place_kind", "place_country", "latitude", "longitude",
    "participants", "countries", "hosts", "guests", "parties", "signatories", "witnesses", "mediators",
    "topics", "instrument", "instrument_title", "instrument_text", "count", "fields",
    "value_amount", "value_currency", "duration", "made_at",
    "closed_doors", "sidelines_of",
    "plover", "plover_mode", "cameo",
    "evidence",
    "article_id", "article_url", "article_title", "article_source", "article_published_at",
    "extractor",
)  # fmt: skip
"""The columns of a row, in their order; later versions add some at the end."""

BETWEEN: Final = "; "
"""Between several values in one cell."""
ROLES: Final = {
    "hosts": "host",
    "guests": "guest",
    "parties": "party",
    "signatories": "signatory",
    "witnesses": "witness",
    "mediators": "mediator",
}


def flat(event: Event) -> dict[str, Cell]:
    """Make one row of an event, with all of `COLUMNS`; several values in a cell stand with "; " between."""
    row: dict[str, Cell] = dict.fromkeys(COLUMNS)
    row |= (
        _act(event)
        | when_and_where(event.date, event.place)
        | who(event.participants)
        | _source(event)
    )
    return row | (_meeting(event) if isinstance(event, MeetingEvent) else _agreement(event))


def _act(event: Event) -> dict[str, Cell]:
    return {
        "id": event.id,
        "type": event.type,
        "subtype": event.subtype,
        "status": event.status,
        "confidence": event.confidence,
        "plover": event.codes.plover,
        "plover_mode": event.codes.plover_mode,
        "cameo": event.codes.cameo,
        "evidence": " ".join(span.text for span in event.evidence),
    }


def when_and_where(date: EventDate | None, place: Place | None) -> dict[str, Cell]:
    """The columns of date and place, as far as they are known."""
    row: dict[str, Cell] = {}
    if date:
        row |= {
            "date_start": date.start.isoformat(),
            "date_end": date.end.isoformat(),
            "date_precision": date.precision,
            "date_text": date.text,
        }
    if place:
        row |= {
            "place": place.name,
            "place_kind": place.kind,
            "place_country": place.country,
            "latitude": place.lat,
            "longitude": place.lon,
        }
    return row


def who(people: Sequence[Participant | CanonicalParticipant]) -> dict[str, Cell]:
    """The columns of who took part, of their countries, and of each role."""
    return {
        "participants": joined(map(_described, people)),
        "countries": joined(sorted({one.country for one in people if one.country})),
        **{
            column: joined(one.name for one in people if one.role == role)
            for column, role in ROLES.items()
        },
    }


def _described(person: Participant | CanonicalParticipant) -> str:
    """Such as: Lars Hagen (Prime Minister, NOR)."""
    told = ", ".join(filter(None, (person.title, person.country)))
    return f"{person.name} ({told})" if told else person.name


def _source(event: Event) -> dict[str, Cell]:
    published = event.article.published_at
    return {
        "article_id": event.article.id,
        "article_url": event.article.url,
        "article_title": event.article.title,
        "article_source": event.article.source,
        "article_published_at": published.isoformat() if published else None,
        "extractor": f"{event.extractor.name} {event.extractor.version} ({event.extractor.model})",
    }


def _meeting(event: MeetingEvent) -> dict[str, Cell]:
    return {
        "topics": joined(topic.text for topic in event.topics),
        "closed_doors": event.setting.closed_doors,
        "sidelines_of": event.setting.sidelines_of,
    }


def _agreement(event: AgreementEvent) -> dict[str, Cell]:
    return agreed(event.instrument, event, (field.text for field in event.fields)) | {
        "made_at": event.meeting
    }


def agreed(
    instrument: Instrument | CanonicalInstrument,
    event: AgreementEvent | CanonicalEvent,
    fields: Iterable[str],
) -> dict[str, Cell]:
    """The columns of what was agreed: the instrument, its number, value and duration, and the fields."""
    return {
        "instrument": instrument.kind,
        "instrument_title": instrument.title,
        "instrument_text": instrument.text,
        "count": event.count,
        "fields": joined(fields),
        "value_amount": event.value.amount if event.value else None,
        "value_currency": event.value.currency if event.value else None,
        "duration": event.duration.iso if event.duration else None,
    }


def joined(values: Iterable[str]) -> str | None:
    """Several values in one cell; None where there are none."""
    return BETWEEN.join(values) or None
