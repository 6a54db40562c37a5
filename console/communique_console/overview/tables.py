"""The tables of the read model, an SQLite database in memory: events are put in, and taken out."""

import sqlite3
import threading
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

from communique_console.overview import rows
from communique_console.overview.identities import family
from communique_console.overview.settling import settle
from communique_schemas import CanonicalEvent

Cell = str | int | float | None
Parameters = Mapping[str, Cell]

_MOST_ANSWERS = 64
"""So many answers are kept until something changes: views ask the same again when one goes back to them."""
_OF_EVENT = (
    "participant", "country", "article", "field", "state_pair", "part", "person_pair", "stale_event",
)  # fmt: skip


class Tables:
    """Events in tables; any thread may read and write, one at a time.

    What is written is a function of the set of events, whatever the order in which they came and went.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._db = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        self._db.row_factory = sqlite3.Row
        self._db.executescript(_schema())
        self._answers: dict[tuple[str, tuple[tuple[str, Cell], ...]], list[sqlite3.Row]] = {}

    def close(self) -> None:
        """Give the memory back."""
        with self._lock:
            self._db.close()

    def put(
        self, events: Iterable[CanonicalEvent], gone: Iterable[str] = (), fill: int = 0
    ) -> None:
        """Put events in place of what was there under their ids, and take others out, all in one step."""
        with self._lock:
            self._db.execute("BEGIN")
            try:
                for event_id in gone:
                    self._take_out(event_id)
                for event in events:
                    self._take_out(event.id)
                    self._put_in(event, fill)
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")
            self._answers.clear()

    def drop_older(self, fill: int) -> None:
        """Take out what was not seen in this reading of the whole store, or later."""
        old = [row["id"] for row in self.read("SELECT id FROM event WHERE fill < :fill", fill=fill)]
        self.put((), old)

    def number(self) -> int:
        """How many events there are."""
        return int(self.read("SELECT count(*) AS number FROM event")[0]["number"])

    def read(
        self, query: str, parameters: Parameters | None = None, **more: Cell
    ) -> list[sqlite3.Row]:
        """Ask."""
        with self._lock:
            return self._answer(query, {**(parameters or {}), **more})

    def read_named(self, query: str, parameters: Parameters) -> list[sqlite3.Row]:
        """Ask what takes who is who, which is settled before."""
        with self._lock:
            self._settle()
            return self._answer(query, parameters)

    def _answer(self, query: str, parameters: Parameters) -> list[sqlite3.Row]:
        """Ask, or give again what was answered since the last change."""
        asked = query, tuple(sorted(parameters.items()))
        if asked not in self._answers:
            if len(self._answers) >= _MOST_ANSWERS:
                self._answers.clear()
            self._answers[asked] = self._db.execute(query, parameters).fetchall()
        return self._answers[asked]

    def settle(self) -> None:
        """Find who is who among what came and went, so that nobody who reads has to wait for it."""
        with self._lock:
            self._settle()

    def _settle(self) -> None:
        if settle(self._db):
            self._answers.clear()

    def _take_out(self, event_id: str) -> None:
        found = self._db.execute("SELECT n FROM event WHERE id = ?", (event_id,)).fetchone()
        if found is None:
            return
        number = (found["n"],)
        self._db.execute(
            "UPDATE name SET uses = uses - 1 WHERE n IN (SELECT name FROM participant WHERE event = ?)",
            number,
        )
        unused = "uses = 0 AND n IN (SELECT name FROM participant WHERE event = ?)"
        self._db.execute(
            f"INSERT OR IGNORE INTO stale_family SELECT kind, family FROM name WHERE {unused}",  # noqa: S608
            number,
        )
        self._db.execute(f"DELETE FROM name WHERE {unused}", number)  # noqa: S608 - our names
        for table in _OF_EVENT:
            self._db.execute(f"DELETE FROM {table} WHERE event = ?", number)  # noqa: S608 - our names
        self._db.execute("DELETE FROM event WHERE n = ?", number)

    def _put_in(self, event: CanonicalEvent, fill: int) -> None:
        row = {**rows.event_row(event, fill), "place": self._place(event)}
        number = self._insert("event", row)
        names = [self._name(name) for name in rows.names(event)]
        self._db.executemany(
            "UPDATE name SET uses = uses + 1 WHERE n = ?", [(name,) for name in set(names)]
        )
        people = enumerate(zip(event.participants, names, strict=True))
        what, day = row["tally"], row["day"]
        self._put_many(
            "participant",
            ((number, at, name, p.role, p.title, p.affiliation) for at, (p, name) in people),
        )
        states = rows.countries(event).items()
        self._put_many("country", ((c, number, took, what, day) for c, took in states))
        self._put_many("article", ((a, number) for a in {r.article.id for r in event.reports}))
        self._put_many("field", ((f, number) for f in {f.casefold() for f in event.fields}))
        self._put_many("state_pair", ((a, b, number, what) for a, b in rows.state_pairs(event)))
        self._put_many("stale_event", ((number,),))

    def _put_many(self, table: str, values: Iterable[tuple[Cell, ...]]) -> None:
        several = list(values)
        if several:
            marks = ", ".join("?" * len(several[0]))
            self._db.executemany(f"INSERT INTO {table} VALUES ({marks})", several)  # noqa: S608 - our names

    def _insert(self, table: str, row: Mapping[str, Cell]) -> int:
        columns, values = ", ".join(row), ", ".join(f":{column}" for column in row)
        done = self._db.execute(f"INSERT INTO {table} ({columns}) VALUES ({values})", row)  # noqa: S608
        return int(done.lastrowid or 0)

    def _name(self, name: rows.NameKey) -> int:
        found = self._db.execute(
            "SELECT n FROM name WHERE kind = ? AND name = ? AND country = ?", name
        ).fetchone()
        if found is not None:
            return int(found["n"])
        words = rows.searched_words(name.name)
        related = family(name.kind, words)
        self._db.execute("INSERT OR IGNORE INTO stale_family VALUES (?, ?)", (name.kind, related))
        row = {**name._asdict(), "words": words, "family": related, "uses": 0}
        return self._insert("name", row)

    def _place(self, event: CanonicalEvent) -> int | None:
        if event.place is None:
            return None
        where = event.place
        row: dict[str, Any] = where.model_dump(include={"name", "kind", "country", "lat", "lon"})
        same = " AND ".join(f"{column} IS :{column}" for column in row)
        found = self._db.execute(f"SELECT n FROM place WHERE {same}", row).fetchone()  # noqa: S608
        return int(found["n"]) if found is not None else self._insert("place", row)


def _schema() -> str:
    return files("communique_console.overview").joinpath("schema.sql").read_text("utf-8")
