"""Events in a database: tables that hold what a query of the store would give.

What an entry says of an event holds until a later entry of the stream says otherwise; so entries may come
again, and in any order.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Generic

import sqlalchemy
from sqlalchemy import URL, Connection, Engine, Table, create_engine, delete, insert, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError

from communique_consumer.forwarding.sorting import sortable
from communique_consumer.forwarding.sql_forms import SqlForm
from communique_consumer.forwarding.sql_migrations import is_new, migrate
from communique_consumer.forwarding.sql_rows import Row, storable_text
from communique_consumer.forwarding.target import R
from communique_schemas.errors import (
    MissingExtraError,
    RefusedError,
    TargetAwayError,
    TargetError,
)

_SQLITE, _POSTGRESQL = "sqlite", "postgresql"
_DRIVERS = {
    "sqlite": _SQLITE,
    "sqlite+pysqlite": _SQLITE,
    "postgresql": _POSTGRESQL,
    "postgresql+psycopg": _POSTGRESQL,
    "postgres": _POSTGRESQL,
}
_UPSERTS: dict[str, Any] = {_SQLITE: sqlite.insert, _POSTGRESQL: postgresql.insert}
_CONNECT: dict[str, dict[str, Any]] = {
    _SQLITE: {"timeout": 30},
    # a network that is cut is noticed within half a minute
    _POSTGRESQL: {"connect_timeout": 10, "tcp_user_timeout": 30_000, "keepalives_idle": 30},
}
_OF_THE_CONTENT = ("22", "23", "54")
"""Classes of SQLSTATE whose reason is what is written: data, a constraint, a limit of size.

Source: PostgreSQL's manual, Appendix A.
"""
_SECRET = ("password", "sslpassword")


class SqlTarget(Generic[R]):
    """A database of SQLite or PostgreSQL, whose tables it makes and keeps up to date."""

    batch = 100
    pause = 0.0

    def __init__(
        self, url: str, form: SqlForm[R], *, made: Callable[[], object] = lambda: None
    ) -> None:
        """Name the database; it is reached when it is needed.

        Args:
            url: of SQLAlchemy's form.
            form: the tables, and the rows of a record.
            made: is called when the tables were not there, and have been made.

        Raises:
            TargetError: the URL is none of a database that is known.
            MissingExtraError: its driver is not installed.
        """
        parsed = _parsed(url)
        self.name = parsed.difference_update_query(_SECRET).render_as_string(hide_password=True)
        self._dialect = parsed.get_backend_name()
        self._form = form
        self._made = made
        self._engine = _engine(parsed)

    def prepare(self) -> None:
        """Make the tables, or bring them up to date.

        Raises:
            TargetAwayError: the database takes nothing now.
            TargetError: it has tables of others by these names, or of a newer version.
        """
        with self._transaction() as connection:
            were_there = not is_new(connection, self._form.versions)
            migrate(connection, self._form.versions, self._form.steps)
        if not were_there:
            self._made()

    def deliver(self, records: Sequence[R]) -> None:
        """Apply records in one transaction (see `Target`)."""
        form = self._form
        last = {
            storable_text(record.event_id): record
            for record in sorted(records, key=lambda record: sortable(record.entry_id))
        }
        with self._transaction() as connection:
            newest = self._newest(connection, last)
            for table in form.beside:
                connection.execute(delete(table).where(table.c.event_id.in_(newest)))
            connection.execute(delete(form.events).where(form.events.c.id.in_(newest)))
            self._add(connection, [last[event_id] for event_id in newest])

    def _newest(self, connection: Connection, last: dict[str, R]) -> list[str]:
        """Note these records' entries as the last ones; returns the ids of the events for which they are."""
        told = [
            {"event_id": event_id, "entry": sortable(record.entry_id), "action": record.action}
            for event_id, record in sorted(last.items())  # so that no two wait for each other
        ]
        applied = self._form.applied
        adding = _UPSERTS[self._dialect](applied)
        newer = adding.on_conflict_do_update(
            index_elements=[applied.c.event_id],
            set_={"entry": adding.excluded.entry, "action": adding.excluded.action},
            where=applied.c.entry <= adding.excluded.entry,
        )
        return sorted(connection.scalars(newer.returning(applied.c.event_id), told))

    def _add(self, connection: Connection, records: Iterable[R]) -> None:
        rows: dict[Table, list[Row]] = {
            table: [] for table in (self._form.events, *self._form.beside)
        }
        for record in records:
            if not record.is_retraction:
                for table, some in self._form.rows(record).items():
                    rows[table].extend(some)
        for table, all_of_it in rows.items():
            if all_of_it:
                connection.execute(insert(table), all_of_it)

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except (DataError, IntegrityError) as error:
            raise RefusedError(_words(error)) from error
        except (OverflowError, UnicodeEncodeError) as error:  # before the database has seen it
            raise RefusedError(str(error)) from error
        except DBAPIError as error:
            state = str(getattr(error.orig, "sqlstate", None) or "")
            if state.startswith(_OF_THE_CONTENT):
                raise RefusedError(_words(error)) from error
            raise TargetAwayError(f"{self.name}: {_words(error)}") from error

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise TargetError(
            "this is no URL of a database: sqlite:///events.db, postgresql://user@host/name"
        ) from error
    dialect = _DRIVERS.get(parsed.drivername)
    if dialect is None:
        raise TargetError(
            f"{parsed.drivername}: is no database that is known: use sqlite:///FILE or postgresql://…"
        )
    parsed = parsed.set(drivername=dialect)
    return parsed.set(database=_place(parsed.database)) if dialect == _SQLITE else parsed


def _place(database: str | None) -> str:
    """The whole path of a file, which names it wherever the command is run."""
    if not database or database == ":memory:":
        raise TargetError("a database in memory would be gone with the command: sqlite:///FILE")
    path = Path(database).absolute()
    if not path.parent.is_dir():
        raise TargetError(f"{database} cannot be made: there is no folder {path.parent}")
    return str(path)


def _engine(url: URL) -> Engine:
    dialect = url.get_backend_name()
    settings = {name: value for name, value in _CONNECT[dialect].items() if name not in url.query}
    try:
        engine = create_engine(url, connect_args=settings, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise MissingExtraError(
            'a database of PostgreSQL needs its driver: pip install "communique[postgresql]"'
        ) from error
    if dialect == _SQLITE:
        sqlalchemy.event.listen(engine, "connect", _let_us_begin)
        sqlalchemy.event.listen(engine, "begin", _begin)
    return engine


def _let_us_begin(connection: Any, _record: object) -> None:
    """Take from Python's driver the transactions, which it would begin too late for tables."""
    connection.isolation_level = None


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _words(error: DBAPIError) -> str:
    """What the database says, in one line, without what was to be written."""
    return " ".join(str(error.orig).split())
