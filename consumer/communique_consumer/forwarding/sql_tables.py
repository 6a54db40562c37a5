"""The tables of reports, as the newest migration leaves them.

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
from communique_consumer.forwarding.sql_migrations import version_table

METADATA: Final = MetaData()

OTHER_THAN_TEXT: Final[Mapping[str, type[TypeEngine[Any]]]] = {
    "confidence": Float,
    "date_start": Date,
    "date_end": Date,
    "latitude": Float,
    "longitude": Float,
    "count": BigInteger,
    "value_amount": Float,
    "closed_doors": Boolean,
}
"""Types of the columns of the CSV that are no text."""

EVENTS: Final = Table(
    "events",
    METADATA,
    *(Column(name, OTHER_THAN_TEXT.get(name, Text), primary_key=name == "id") for name in COLUMNS),
)


def table_beside(name: str, metadata: MetaData, *columns: Column[Any]) -> Table:
    """A table of what an event has several of: `position` counts from 0."""
    return Table(
        name,
        metadata,
        Column("event_id", Text, primary_key=True),
        Column("position", Integer, primary_key=True),
        *columns,
    )


def applied_table(name: str, metadata: MetaData) -> Table:
    """The last entry of the stream that was applied of each event, retracted ones too; they sort as text."""
    return Table(
        name,
        metadata,
        Column("event_id", Text, primary_key=True),
        Column("entry", Text),
        Column("action", Text),
    )


def texts(*names: str) -> list[Column[Any]]:
    """Columns of text."""
    return [Column(name, Text) for name in names]


PARTICIPANTS: Final = table_beside(
    "participants", METADATA, *texts("name", "kind", "role", "title", "affiliation", "country")
)
EVIDENCE: Final = table_beside(
    "evidence",
    METADATA,
    Column("start_offset", Integer),
    Column("end_offset", Integer),
    *texts("text"),
)
TOPICS: Final = table_beside("topics", METADATA, *texts("label", "text"))
AGREEMENT_FIELDS: Final = table_beside("agreement_fields", METADATA, *texts("label", "text"))
STATEMENTS: Final = table_beside(
    "statements", METADATA, *texts("speaker", "text"), Column("quoted", Boolean)
)

BESIDE: Final = (PARTICIPANTS, EVIDENCE, TOPICS, AGREEMENT_FIELDS, STATEMENTS)

APPLIED: Final = applied_table("applied_entries", METADATA)
SCHEMA_VERSION: Final = version_table("schema_version", METADATA)
