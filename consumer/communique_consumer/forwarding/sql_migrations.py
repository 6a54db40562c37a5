"""The tables made and brought up to date: each step is taken once, in order, and none is taken back.

A step that was released is never changed; what comes later is a step of its own behind it, and what all of
them together leave is declared beside them.
"""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    Table,
    Text,
    func,
    insert,
    inspect,
    select,
    text,
)

from communique_schemas.errors import TargetError

Step = Sequence[str]
"""Statements that SQLite and PostgreSQL both understand."""

Steps = Sequence[Step]


def beside(name: str, columns: str, of: str = "events") -> str:
    """The statement that makes a table of what an event has several of."""
    return f"""
CREATE TABLE {name} (
    event_id TEXT NOT NULL REFERENCES {of} (id) ON DELETE CASCADE, position INTEGER NOT NULL,
    {columns},
    PRIMARY KEY (event_id, position)
)
"""


def applied(name: str) -> str:
    """The statement that makes the table of the last entry that was applied of each event."""
    return f"CREATE TABLE {name} (event_id TEXT PRIMARY KEY, entry TEXT NOT NULL, action TEXT NOT NULL)"


_LOCK = 0x636F6D6D756E6971
"""Of PostgreSQL, held by who migrates; SQLite has one writer anyway."""


def version_table(name: str, metadata: MetaData) -> Table:
    """The table of the steps that were taken, beside the tables that they make."""
    return Table(
        name,
        metadata,
        Column("version", Integer, primary_key=True),
        Column("applied_at", Text),
    )


def is_new(connection: Connection, versions: Table) -> bool:
    """Whether the database has none of the tables yet."""
    return not inspect(connection).has_table(versions.name)


def migrate(connection: Connection, versions: Table, steps: Steps) -> None:
    """Take the steps that the database lacks; all of them are there at the end of the transaction, or none.

    Args:
        connection: in a transaction.
        versions: the table of the steps that were taken; those of its metadata are what they make.
        steps: all that there are.

    Raises:
        TargetError: the tables are of a newer version, or others' tables have their names.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    there = set(inspect(connection).get_table_names())
    if versions.name not in there:
        _refuse_others(there, versions)
        connection.execute(
            text(
                f"CREATE TABLE {versions.name} (version INTEGER PRIMARY KEY, applied_at TEXT NOT NULL)"
            )
        )
    version = connection.scalar(select(func.max(versions.c.version))) or 0
    if version > len(steps):
        raise TargetError(
            f"the database has tables of version {version}, and this knows {len(steps)}: "
            "forward with a newer version of communique"
        )
    for number, step in enumerate(steps[version:], version + 1):
        for statement in step:
            connection.execute(text(statement))
        now = datetime.now(UTC).isoformat(timespec="seconds")
        connection.execute(insert(versions).values(version=number, applied_at=now))


def _refuse_others(there: set[str], versions: Table) -> None:
    others = sorted(there & set(versions.metadata.tables))
    if others:
        raise TargetError(
            f"the database has tables of others by the names of ours ({', '.join(others)}): "
            "name another database, or for PostgreSQL a schema of its own "
            "(?options=-csearch_path%3Dcommunique)"
        )
