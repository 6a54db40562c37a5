"""Walks canonical events from the latest day back, though `walk.lua` reads forward alone.

It reads stretches of days, each before the one read last, and turns them round. A stretch grows where little
is found, and is cut where it holds more than is worth reading for a page.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import islice, takewhile

from communique_schemas import CanonicalEvent
from communique_store.cursor import Cursor
from communique_store.scores import DAY, LOW

_MOST = 500
"""Events that are read for a stretch; only a single day may have more."""
_GROWTH = 4

Order = tuple[int, int, bytes]
"""The place of an event among all."""


def backwards(
    forward: Callable[[Cursor | None], Iterator[CanonicalEvent]],
    order: Callable[[Cursor], Order],
    place_of: Callable[[CanonicalEvent], Cursor],
    before: Cursor | None,
) -> Iterator[CanonicalEvent]:
    """Yield events before a place, or all of them, the latest first.

    Args:
        forward: yields the events behind a place.
        order: the order in which it does.
        place_of: the place of an event.
        before: the place; None for all.
    """
    end = order(before) if before else None
    stop = DAY.within(before.score) + 1 if before else date.max.toordinal() + 1
    width = 1
    start = max(0, stop - width) if before else _today()  # at first all that is planned
    while True:
        reading = forward(_place(start))
        found = list(islice(_until(reading, end, order, place_of), _MOST))
        if len(found) == _MOST and stop - start > 1:
            width = max(1, (stop - start) // _GROWTH)
            start = stop - width
            continue
        found += _until(reading, end, order, place_of)
        yield from reversed(found)
        if start == 0:
            return
        width *= _GROWTH if len(found) < _MOST // _GROWTH else 1
        stop, end = start, order(_place(start))
        start = max(0, stop - width)


def _today() -> int:
    return datetime.now(UTC).date().toordinal()


def _place(day: int) -> Cursor:
    """Before all events of a day."""
    return Cursor(day * DAY.divisor % LOW, "")


def _until(
    events: Iterator[CanonicalEvent],
    end: Order | None,
    order: Callable[[Cursor], Order],
    place_of: Callable[[CanonicalEvent], Cursor],
) -> Iterator[CanonicalEvent]:
    if end is None:
        return events
    return takewhile(lambda event: order(place_of(event)) < end, events)
