"""Verbs by which news reports what somebody said (`speech.toml`)."""

from functools import cache

from communique_extraction.lexicon.loader import Lexicon, load_as
from communique_extraction.lexicon.word_group import WordGroup


class Speech(Lexicon):
    """`speech.toml`."""

    finite: WordGroup
    participles: WordGroup


@cache
def speech_verbs() -> frozenset[str]:
    """The verbs, in all their forms, lower case."""
    speech = load_as(Speech, "lexicon/speech")
    return speech.finite.words | speech.participles.words
