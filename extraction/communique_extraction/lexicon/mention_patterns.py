"""How mentions are put together, as patterns over word classes (`mention_patterns.toml`)."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from communique_extraction.lexicon.loader import Lexicon, load_as

MentionKind = Literal[
    "person",
    "role",
    "group",
    "set",
    "pronoun",
    "country",
    "capital",
    "demonym",
    "pair",
    "body",
    "government",
    "instrument",
    "name",
]
"""What a mention is."""
PatternKind = MentionKind | Literal["persons"]
"""What a pattern finds: `persons` several of one person each."""


class MentionPattern(Lexicon):
    """A kind of mention, and the word classes that make it up."""

    kind: PatternKind
    form: str


class InstrumentNames(Lexicon):
    """`[instruments]` of `mention_patterns.toml`."""

    words: frozenset[str]
    acronyms: frozenset[str]


class _Sets(Lexicon):
    countries: frozenset[str]
    numbers: frozenset[str]


class _Pronouns(Lexicon):
    male: frozenset[str]
    female: frozenset[str]
    plural: frozenset[str]
    neutral: frozenset[str]
    possessive: frozenset[str]

    @property
    def of_persons(self) -> frozenset[str]:
        """The personal pronouns that stand for persons."""
        return self.male | self.female | self.plural

    @property
    def personal(self) -> frozenset[str]:
        """The personal pronouns."""
        return self.of_persons | self.neutral


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


def instrument_names() -> InstrumentNames:
    """Words that name an instrument where they are written with a capital."""
    return mention_patterns().instruments
