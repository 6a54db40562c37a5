"""A query for canonical events: those with several reports, and those of one report each, in one order."""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import islice

from communique_merging import compose
from communique_schemas import CanonicalEvent
from communique_store.canonical.assignment import id_of_only, only_report
from communique_store.canonical.backing import last_step
from communique_store.cursor import Cursor
from communique_store.keys import CanonicalKeys, Keys
from communique_store.queries import EventQuery, QueryFilters
from communique_store.scores import LOW, score_of_canonical
from communique_store.walk import EventWalk


class CanonicalFilters(QueryFilters, total=False):
    """The fields of `CanonicalQuery`, for who hands them on by name; each may be left out."""

    min_reports: int
    min_outlets: int


@dataclass(frozen=True, slots=True)
class CanonicalQuery(EventQuery):
    """What to look for: `article` is one of those that report it, the others concern the best values.

    `min_reports` and `min_outlets` are the fewest of each that tell of it.
    """

    min_reports: int = 1
    min_outlets: int = 0

    def indexes(self, keys: Keys) -> list[str]:
        """The same; of canonical events that are stored also those of how many tell of them."""
        named = EventQuery.indexes(self, keys)
        if not isinstance(keys, CanonicalKeys):
            return named
        told = (("reports", self.min_reports), ("outlets", self.min_outlets))
        backed = [keys.index(by, step) for by, most in told if (step := last_step(most))]
        return backed + [name for name in named if name != keys.all] or named

    def fits_canonical(self, event: CanonicalEvent) -> bool:
        """Test what scores and indexes leave open."""
        enough = len(event.reports) >= self.min_reports and event.outlets >= self.min_outlets
        return enough and self.matches(event)

    def fits_wholly(self, event: CanonicalEvent) -> bool:
        """Test all of it, without an index: whether a query with this would give the event."""
        articles = {report.article.id for report in event.reports}
        return self.is_named_by(event, articles) and self.fits_canonical(event)


class CanonicalQueryResult(Iterator[CanonicalEvent]):
    """The canonical events of a query, by their date or else that of their first report.

    As with `QueryResult`, going on from `cursor` gives each event once and leaves none out that was there all
    the while; one that got another date, or went into another one, meanwhile may come again, or not at all.
    """

    def __init__(
        self, walk: EventWalk, wanted: CanonicalQuery, limit: int | None, after: str | None
    ) -> None:
        """Made by `EventStore.canonical_query`.

        Raises:
            PositionError: `after` is no cursor.
        """
        self._walk = walk
        self._wanted = wanted
        self._after = Cursor.parse(after) if after is not None else None
        self._last: CanonicalEvent | None = None
        self._events = islice(self._walked(self._after, limit), limit)

    def __next__(self) -> CanonicalEvent:
        """The next event.

        Raises:
            ConnectionFailedError: the store went away; `cursor` is still behind the last event given.
        """
        self._last = event = next(self._events)
        return event

    @property
    def place(self) -> Cursor | None:
        """Behind the last event given; None at the beginning of all."""
        return place_of(self._last) if self._last else self._after

    @property
    def cursor(self) -> str | None:
        """The place behind the last event given, to go on from; None at the beginning of all."""
        place = self.place
        return str(place) if place else None

    def remaining(self) -> int | None:
        """0 where no more events fit behind the last one given, else None: reading them tells how many."""
        return self.remaining_behind(self.place)

    def remaining_behind(self, place: Cursor | None) -> int | None:
        """The same of events behind any place."""
        return 0 if next(self._walked(place, 1), None) is None else None

    def _walked(self, place: Cursor | None, limit: int | None) -> Iterator[CanonicalEvent]:
        wanted = self._wanted
        grouped = self._walk.canonical_events(wanted, place, limit)
        found = merge(grouped, self._alone(place, limit), key=_order, reverse=wanted.newest_first)
        return filter(wanted.fits_canonical, found)

    def _alone(self, place: Cursor | None, limit: int | None) -> Iterator[CanonicalEvent]:
        if self._wanted.min_reports > 1 or self._wanted.min_outlets > 1:
            return
        lone = self._walk.lone_events(self._wanted, place, limit)
        for event in filter(self._wanted.matches, lone):  # composing takes longer than reading
            yield compose(id_of_only(event.id), [event])


def place_of(event: CanonicalEvent) -> Cursor:
    """Its place in the walks: an event of one report stands in the indexes of reports, by the report's id."""
    only = only_report(event.id) if len(event.reports) == 1 else None
    is_alone = only == event.reports[0].id
    return Cursor(score_of_canonical(event), event.reports[0].id if is_alone else event.id)


def _order(event: CanonicalEvent) -> tuple[int, int, bytes]:
    """The order in which `walk.lua` gives events: by the lower half of the score, its kind, and the id."""
    place = place_of(event)
    return place.score % LOW, place.score // LOW, place.event_id.encode()
