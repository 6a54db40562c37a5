"""The tables made and brought up to date: each step is taken once, in order, and none is taken back.

A step that was released is never changed; what comes later is a step of its own behind it, and
`sql_tables` says what all of them together leave.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Connection, func, insert, inspect, select, text

from communique_consumer.forwarding.sql_tables import SCHEMA_VERSION
from communique_schemas.errors import TargetError

Step = Sequence[str]
"""Statements that SQLite and PostgreSQL both understand."""

_EVENTS = """
CREATE TABLE events (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, subtype TEXT NOT NULL, status TEXT NOT NULL,
    confidence DOUBLE PRECISION NOT NULL,
    date_start DATE, date_end DATE, date_precision TEXT, date_text TEXT,
    place TEXT, place_kind TEXT, place_country TEXT, latitude DOUBLE PRECISION, longitude DOUBLE PRECISION,
    participants TEXT, countries TEXT, hosts TEXT, guests TEXT, parties TEXT, signatories TEXT,
    witnesses TEXT, mediators TEXT,
    topics TEXT, instrument TEXT, instrument_title TEXT, instrument_text TEXT, count BIGINT, fields TEXT,
    value_amount DOUBLE PRECISION, value_currency TEXT, duration TEXT, made_at TEXT,
    closed_doors BOOLEAN, sidelines_of TEXT,
    plover TEXT, plover_mode TEXT, cameo TEXT,
    evidence TEXT NOT NULL,
    article_id TEXT NOT NULL, article_url TEXT, article_title TEXT, article_source TEXT,
    article_published_at TEXT,
    extractor TEXT NOT NULL
)
"""


def _beside(name: str, columns: str) -> str:
    return f"""
CREATE TABLE {name} (
    event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE, position INTEGER NOT NULL,
    {columns},
    PRIMARY KEY (event_id, position)
)
"""


STEPS: Final[Sequence[Step]] = (
    (
        _EVENTS,
        _beside(
            "participants",
            "name TEXT NOT NULL, kind TEXT NOT NULL, role TEXT NOT NULL, title TEXT, affiliation TEXT, "
            "country TEXT",
        ),
        _beside(
            "evidence",
            "start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, text TEXT NOT NULL",
        ),
        _beside("topics", "label TEXT NOT NULL, text TEXT NOT NULL"),
        _beside("agreement_fields", "label TEXT NOT NULL, text TEXT NOT NULL"),
        _beside("statements", "speaker TEXT NOT NULL, text TEXT NOT NULL, quoted BOOLEAN NOT NULL"),
        "CREATE TABLE applied_entries (event_id TEXT PRIMARY KEY, entry TEXT NOT NULL, action TEXT NOT NULL)",
        "CREATE INDEX events_by_date ON events (date_start)",
        "CREATE INDEX events_by_article ON events (article_id)",
        "CREATE INDEX participants_by_country ON participants (country)",
        "CREATE INDEX participants_by_name ON participants (name)",
    ),
)

_LOCK = 0x636F6D6D756E6971
"""Of PostgreSQL, held by who migrates; SQLite has one writer anyway."""


def is_new(connection: Connection) -> bool:
    """Whether the database has none of the tables yet."""
    return not inspect(connection).has_table(SCHEMA_VERSION.name)


def migrate(connection: Connection, steps: Sequence[Step] = STEPS) -> None:
    """Take the steps that the database lacks; all of them are there at the end of the transaction, or none.

    Raises:
        TargetError: the tables are of a newer version, or others' tables have their names.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    there = set(inspect(connection).get_table_names())
    if SCHEMA_VERSION.name not in there:
        _refuse_others(there)
        connection.execute(
            text(
                "CREATE TABLE schema_version (version INTEGER PRIMARY KEY, applied_at TEXT NOT NULL)"
            )
        )
    version = connection.scalar(select(func.max(SCHEMA_VERSION.c.version))) or 0
    if version > len(steps):
        raise TargetError(
            f"the database has tables of version {version}, and this knows {len(steps)}: "
            "forward with a newer version of communique"
        )
    for number, step in enumerate(steps[version:], version + 1):
        for statement in step:
            connection.execute(text(statement))
        now = datetime.now(UTC).isoformat(timespec="seconds")
        connection.execute(insert(SCHEMA_VERSION).values(version=number, applied_at=now))


def _refuse_others(there: set[str]) -> None:
    others = sorted(there & set(SCHEMA_VERSION.metadata.tables))
    if others:
        raise TargetError(
            f"the database has tables of others by the names of ours ({', '.join(others)}): "
            "name another database, or for PostgreSQL a schema of its own "
            "(?options=-csearch_path%3Dcommunique)"
        )
