"""How likely two reports are one event, and why: a logistic model over a few features."""

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from communique_merging.contradictions import CONTRADICTIONS, contradicts
from communique_merging.features import FEATURES, features
from communique_merging.pair import Pair
from communique_merging.report import prepare
from communique_schemas import AgreementEvent, MeetingEvent


class Weight(BaseModel):
    """The weight of one feature."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    weight: float
    words: str


class Model(BaseModel):
    """What `weights.toml` holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    intercept: float
    threshold: float
    feature: tuple[Weight, ...]


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
    data = tomllib.loads((files(__package__) / "weights.toml").read_text("utf-8"))
    found = Model.model_validate(data)
    if [each.name for each in found.feature] != list(FEATURES):
        raise ValueError(f"weights.toml must weigh these features, in this order: {list(FEATURES)}")
    return found


def probability(pair: Pair, weights: Model) -> float:
    """How likely two reports are one event: 0 where something forbids it."""
    if contradicts(pair):
        return 0.0
    score = weights.intercept
    for each, value in zip(weights.feature, features(pair), strict=True):
        score += each.weight * value
    return 1 / (1 + math.exp(-score))


def compare(a: MeetingEvent | AgreementEvent, b: MeetingEvent | AgreementEvent) -> Comparison:
    """Compare two reports; which of them comes first makes no difference."""
    pair = Pair(prepare(a), prepare(b))
    forbidding = [rule for rule in CONTRADICTIONS if rule(pair)]
    if forbidding:
        told = tuple(
            Evidence(rule.__name__, 1.0, -math.inf, (rule.__doc__ or "").partition("\n")[0])
            for rule in forbidding
        )
        return Comparison(0.0, told)
    weighed = zip(model().feature, features(pair), strict=True)
    return Comparison(
        probability(pair, model()),
        tuple(Evidence(each.name, value, each.weight, each.words) for each, value in weighed),
    )
