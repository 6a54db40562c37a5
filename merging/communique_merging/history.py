"""Where an event stands, and what was told of that: announced, postponed, held, denied."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from itertools import groupby

from communique_schemas import AgreementEvent, MeetingEvent, StatusChange
from communique_schemas.event import Status

Event = MeetingEvent | AgreementEvent
_FINAL: frozenset[Status] = frozenset({"occurred", "cancelled", "denied"})


def moment(published: date | datetime | None) -> datetime:
    """A publication time that can be compared; unknown ones come last."""
    if isinstance(published, datetime):
        return published.astimezone(UTC)
    return datetime.combine(published or date.max, time(), UTC)


def in_order(events: Sequence[Event]) -> list[Event]:
    """The events by publication, those of one moment by id."""
    return sorted(events, key=lambda event: (moment(event.article.published_at), event.id))


def history(events: Sequence[Event]) -> tuple[StatusChange, ...]:
    """Each status that was told until another one was, of events in order of publication."""
    return tuple(
        StatusChange(
            status=status,
            published_at=told[0].article.published_at,
            reports=tuple(event.id for event in told),
        )
        for status, run in groupby(events, key=lambda event: event.status)
        if (told := list(run))
    )


def standing(events: Sequence[Event]) -> Status:
    """Where the event stands by events in order of publication.

    What has happened or fell through is no plan any more, whatever is published later; among those the
    last word counts, but a denial must be told by as many as what it denies.
    """
    final = [event.status for event in events if event.status in _FINAL]
    if not final:
        return events[-1].status
    counts = Counter(final)
    if counts["occurred"] > counts["denied"]:
        final = [status for status in final if status != "denied"]
    return final[-1]
