"""The tables of a database of events, as the newest migration leaves them.

`events` has the columns of the CSV; what an event has several of is in a table beside it, in its order.
"""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    Integer,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

from communique_consumer.flat import COLUMNS

METADATA: Final = MetaData()

_OTHER_THAN_TEXT: Mapping[str, type[TypeEngine[Any]]] = {
    "confidence": Float,
    "date_start": Date,
    "date_end": Date,
    "latitude": Float,
    "longitude": Float,
    "count": BigInteger,
    "value_amount": Float,
    "closed_doors": Boolean,
}

EVENTS: Final = Table(
    "events",
    METADATA,
    *(Column(name, _OTHER_THAN_TEXT.get(name, Text), primary_key=name == "id") for name in COLUMNS),
)


def _beside(name: str, *columns: Column[Any]) -> Table:
    """A table of what an event has several of: `position` counts from 0."""
    return Table(
        name,
        METADATA,
        Column("event_id", Text, primary_key=True),
        Column("position", Integer, primary_key=True),
        *columns,
    )


def _texts(*names: str) -> list[Column[Any]]:
    return [Column(name, Text) for name in names]


PARTICIPANTS: Final = _beside(
    "participants", *_texts("name", "kind", "role", "title", "affiliation", "country")
)
EVIDENCE: Final = _beside(
    "evidence", Column("start_offset", Integer), Column("end_offset", Integer), *_texts("text")
)
TOPICS: Final = _beside("topics", *_texts("label", "text"))
AGREEMENT_FIELDS: Final = _beside("agreement_fields", *_texts("label", "text"))
STATEMENTS: Final = _beside("statements", *_texts("speaker", "text"), Column("quoted", Boolean))

BESIDE: Final = (PARTICIPANTS, EVIDENCE, TOPICS, AGREEMENT_FIELDS, STATEMENTS)

APPLIED: Final = Table(
    "applied_entries",
    METADATA,
    Column("event_id", Text, primary_key=True),
    Column("entry", Text),
    Column("action", Text),
)
"""The last entry of the stream that was applied of each event, retracted ones too; entries sort as text."""

SCHEMA_VERSION: Final = Table(
    "schema_version",
    METADATA,
    Column("version", Integer, primary_key=True),
    Column("applied_at", Text),
)
