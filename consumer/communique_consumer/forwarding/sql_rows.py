"""A report as the rows of its tables."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Table

from communique_consumer.flat import flat
from communique_consumer.forwarding.sql_tables import (
    AGREEMENT_FIELDS,
    EVENTS,
    EVIDENCE,
    PARTICIPANTS,
    STATEMENTS,
    TOPICS,
)
from communique_schemas import Event
from communique_schemas.event import AgreementEvent, MeetingEvent

Row = dict[str, Any]

_PARTICIPANT = {"name", "kind", "role", "title", "affiliation", "country"}
_NO_TEXT_HOLDS, NOT_STORABLE = "\0", "\ufffd"
"""PostgreSQL has no text with a null character, and few tools read one out of SQLite."""


def rows_of(event: Event) -> dict[Table, list[Row]]:
    """The rows of an event, by table."""
    days = {"date_start": event.date.start, "date_end": event.date.end} if event.date else {}
    several = _of_both(event) | (
        _of_meeting(event) if isinstance(event, MeetingEvent) else _of_agreement(event)
    )
    return beside(EVENTS, {**flat(event), **days}, several)


def beside(
    events: Table, row: Row, several: Mapping[Table, Iterable[Row]]
) -> dict[Table, list[Row]]:
    """The row of an event, and beside it what it has several of, numbered; as a database can hold them."""
    rows = {events: [row]}
    for table, things in several.items():
        rows[table] = [
            {"event_id": row["id"], "position": position, **thing}
            for position, thing in enumerate(things)
        ]
    return {table: [_storable(each) for each in some] for table, some in rows.items()}


def _of_both(event: Event) -> dict[Table, list[Row]]:
    return {
        PARTICIPANTS: [one.model_dump(include=_PARTICIPANT) for one in event.participants],
        EVIDENCE: [
            {"start_offset": span.start, "end_offset": span.end, "text": span.text}
            for span in event.evidence
        ],
    }


def _of_meeting(event: MeetingEvent) -> dict[Table, list[Row]]:
    return {
        TOPICS: [{"label": topic.label, "text": topic.text} for topic in event.topics],
        STATEMENTS: [
            {"speaker": said.speaker, "text": said.text, "quoted": said.quoted}
            for said in event.statements
        ],
    }


def _of_agreement(event: AgreementEvent) -> dict[Table, list[Row]]:
    return {
        AGREEMENT_FIELDS: [{"label": field.label, "text": field.text} for field in event.fields]
    }


def _storable(row: Row) -> Row:
    return {
        column: storable_text(value) if isinstance(value, str) else value
        for column, value in row.items()
    }


def storable_text(text: str) -> str:
    """The text as a database can hold it."""
    return text.replace(_NO_TEXT_HOLDS, NOT_STORABLE)
