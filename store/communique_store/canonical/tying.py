"""What ties the reports of an event to one another, or to those of another: each to the one most like it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from communique_merging import Comparison, compare
from communique_schemas import Event
from communique_store.event_store import EventStore

MOST: Final = 50
"""So many reports of an event are looked at, the first ones; each is compared with each."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A report, the one most like it, and what speaks for one event and against it."""

    report: str
    other: str
    comparison: Comparison
    joined: bool
    """An analyst joined these two."""
    split: bool
    """An analyst split them."""


@dataclass(frozen=True, slots=True)
class Ties:
    """The ties within an event, or from one to another."""

    events: tuple[str, str]
    """Ids of the events; twice the same one within an event."""
    ties: list[Tie]
    left_out: int
    """Reports that were not looked at."""


def ties(store: EventStore, one: str, other: str | None = None) -> Ties:
    """Tie each report of an event to the one most like it: of its own event, or of another one.

    Raises:
        NotFoundError: there is no event, nor a report, of one of these ids.
    """
    events = [store.canonical.named(name) for name in (one, other or one)]
    ids = [[report.id for report in event.reports] for event in events]
    reports = store.groups.reports(name for names in ids for name in names[:MOST])
    ours, theirs = ([reports[name] for name in names[:MOST] if name in reports] for names in ids)
    decided = store.corrections.all().of_reports(reports)
    return Ties(
        events=(events[0].id, events[1].id),
        ties=[
            Tie(
                report=report.id,
                other=nearest.id,
                comparison=comparison,
                joined=_pair(report, nearest) in decided.same,
                split=_pair(report, nearest) in decided.different,
            )
            for report in ours
            if (found := _nearest(report, theirs))
            for nearest, comparison in [found]
        ],
        left_out=sum(
            len(names) - MOST for names in ids[: 1 + (other is not None)] if len(names) > MOST
        ),
    )


def _nearest(report: Event, others: Sequence[Event]) -> tuple[Event, Comparison] | None:
    """The report that is most likely of one event with another; of equals the first."""
    compared = [(other, compare(report, other)) for other in others if other.id != report.id]
    return max(compared, key=lambda each: each[1].probability, default=None)


def _pair(one: Event, other: Event) -> tuple[str, str]:
    first, second = sorted((one.id, other.id))
    return first, second
