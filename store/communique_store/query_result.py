"""What a query gives: its events one by one, the place that it has reached, and how many are left."""

from collections.abc import Iterator
from itertools import islice

from communique_schemas import Event
from communique_store.cursor import Cursor
from communique_store.queries import EventQuery
from communique_store.walk import EventWalk


class QueryPlace:
    """A query with the place that was reached in it."""

    def __init__(self, wanted: EventQuery, after: str | None) -> None:
        """Begin at a cursor.

        Raises:
            PositionError: `after` is no cursor.
        """
        self._wanted = wanted
        self._after = Cursor.parse(after) if after is not None else None
        self._last: Event | None = None

    @property
    def cursor(self) -> str | None:
        """The place behind the last event given, for `EventStore.query(after=…)`.

        As long as no event was given that is where the query began: None at the beginning of all. A query
        with other filters may go on from there as well, for all events stand in one order.
        """
        place = self._place()
        return str(place) if place else None

    def _place(self) -> Cursor | None:
        return Cursor.behind(self._last) if self._last else self._after


class QueryResult(QueryPlace, Iterator[Event]):
    """The events of a query, read from the store as they are asked for.

    Going on from `cursor` gives each event once and leaves none out that was there all the while, whatever is
    written in between. An event that came meanwhile is given where its day is still ahead. One whose article
    was read anew is another event; so is one whose date was corrected, under its old id.

        page = store.query(country="NOR", limit=1000)
        while events := list(page):
            ...
            page = store.query(country="NOR", limit=1000, after=page.cursor)
    """

    def __init__(
        self, walk: EventWalk, wanted: EventQuery, limit: int | None, after: str | None
    ) -> None:
        """Made by `EventStore.query`.

        Raises:
            PositionError: `after` is no cursor.
        """
        super().__init__(wanted, after)
        self._walk = walk
        # cut off before it asks for one more, which would be another call of the server for nothing
        self._events = islice(
            filter(wanted.matches, walk.events(wanted, self._after, limit)), limit
        )

    def __next__(self) -> Event:
        """The next event.

        Raises:
            ConnectionFailedError: the store went away; `cursor` is still behind the last event given.
        """
        self._last = event = next(self._events)
        return event

    def remaining(self) -> int | None:
        """How many more events fit behind the last one given, whatever the limit; 0 where none does.

        None says that there are more, and that only reading them all would tell how many: so it is with
        `since`, `min_confidence`, and filters that take two indexes (country and participant, names of
        several words).
        """
        number = self._walk.count(self._wanted, self._place())
        if number is None and not self._has_more():
            return 0
        return number

    def _has_more(self) -> bool:
        return any(map(self._wanted.matches, self._walk.events(self._wanted, self._place(), 1)))
