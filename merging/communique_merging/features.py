"""What two reports have in common and what not, as numbers: each feature is a function of the pair.

A feature is symmetric, looks at nothing but the two, and stands with its weight and its wording in
`weights.toml`. Whatever forbids a merge altogether is in `contradictions.py`.
"""

import math

from communique_merging.days import agreement
from communique_merging.names import same_name
from communique_merging.report import Report

SAME = 0.5
"""From here on two names are taken for one's."""
_FLOOR = 1e-4


def day(a: Report, b: Report) -> float:
    """How well the days agree: the logarithm of the chance, from -4 (not at all) to 0 (the same day)."""
    return math.log10(max(agreement(a.days, b.days), _FLOOR))


def people(a: Report, b: Report) -> float:
    """How many persons both name, at most two, as a share of two."""
    shared = sum(any(same_name(p.name, q.name) >= SAME for q in b.people) for p in a.people)
    mirrored = sum(any(same_name(p.name, q.name) >= SAME for q in a.people) for p in b.people)
    return min(shared, mirrored, 2) / 2


def states(a: Report, b: Report) -> float:
    """The states of both as a share of those of either."""
    return len(a.states & b.states) / len(a.states | b.states) if a.states | b.states else 0.0


def bodies(a: Report, b: Report) -> float:
    """Whether both name a body without a state."""
    return float(any(same_name(p.name, q.name) >= SAME for p in a.bodies for q in b.bodies))


def manner(a: Report, b: Report) -> float:
    """1 for the same manner, -1 for another one, 0 where words tell that both were from afar."""
    if a.manner == b.manner:
        return 1.0
    return 0.0 if (a.remote or a.manner == "call") and (b.remote or b.manner == "call") else -1.0


def names(a: Report, b: Report) -> float:
    """Whether the sentences share a capitalised word that is no participant's."""
    return float(bool(a.names & b.names))


FEATURES = {feature.__name__: feature for feature in (day, people, states, bodies, manner, names)}
"""The features by name, in the order in which they are told."""


def features(a: Report, b: Report) -> tuple[float, ...]:
    """The values of all features of a pair."""
    return tuple(feature(a, b) for feature in FEATURES.values())
