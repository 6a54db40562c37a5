"""What an analyst says of events, as decisions on pairs of their reports."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, product

from communique_schemas import Correction, Event
from communique_schemas.errors import CorrectionError
from communique_store.event_store import EventStore


@dataclass(frozen=True, slots=True)
class Decided:
    """What was kept; `due` are the reports that are to be merged anew, which is not done here."""

    made: list[Correction]
    instead_of: list[Correction]
    """Earlier decisions that hold no longer."""
    due: list[str]
    lead: str
    """The report whose event is the one that was meant: that of all, or what was split off."""


def join(store: EventStore, event_ids: Sequence[str], note: str | None) -> Decided:
    """Say that events are one, whatever their reports look like.

    Raises:
        NotFoundError: there is no event, nor a report, of one of these ids.
        CorrectionError: these are less than two events.
    """
    named = (store.canonical.named(name) for name in event_ids)
    events = list({each.id: each for each in named}.values())
    if len(events) < 2:
        raise CorrectionError("name two events or more; these are one already")
    firsts = _reports(store, [event.reports[0].id for event in events])
    sides = [_reports(store, [report.id for report in event.reports]) for event in events]
    across = [pair for two in combinations(sides, 2) for pair in product(*two)]
    contrary = store.corrections.all().against("same", across)
    pairs = [(firsts[0], other) for other in firsts[1:]]
    made = store.corrections.add("same", pairs, note, instead_of=contrary)
    return Decided(made, contrary, [each.id for side in sides for each in side], firsts[0].id)


def split(store: EventStore, event_id: str, report_ids: Sequence[str], note: str | None) -> Decided:
    """Say that some reports of an event are of another one.

    Raises:
        NotFoundError: there is no such event.
        CorrectionError: one of these is no report of it, or none would be left.
    """
    event = store.canonical.named(event_id)
    reports = [report.id for report in event.reports]
    strangers = [name for name in report_ids if name not in reports]
    if strangers or not report_ids:
        name = strangers[0] if strangers else "nothing"
        raise CorrectionError(
            f"{name} is no report of it: `communique event {event.id}` lists them"
        )
    rest = [name for name in reports if name not in report_ids]
    if not rest:
        raise CorrectionError("these are all of its reports: leave one")
    apart, kept = _reports(store, report_ids), _reports(store, rest)
    pairs = list(product(apart, kept))
    contrary = store.corrections.all().against("different", pairs)
    made = store.corrections.add("different", pairs, note, instead_of=contrary)
    return Decided(made, contrary, reports, apart[0].id)


def _reports(store: EventStore, ids: Sequence[str]) -> list[Event]:
    return [store.event(name) for name in ids]
