"""How sure an event is: a logistic model over a few features that can be read off the event.

The weights are data (`confidence.toml`). They are set by hand so far, not fitted on annotated
articles: the result orders events, but is no calibrated probability.
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
    """How sure (0–1) an event with these features is."""
    weights = _weights()
    score = weights.intercept + sum(
        weights.features.get(name, 0.0) * value for name, value in features.items()
    )
    return round(1 / (1 + math.exp(-score)), 3)
