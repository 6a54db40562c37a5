"""Abbreviations, and words that begin sentences (`sentence_ends.toml`)."""

from functools import cache

from communique_extraction.lexicon.loader import Lexicon, load_as


class SentenceEnds(Lexicon):
    """`sentence_ends.toml`."""

    never_end: frozenset[str]
    may_end: frozenset[str]
    starters: frozenset[str]


@cache
def sentence_ends() -> SentenceEnds:
    """Where a sentence ends, as data."""
    return load_as(SentenceEnds, "lexicon/sentence_ends")
