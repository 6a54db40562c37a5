"""Weights of the confidence model (`confidence.toml`)."""

from collections.abc import Mapping
from functools import cache

from communique_extraction.lexicon.loader import Lexicon, load_as


class ConfidenceModel(Lexicon):
    """`confidence.toml`: `version` counts the fits, `events` says how many the last one had."""

    version: int
    events: int
    intercept: float
    features: Mapping[str, float]


@cache
def confidence_model() -> ConfidenceModel:
    """The weights as data."""
    return load_as(ConfidenceModel, "lexicon/confidence")
