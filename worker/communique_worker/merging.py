"""Merges reports: finds which of those stored are of one event, and has the store write it.

A report is due when it came, went, or changed. Every worker merges what it has just stored; what one left
that was killed, or that nobody stored (a forgotten article leaves the others of its events), the heartbeat
of any worker takes up. Done twice, it is the same.
"""

import time
from collections.abc import Callable, Sequence

from communique_merging import compose, likely_partners, partition, prepare
from communique_schemas import CanonicalEvent
from communique_schemas.errors import ConnectionFailedError, StoreError
from communique_store.event_store import EventStore
from communique_store.telemetry.logs import logger

_LOG = logger(__name__)
_ROUND = 64
"""So many reports are merged in one step: others wait for less, and meet less of each other's writing."""
_LEFT_SECONDS = 5.0
"""A report that has waited for so long was left by the worker that stored it."""


def merge_stored(store: EventStore, reports: Sequence[str]) -> int:
    """Merge those of some reports that are due; returns how many were merged."""
    parts = (reports[at : at + _ROUND] for at in range(0, len(reports), _ROUND))
    return sum(_merge(store, store.groups.due_of(part)) for part in parts)


def merge_left(
    store: EventStore, *, at_once: bool = False, progress: Callable[[int], None] | None = None
) -> int:
    """Merge what others left to be merged, those that have waited for longest first; returns how many.

    Args:
        store: the store.
        at_once: what became due a moment ago, too, that a worker may be about to merge.
        progress: told how many were merged, now and then.
    """
    limit = None if at_once else time.time() - _LEFT_SECONDS
    count = failed = 0
    while found := store.groups.due(_ROUND, before=limit, skip=failed):
        merged = _merge(store, found)
        count += merged
        failed += len(found) - merged
        if progress:
            progress(count)
    return count


def _merge(store: EventStore, stamps: dict[str, float]) -> int:
    """Merge reports, one by one where they fail together; one that fails by itself stays due."""
    if not stamps:
        return 0
    try:
        while not _try(store, stamps):
            _LOG.debug("others merged the same reports", reports=len(stamps))
    except (ConnectionFailedError, StoreError):
        raise
    except Exception:  # noqa: BLE001 - whatever one report does must not keep the others apart
        if len(stamps) > 1:
            return sum(_merge(store, {report: stamp}) for report, stamp in stamps.items())
        _LOG.exception("a report cannot be merged", event_id=next(iter(stamps)))
        return 0
    return len(stamps)


def _try(store: EventStore, stamps: dict[str, float]) -> bool:
    """Merge reports in one step; False where others changed what they belong with meanwhile."""
    groups, decided = store.groups, store.corrections.all()
    events_due = groups.reports(stamps)
    due = {report: prepare(event) for report, event in events_due.items()}
    found = groups.enter(due.values())
    candidates = set().union(*found.values()) - due.keys()
    others = groups.prepared(candidates)
    superseded = groups.due_of(sorted(candidates - others.keys()))
    near = likely_partners(
        (report, others[other])
        for name, report in due.items()
        for other in found[name] & others.keys()
    )
    near |= store.corrections.reports_at(decided.partners(events_due.values()))
    situation = groups.situation(stamps | superseded, near)
    events = situation.events

    def canonical(name: str, reports: Sequence[str]) -> CanonicalEvent:
        return compose(name, [events[report] for report in reports])

    prepared = groups.prepared_of(events)
    components = partition(prepared.values(), decided.of_reports(events))
    return groups.write(situation, components, canonical)
