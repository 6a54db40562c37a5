"""Words that say whether an event happened (`factuality.toml`)."""

from collections.abc import Mapping
from functools import cache

from communique_extraction.lexicon.loader import Lexicon, load_as
from communique_schemas.event import Status


class _Words(Lexicon):
    words: frozenset[str]


class _Marks(Lexicon):
    marks: frozenset[str]


class _Adverbs(Lexicon):
    adverbs: frozenset[str]


class StatusLexicon(Lexicon):
    """`factuality.toml`."""

    governors: Mapping[Status, frozenset[str]]
    modifiers: Mapping[Status, frozenset[str]]
    auxiliaries: Mapping[Status, frozenset[str]]
    negations: _Words
    hypothetical: _Marks
    standing: _Adverbs


@cache
def status_lexicon() -> StatusLexicon:
    """The words of status as data."""
    return load_as(StatusLexicon, "lexicon/factuality")
