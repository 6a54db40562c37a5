"""How events follow upon one another, whatever articles tell them: sessions of one body, acts on one pact.

Within one article `linking.py` sees more, for who tells two events in one text tells them apart. Across
articles only what has a name of its own is tied: a body that holds its sessions, an instrument with a title.
A link follows from the events alone, so that it does not matter in which order they came.
"""

from collections.abc import Iterator, Sequence

from communique_merging.days import NARROW
from communique_merging.identity import SAME, same_name
from communique_merging.manners import manner_data, manner_of
from communique_schemas import CanonicalEvent, EventDate, Link

LONGEST = 800
"""Days between two rounds, or between an act and the instrument that it is on, at most."""


def links_between(events: Sequence[CanonicalEvent]) -> tuple[Link, ...]:
    """The links between events of any articles: from each to the last one that it follows upon."""
    found = {link for event in events for link in _links_from(event, events)}
    return tuple(sorted(found, key=lambda link: (link.source, link.kind, link.target)))


def bodies(event: CanonicalEvent) -> tuple[str, ...]:
    """The names of the bodies that hold a session or a summit; of other meetings none."""
    if event.type != "meeting" or manner_of(event.subtype) != "many parties":
        return ()
    return tuple(
        each.name for each in event.participants if each.kind == "organization" and not each.country
    )


def _links_from(event: CanonicalEvent, others: Sequence[CanonicalEvent]) -> Iterator[Link]:
    before = [other for other in others if _is_before(other.date, event.date)]
    last = max(
        (other for other in before if _is_earlier_round(other, event)), default=None, key=_when
    )
    if last is not None:
        yield Link(source=event.id, kind="series", target=last.id)
    made = max((other for other in before if _is_acted_on(other, event)), default=None, key=_when)
    if made is not None:
        yield Link(source=event.id, kind="later_act_on", target=made.id)


def _when(event: CanonicalEvent) -> tuple[str, str]:
    return event.date.end.isoformat() if event.date else "", event.id


def _is_before(date: EventDate | None, later: EventDate | None) -> bool:
    """Whether both are told as days, one before the other and not for too long."""
    if date is None or later is None:
        return False
    narrow = all((each.end - each.start).days < NARROW for each in (date, later))
    return narrow and 0 < (later.start - date.end).days <= LONGEST


def _is_earlier_round(earlier: CanonicalEvent, later: CanonicalEvent) -> bool:
    if earlier.type != later.type or earlier.subtype != later.subtype or earlier.status == "denied":
        return False
    theirs = bodies(earlier)
    return any(same_name(ours, each) >= SAME for ours in bodies(later) for each in theirs)


def _is_acted_on(made: CanonicalEvent, act: CanonicalEvent) -> bool:
    """Whether an instrument of one title came about, of which the act tells that it was ratified or ended."""
    if made.type != "agreement" or act.type != "agreement" or made.status == "denied":
        return False
    making = manner_data().manner_of_making
    if manner_of(made.subtype) != making or manner_of(act.subtype) == making:
        return False
    title, other = (each.instrument and each.instrument.title for each in (made, act))
    if not title or not other or title.casefold() != other.casefold():
        return False
    return bool(_states(made) & _states(act)) or not (_states(made) and _states(act))


def _states(event: CanonicalEvent) -> set[str]:
    return {each.country for each in event.participants if each.country}
