"""What two reports have in common and what not, as numbers: each feature is a function of the pair.

A feature is symmetric, looks at nothing but the two, and stands with its weight and its wording in
`weights.toml`. Whatever forbids a merge altogether is in `contradictions.py`.
"""

from communique_merging.pair import Pair

_MOST_STATES = 3
_TWO = 2


def day(pair: Pair) -> float:
    """How well the days agree: the logarithm of the chance, from -5 (not at all) to 0 (the same day)."""
    return pair.day


def act(pair: Pair) -> float:
    """Whether it is an act of agreement: there are fewer of them than meetings."""
    return float(pair.a.type == "agreement")


def people(pair: Pair) -> float:
    """How many persons both name, at most two, as a share of two."""
    return min(len(pair.people), _TWO) / _TWO


def more_states(pair: Pair) -> float:
    """States that only one of the two names, at most three; a gathering's are never all named."""
    if pair.gatherings == _TWO:
        return 0.0
    return min(len(pair.other_states), _MOST_STATES)


def one_side(pair: Pair) -> float:
    """Whether one of the two names a single side, so that the other sides are open."""
    return float(min(pair.a.sides, pair.b.sides) < _TWO)


def bodies(pair: Pair) -> float:
    """Whether both name an organisation without a state, or gatherings are called the same."""
    return float(bool(pair.bodies))


def other_bodies(pair: Pair) -> float:
    """Whether each names a body without a state that the other does not."""
    if not (pair.a.bodies and pair.b.bodies):
        return 0.0
    ours = {a for a, _ in pair.bodies}
    theirs = {b for _, b in pair.bodies}
    return float(not ours.issuperset(pair.a.bodies) and not theirs.issuperset(pair.b.bodies))


def manner(pair: Pair) -> float:
    """1 for the same manner, -1 for another one, 0 where both were from afar or of many."""
    a, b = pair.a, pair.b
    if a.manner == b.manner:
        return 1.0
    return 0.0 if (a.remote and b.remote) or (a.gathering and b.gathering) else -1.0


def gathering(pair: Pair) -> float:
    """Whether both tell of a gathering of many: those who are named tell less of which one it is."""
    return float(pair.gatherings == _TWO)


def one_gathering(pair: Pair) -> float:
    """Whether one of the two tells of a gathering, the other of a few."""
    return float(pair.gatherings == 1)


def place(pair: Pair) -> float:
    """1 where both tell the same city or venue, -1 where they tell others."""
    ours, theirs = pair.a.place, pair.b.place
    if ours is None or theirs is None:
        return 0.0
    return 1.0 if ours == theirs else -1.0


FEATURES = {
    feature.__name__: feature
    for feature in (
        day, act, people, more_states, one_side, bodies, other_bodies, manner, gathering, one_gathering,
        place,
    )
}  # fmt: skip
"""The features by name, in the order in which they are told."""


def features(pair: Pair) -> tuple[float, ...]:
    """The values of all features of a pair."""
    return tuple([feature(pair) for feature in FEATURES.values()])
