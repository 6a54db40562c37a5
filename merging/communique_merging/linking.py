"""How the events of one article belong together.

What was signed at talks, and the talks on a visit, are `part_of` them; the rounds of one body or of the
same sides are a `series`; what was ratified, extended or ended after it was made is a `later_act_on` it.
The store ties canonical events by the links of their reports.
"""

from collections.abc import Iterator, Sequence
from itertools import permutations

from communique_merging.manners import manner_data
from communique_merging.pair import Pair
from communique_merging.report import Report, prepare
from communique_schemas import AgreementEvent, Link, MeetingEvent

Event = MeetingEvent | AgreementEvent
_BOTH = 2


def links(events: Sequence[Event]) -> tuple[Link, ...]:
    """The links between the events of one article, in the order of their ids."""
    found = {*_signed_at(events), *_between(events), *_rounds(events)}
    return tuple(sorted(found, key=lambda link: (link.source, link.kind, link.target)))


def _signed_at(events: Sequence[Event]) -> Iterator[Link]:
    """What was signed or agreed at a meeting."""
    known = {event.id for event in events}
    for event in events:
        if isinstance(event, AgreementEvent) and event.meeting in known:
            yield Link(source=event.id, kind="part_of", target=event.meeting)


def _between(events: Sequence[Event]) -> Iterator[Link]:
    """What follows from the two events of each pair alone; the first of them is the part or the later one."""
    for part, whole in permutations([prepare(event) for event in events], 2):
        if part.type != whole.type:
            continue
        if _held_on(part, whole):
            yield Link(source=part.id, kind="part_of", target=whole.id)
        elif _later_act(part, whole):
            yield Link(source=part.id, kind="later_act_on", target=whole.id)


def _rounds(events: Sequence[Event]) -> Iterator[Link]:
    """Each round, tied to the last one before it."""
    meetings = [prepare(event) for event in events]
    for later in meetings:
        before = [earlier for earlier in meetings if _is_later_round(later, earlier)]
        if before:
            last = max(before, key=lambda earlier: (earlier.days.last, earlier.id))
            yield Link(source=later.id, kind="series", target=last.id)


def _held_on(part: Report, whole: Report) -> bool:
    """A meeting of visitor and visited that the text puts on no other days."""
    if whole.manner != "visit" or part.manner == "visit" or len(whole.states) < _BOTH:
        return False
    pair = Pair(part, whole)
    apart = part.days.origin == whole.days.origin == "told" and pair.gap > 0
    return whole.states <= part.states and not apart


def _is_later_round(later: Report, earlier: Report) -> bool:
    """Talks, sessions or summits of one manner and of the same sides, on days that the text tells apart."""
    if later.type != "meeting" or later.manner != earlier.manner or later.manner == "visit":
        return False
    return _follows(later, earlier) and _same_sides(later, earlier)


def _later_act(later: Report, earlier: Report) -> bool:
    """What is done to an instrument by the same sides after it was made."""
    if later.type != "agreement" or later.manner == earlier.manner:
        return False
    made = manner_data().manner_of_making
    return earlier.manner == made and not _follows(earlier, later) and _same_sides(later, earlier)


def _follows(later: Report, earlier: Report) -> bool:
    return (
        later.days.origin == "told" == earlier.days.origin and later.days.first > earlier.days.last
    )


def _same_sides(a: Report, b: Report) -> bool:
    """The same states, two at least, or a body in common where no state differs."""
    if a.states != b.states:
        return False
    return len(a.states) >= _BOTH or bool(Pair(a, b).bodies)
