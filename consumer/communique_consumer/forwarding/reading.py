"""What entries of a stream bring to a target: a report is in its entry, an event is asked of the store."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from typing import TypeVar

from communique_consumer.forwarding.target import R
from communique_schemas import CanonicalChange, CanonicalEvent, ChangedEvent, StreamEntry
from communique_schemas.errors import InvalidEventError, NotFoundError
from communique_store.canonical.canonical_events import CanonicalEvents
from communique_store.canonical.canonical_query import CanonicalQuery
from communique_store.queries import EventQuery

E = TypeVar("E", bound=StreamEntry | CanonicalChange)

Reading = Callable[[Sequence[E]], Sequence[R | InvalidEventError | None]]
"""For each of some entries the record that is to be delivered, None where there is none, or what is wrong."""


def reading_reports(wanted: EventQuery) -> Reading[StreamEntry, StreamEntry]:
    """Entries as they are, as far as they fit.

    A retraction holds the report as it was, and so fits where that did. A report that is updated so that it
    fits no more is retracted, whether it was delivered or not.
    """

    def of(entry: StreamEntry) -> StreamEntry | None:
        if wanted.fits(entry.event):
            return entry
        is_update = entry.action == "updated"
        return entry.model_copy(update={"action": "retracted"}) if is_update else None

    return lambda entries: list(map(of, entries))


def reading_events(
    store: CanonicalEvents, wanted: CanonicalQuery
) -> Reading[CanonicalChange, ChangedEvent]:
    """Changes with their events as the store has them now, as far as they fit.

    An event that is no more is retracted, and so is one that is updated so that it fits no more, whether it
    was delivered or not: nobody knows what the one that is gone was like. Whatever changes after this is told
    by a later entry.
    """

    def of(
        change: CanonicalChange, event: CanonicalEvent | InvalidEventError | None
    ) -> ChangedEvent | InvalidEventError | None:
        if isinstance(event, InvalidEventError):
            return event
        if change.is_retraction:
            return ChangedEvent.of(change, None)
        if event is not None and wanted.fits_wholly(event):
            return ChangedEvent.of(change, event)
        if event is None or change.action == "updated":
            return ChangedEvent(entry_id=change.entry_id, action="retracted", id=change.id)
        return None

    def read(
        changes: Sequence[CanonicalChange],
    ) -> Sequence[ChangedEvent | InvalidEventError | None]:
        found = _as_they_are(store, {each.id for each in changes if not each.is_retraction})
        return [of(change, found.get(change.id)) for change in changes]

    return read


def _as_they_are(
    store: CanonicalEvents, ids: Collection[str]
) -> Mapping[str, CanonicalEvent | InvalidEventError]:
    """Those of some events that are there; where one is damaged, what is wrong with it."""
    try:
        return store.many(ids)
    except InvalidEventError:  # each by itself, so that it costs no other one
        found = dict[str, CanonicalEvent | InvalidEventError]()
        for name in ids:
            with suppress(NotFoundError):
                found[name] = _alone(store, name)
        return found


def _alone(store: CanonicalEvents, name: str) -> CanonicalEvent | InvalidEventError:
    try:
        return store.get(name)
    except InvalidEventError as error:
        return error
