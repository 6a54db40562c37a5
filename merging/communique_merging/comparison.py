"""How likely two reports are one event, and why: a logistic model over a few features."""

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from communique_merging.contradictions import CONTRADICTIONS, contradicts
from communique_merging.features import FEATURES, features
from communique_merging.report import Report, prepare
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


@cache
def _weights() -> tuple[float, ...]:
    return tuple(each.weight for each in model().feature)


def probability(a: Report, b: Report) -> float:
    """How likely two prepared reports are one event: 0 where something forbids it."""
    if contradicts(a, b):
        return 0.0
    score = model().intercept
    for weight, value in zip(_weights(), features(a, b), strict=True):
        score += weight * value
    return 1 / (1 + math.exp(-score))


def compare(a: MeetingEvent | AgreementEvent, b: MeetingEvent | AgreementEvent) -> Comparison:
    """Compare two reports; which of them comes first makes no difference."""
    ours, theirs = prepare(a), prepare(b)
    forbidding = [rule for rule in CONTRADICTIONS if rule(ours, theirs)]
    if forbidding:
        told = tuple(
            Evidence(rule.__name__, 1.0, -math.inf, (rule.__doc__ or "").partition("\n")[0])
            for rule in forbidding
        )
        return Comparison(0.0, told)
    weighed = zip(model().feature, features(ours, theirs), strict=True)
    return Comparison(
        probability(ours, theirs),
        tuple(Evidence(each.name, value, each.weight, each.words) for each, value in weighed),
    )
