"""What forbids that two reports are one event, whatever else they share. Each rule has its example."""

from communique_merging.pair import Pair

_NIGHT = 1
"""Time zones and nights move a told day by so many."""


def other_type(pair: Pair) -> bool:
    """A meeting is no act of agreement: the talks and what was signed at them are two."""
    return pair.a.type != pair.b.type


def same_article(pair: Pair) -> bool:
    """One article tells of two events as two: "met on Monday … will meet again"."""
    return pair.a.article == pair.b.article


def other_days(pair: Pair) -> bool:
    """Both texts tell the days, and they are others: "on Monday" and "on Friday" of one week."""
    return pair.a.days.narrow and pair.b.days.narrow and pair.gap > _NIGHT


def other_persons(pair: Pair) -> bool:
    """Few met, and of one state others: the minister's talks with a guest are not the president's."""
    meetings = pair.a.type == pair.b.type == "meeting"
    return meetings and pair.gatherings == 0 and pair.other_people > 0


def other_parties(pair: Pair) -> bool:
    """Each names an organisation that the other does not: a union's deal with one maker or with another."""
    if pair.gatherings:
        return False
    ours = pair.a.organizations.difference(a for a, _ in pair.bodies)
    theirs = pair.b.organizations.difference(b for _, b in pair.bodies)
    return bool(ours and theirs)


def other_way(pair: Pair) -> bool:
    """Visits the other way round: Finland's guest in Norway, Norway's in Finland."""
    ours, theirs = pair.a, pair.b
    return bool(
        ours.manner == theirs.manner == "visit"
        and not ours.guests & theirs.guests
        and (ours.guests & theirs.hosts or theirs.guests & ours.hosts)
    )


CONTRADICTIONS = (other_type, same_article, other_days, other_persons, other_parties, other_way)


def contradicts(pair: Pair) -> bool:
    """Whether the two cannot be one event."""
    for rule in CONTRADICTIONS:  # noqa: SIM110 (twice as fast as `any`, and asked of every pair)
        if rule(pair):
            return True
    return False
