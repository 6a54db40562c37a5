"""Persons and organisations with the events of the store that name them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any, Literal, TypedDict

from communique_merging.identity import is_called
from communique_merging.identity import people as people_of
from communique_merging.identity.named import ReportNames
from communique_schemas import Person
from communique_store.canonical.canonical_events import CanonicalEvents
from communique_store.connection.connecting import reporting
from communique_store.keys import Keys
from communique_store.queries import EventQuery
from communique_store.walk import EventWalk

_Asked = tuple[date | None, date | None, tuple[bytes, ...]]
Progress = Callable[[int], None]
"""Told how many reports were read."""


Kind = Literal["person", "organization"]


class PeopleFilters(TypedDict, total=False):
    """The fields of `PeopleQuery`, for who hands them on by name; each may be left out."""

    name: str | None
    country: str | None
    kind: Kind | None
    since: date | None
    until: date | None
    min_events: int


@dataclass(frozen=True, slots=True)
class PeopleQuery:
    """Whom to look for; a field that is None does not matter.

    `name` is theirs, or a part of it, in any form; they are in `min_events` or more. Of the events between
    `since` and `until`, inclusive, all of it is told.
    """

    name: str | None = None
    country: str | None = None
    kind: Kind | None = None
    since: date | None = None
    until: date | None = None
    min_events: int = 1

    def fits(self, person: Person) -> bool:
        """Whether one is among them."""
        return (
            (self.name is None or is_called(person, self.name))
            and (self.country is None or self.country.upper() == person.country)
            and self.kind in {None, person.kind}
            and number_of_events(person) >= self.min_events
        )


class PeopleTable:
    """The persons and organisations of a store, each once, with the ids of canonical events."""

    def __init__(
        self, client: Any, keys: Keys, url: str, walk: EventWalk, canonical: CanonicalEvents
    ) -> None:
        """Use a connection; read reports by a walk, and ask for their events."""
        self._client = client
        self._keys = keys
        self._url = url
        self._walk = walk
        self._canonical = canonical
        self._telling = Lock()
        self._kept: tuple[_Asked, tuple[Person, ...]] | None = None

    def find(self, wanted: PeopleQuery, progress: Progress) -> list[Person]:
        """Those that fit, the most active first."""
        return list(filter(wanted.fits, self._everybody(wanted.since, wanted.until, progress)))

    def _everybody(
        self, since: date | None, until: date | None, progress: Progress
    ) -> tuple[Person, ...]:
        """All of them; those told last are kept until anything is stored, forgotten or merged."""
        with self._telling:  # who asks meanwhile waits, and is given the same
            asked = (since, until, self._changed())
            if self._kept is None or self._kept[0] != asked:
                dated = EventQuery(since=since, until=until)
                reports = filter(dated.is_in_time, self._walk.naming(dated))
                told = self._in_events(people_of(_counted(reports, progress)))
                self._kept = asked, tuple(sorted(told, key=_most_active_first))
            return self._kept[1]

    def _changed(self) -> tuple[bytes, ...]:
        """Where the two streams end, and what left the store without a word in them."""
        with reporting(self._url):
            pipeline = self._client.pipeline(transaction=True)
            for stream in (self._keys.stream, self._keys.changes):
                pipeline.xrevrange(stream, count=1)
            pipeline.hmget(self._keys.counters, "forgotten", "erased", "articles")
            pipeline.hlen(self._keys.bodies)
            return tuple(repr(answer).encode() for answer in pipeline.execute())

    def _in_events(self, persons: Sequence[Person]) -> Iterator[Person]:
        """Yield the persons with the ids of events, each once, in place of those of their reports."""
        named = self._canonical.of_reports(
            report for person in persons for report in (*person.meetings, *person.agreements)
        )

        def events(reports: Sequence[str]) -> tuple[str, ...]:
            return tuple(sorted({named[report] for report in reports if report in named}))

        for person in persons:
            meetings, agreements = events(person.meetings), events(person.agreements)
            yield person.model_copy(update={"meetings": meetings, "agreements": agreements})


def number_of_events(person: Person) -> int:
    """How many events there are of one."""
    return len({*person.meetings, *person.agreements})


def _most_active_first(person: Person) -> tuple[int, str, str, str]:
    return -number_of_events(person), person.name, person.kind, person.country or ""


def _counted(reports: Iterable[ReportNames], progress: Progress) -> Iterator[ReportNames]:
    for number, report in enumerate(reports, 1):
        yield report
        progress(number)
