"""How the events of one article belong together: talks are part of a visit, a pact is signed at talks."""

from collections.abc import Iterator, Sequence
from itertools import permutations

from communique_merging.report import Report, prepare
from communique_schemas import AgreementEvent, Link, MeetingEvent


def links(events: Sequence[MeetingEvent | AgreementEvent]) -> tuple[Link, ...]:
    """The links between the events of one article, in the order of their ids."""
    found = {*_signed_at(events), *_on_visits(events)}
    return tuple(sorted(found, key=lambda link: (link.source, link.kind, link.target)))


def _signed_at(events: Sequence[MeetingEvent | AgreementEvent]) -> Iterator[Link]:
    """What was signed or agreed at a meeting."""
    known = {event.id for event in events}
    for event in events:
        if isinstance(event, AgreementEvent) and event.meeting in known:
            yield Link(source=event.id, kind="part_of", target=event.meeting)


def _on_visits(events: Sequence[MeetingEvent | AgreementEvent]) -> Iterator[Link]:
    """Meetings on a visit: the visitor's, with the visited state, on its days."""
    prepared = [prepare(event) for event in events]
    for part, whole in permutations(prepared, 2):
        if whole.manner == "visit" and part.manner != "visit" and _held_on(part, whole):
            yield Link(source=part.id, kind="part_of", target=whole.id)


def _held_on(part: Report, whole: Report) -> bool:
    return part.type == "meeting" and whole.states <= part.states and len(whole.states) > 1
