"""How mentions are put together, as patterns over word classes (`mention_patterns.toml`)."""

from collections.abc import Mapping
from functools import cache

from communique_extraction.lexicon.instruments import InstrumentNames
from communique_extraction.lexicon.loader import Lexicon, load_as


class MentionPattern(Lexicon):
    """A kind of mention, and the word classes that make it up."""

    kind: str
    form: str


class _Sets(Lexicon):
    countries: frozenset[str]
    numbers: frozenset[str]


class _Pronouns(Lexicon):
    male: frozenset[str]
    female: frozenset[str]
    plural: frozenset[str]
    neutral: frozenset[str]
    possessive: frozenset[str]


class _Captions(Lexicon):
    words: frozenset[str]
    openings: frozenset[str]


class _Events(Lexicon):
    words: frozenset[str]


class _Governments(Lexicon):
    words: frozenset[str]


class MentionPatterns(Lexicon):
    """`mention_patterns.toml`."""

    parts: Mapping[str, str]
    pattern: tuple[MentionPattern, ...]
    sets: _Sets
    captions: _Captions
    events: _Events
    governments: _Governments
    instruments: InstrumentNames
    pronouns: _Pronouns


@cache
def mention_patterns() -> MentionPatterns:
    """The patterns and word lists for mentions."""
    return load_as(MentionPatterns, "lexicon/mention_patterns")
