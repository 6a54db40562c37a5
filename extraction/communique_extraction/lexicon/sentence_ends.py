"""Abbreviations, and words that begin sentences (`sentence_ends.toml`)."""

from functools import cache

from communique_extraction.lexicon.loader import Lexicon, load_as
from communique_extraction.lexicon.word_group import WordGroup


class SentenceEnds(Lexicon):
    """`sentence_ends.toml`."""

    never_end: WordGroup
    before_number: WordGroup
    may_end: WordGroup
    starters: WordGroup
    open: WordGroup


@cache
def sentence_ends() -> SentenceEnds:
    """Where a sentence ends, as data."""
    return load_as(SentenceEnds, "lexicon/sentence_ends")
