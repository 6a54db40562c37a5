"""How likely two reports are one event, and why: a logistic model over a few features."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from operator import mul
from typing import Literal

from communique_merging.contradictions import CONTRADICTIONS, contradicts, too_little
from communique_merging.features import FEATURES, features
from communique_merging.pair import Pair
from communique_merging.report import prepare
from communique_merging.tables import Table, load_table
from communique_schemas import AgreementEvent, MeetingEvent

Verdict = float | Literal["apart", "open"]
"""How likely two reports are one event; `apart` if something forbids it, `open` if both tell too little."""


class Weight(Table):
    """The weight of one feature."""

    name: str
    weight: float
    words: str


class Model(Table):
    """What `weights.toml` holds."""

    intercept: float
    link: float
    threshold: float
    feature: tuple[Weight, ...]

    @cached_property
    def weights(self) -> tuple[float, ...]:
        """The weights alone, in the order of the features."""
        return tuple(each.weight for each in self.feature)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for or against: its value times its weight goes into the sum."""

    name: str
    value: float
    weight: float
    words: str
    """What it measures, for people."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How likely two reports are one event, and what that comes from."""

    probability: float
    features: tuple[Evidence, ...]


@cache
def model() -> Model:
    """What `weights.toml` holds, checked against the features that the code measures."""
    found = load_table(Model, "weights")
    if [each.name for each in found.feature] != list(FEATURES):
        raise ValueError(f"weights.toml must weigh these features, in this order: {list(FEATURES)}")
    return found


def verdict(pair: Pair, weights: Model) -> Verdict:
    """How likely two reports are one event, or why that cannot be said."""
    if contradicts(pair):
        return "apart"
    return "open" if too_little(pair) else _chance(features(pair), weights)


def _chance(values: Sequence[float], weights: Model) -> float:
    score = weights.intercept + sum(map(mul, weights.weights, values))
    return 1 / (1 + math.exp(-score))


@cache
def _forbidding(rule: Callable[[Pair], bool]) -> Evidence:
    """A rule by which two are not one, as evidence."""
    return Evidence(rule.__name__, 1.0, -math.inf, (rule.__doc__ or "").partition("\n")[0])


@lru_cache(maxsize=4096)
def _evidence(place: int, value: float) -> Evidence:
    """A feature's value as evidence; most values are a few, so that they are made once."""
    feature = model().feature[place]
    return Evidence(feature.name, value, feature.weight, feature.words)


def compare(a: MeetingEvent | AgreementEvent, b: MeetingEvent | AgreementEvent) -> Comparison:
    """Compare two reports; which of them comes first makes no difference."""
    pair = Pair(prepare(a), prepare(b))
    rules = (*CONTRADICTIONS, too_little)
    forbidding = tuple([_forbidding(rule) for rule in rules if rule(pair)])
    if forbidding:
        return Comparison(0.0, forbidding)
    values = features(pair)
    told = tuple([_evidence(place, value) for place, value in enumerate(values)])
    return Comparison(_chance(values, model()), told)
