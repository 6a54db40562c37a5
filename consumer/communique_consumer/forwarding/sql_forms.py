"""What a database holds of each kind of record: its tables, how they are made, and the rows of a record."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic

from sqlalchemy import Table

from communique_consumer.forwarding import sql_canonical_tables, sql_tables
from communique_consumer.forwarding.sql_canonical_rows import canonical_rows_of
from communique_consumer.forwarding.sql_migrations import Steps
from communique_consumer.forwarding.sql_rows import Row, rows_of
from communique_consumer.forwarding.sql_steps import STEPS
from communique_consumer.forwarding.target import R
from communique_schemas import ChangedEvent, StreamEntry

Rows = dict[Table, list[Row]]


@dataclass(frozen=True, slots=True)
class SqlForm(Generic[R]):
    """The tables of one kind of record; those `beside` hold what an event has several of."""

    events: Table
    beside: Sequence[Table]
    applied: Table
    """The last entry of each event."""
    versions: Table
    steps: Steps
    rows: Callable[[R], Rows]
    """Those of a record that is no retraction."""


def _rows_of_change(changed: ChangedEvent) -> Rows:
    return canonical_rows_of(changed.event) if changed.event else {}


REPORTS: Final[SqlForm[StreamEntry]] = SqlForm(
    sql_tables.EVENTS,
    sql_tables.BESIDE,
    sql_tables.APPLIED,
    sql_tables.SCHEMA_VERSION,
    STEPS,
    lambda entry: rows_of(entry.event),
)
EVENTS: Final[SqlForm[ChangedEvent]] = SqlForm(
    sql_canonical_tables.EVENTS,
    sql_canonical_tables.BESIDE,
    sql_canonical_tables.APPLIED,
    sql_canonical_tables.VERSIONS,
    sql_canonical_tables.STEPS,
    _rows_of_change,
)
