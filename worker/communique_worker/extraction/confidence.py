"""How sure an event is: a logistic model over a few features that can be read off the event.

The weights are fitted on annotated articles by `benchmarks/calibrate.py` and kept as data.
"""

import math
from collections.abc import Mapping
from functools import cache

from communique_worker.lexicon.loader import Lexicon, load_as


class _Weights(Lexicon):
    version: int
    intercept: float
    features: Mapping[str, float]


@cache
def _weights() -> _Weights:
    return load_as(_Weights, "confidence")


def confidence(features: Mapping[str, float]) -> float:
    """The probability (0–1) that an event with these features is right."""
    weights = _weights()
    score = weights.intercept + sum(
        weights.features.get(name, 0.0) * value for name, value in features.items()
    )
    return round(1 / (1 + math.exp(-score)), 3)
