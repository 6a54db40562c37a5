"""Words that tell how a date belongs to an event (`timing.toml`)."""

from functools import cache

from communique_extraction.lexicon.loader import Lexicon, load_as
from communique_extraction.lexicon.word_group import WordGroup


class TimingWords(Lexicon):
    """`timing.toml`."""

    bounds: WordGroup
    ahead: WordGroup
    set_for: WordGroup


@cache
def timing_words() -> TimingWords:
    """How dates belong to events, as data."""
    return load_as(TimingWords, "lexicon/timing")
