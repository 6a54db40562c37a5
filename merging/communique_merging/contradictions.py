"""What forbids that two reports are one event, whatever else they share. Each rule has its example.

Beside it stands what two reports cannot be judged by: neither tells enough, and only a third may tie them.
"""

from collections.abc import Callable

from communique_merging.pair import Pair
from communique_schemas.event import Status

_NIGHT = 1
"""Time zones and nights move a told day by so many."""
_DAYS_OF_NEWS = 4
"""So many days after an event it still is news to another outlet."""
_HAPPENED: frozenset[Status] = frozenset({"occurred", "ongoing"})
_BOTH = 2


def other_type(pair: Pair) -> bool:
    """A meeting is no act of agreement: the talks and what was signed at them are two."""
    return pair.a.type != pair.b.type


def same_article(pair: Pair) -> bool:
    """One article tells of two events as two: "met on Monday … will meet again"."""
    return pair.a.article == pair.b.article


def other_days(pair: Pair) -> bool:
    """Both texts tell the days, and they are others: "on Monday" and "on Friday" of one week."""
    return pair.a.days.narrow and pair.b.days.narrow and pair.gap > _NIGHT


def other_news(pair: Pair) -> bool:
    """Neither text tells the day, both tell it as news, and days lie between: weekly or daily talks."""
    a, b = pair.a, pair.b
    if a.days.origin != "published" or b.days.origin != "published":
        return False
    if pair.gap <= (0 if _one_outlet(pair) else _DAYS_OF_NEWS):
        return False
    return a.seen == b.seen == "news" and a.status in _HAPPENED and b.status in _HAPPENED


def _one_outlet(pair: Pair) -> bool:
    """Whether one outlet tells of two meetings: what it had as news it has no second time, unlike a pact."""
    return pair.a.type == "meeting" and pair.a.outlet is not None and pair.a.outlet == pair.b.outlet


def other_persons(pair: Pair) -> bool:
    """Few met, one in common at most, and others: a minister's talks with a guest are not the president's."""
    if not _of_few(pair) or pair.strangers < _BOTH:
        return False
    return len(pair.people) < _BOTH


def _of_few(pair: Pair) -> bool:
    return pair.gatherings == 0 and pair.a.type == pair.b.type == "meeting"


def other_sides(pair: Pair) -> bool:
    """Few met, and a state is all that both name: what its president held, and its talks with another one.

    Who names nothing but the state leaves all else open.
    """
    if (
        not _of_few(pair)
        or pair.people
        or pair.bodies
        or len(pair.a.states & pair.b.states) >= _BOTH
    ):
        return False
    return all(each.people or each.bodies or len(each.states) > 1 for each in (pair.a, pair.b))


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


CONTRADICTIONS: tuple[Callable[[Pair], bool], ...] = (
    other_type,
    same_article,
    other_days,
    other_news,
    other_persons,
    other_sides,
    other_parties,
    other_way,
)


def contradicts(pair: Pair) -> bool:
    """Whether the two cannot be one event."""
    for rule in CONTRADICTIONS:  # noqa: SIM110 (twice as fast as `any`, and asked of every pair)
        if rule(pair):
            return True
    return False


def too_little(pair: Pair) -> bool:
    """Two meetings that name one side and nothing else: "the president held talks" tells not which.

    They are one event only if both are one with a third, which tells the other side.
    """
    return _of_few(pair) and pair.a.sides < _BOTH and pair.b.sides < _BOTH and not pair.bodies
