"""Abbreviations, and words that begin sentences (`sentence_ends.toml`)."""

from functools import cache

from communique_extraction.lexicon.loader import Lexicon, load_as
from communique_extraction.lexicon.word_group import Words


class SentenceEnds(Lexicon):
    """`sentence_ends.toml`."""

    never_end: Words
    before_number: Words
    may_end: Words
    no_initials: Words
    starters: Words
    labels: Words
    open: Words


@cache
def sentence_ends() -> SentenceEnds:
    """Where a sentence ends, as data."""
    return load_as(SentenceEnds, "lexicon/sentence_ends")
