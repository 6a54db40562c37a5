"""Verbs by which news reports what somebody said (`speech.toml`)."""

from functools import cache

from communique_extraction.lexicon.loader import Lexicon, load_as


class _Speech(Lexicon):
    verbs: frozenset[str]


@cache
def speech_verbs() -> frozenset[str]:
    """The verbs, in all their forms, lower case."""
    return load_as(_Speech, "lexicon/speech").verbs
