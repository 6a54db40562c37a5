"""How mentions are put together, as patterns over word classes (`mention_patterns.toml`)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, Self

from pydantic import model_validator

from communique_extraction.lexicon.example import Example
from communique_extraction.lexicon.loader import Lexicon, load_as
from communique_extraction.lexicon.pattern_language import compile_pattern, letters_of
from communique_extraction.lexicon.word_classes import WORD_CLASSES
from communique_extraction.lexicon.word_group import Words

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
PatternKind = MentionKind | Literal["persons", "aide", "possessed"]
"""What a pattern finds: `persons` several of one person each, `aide` a role beside a person who is named
in it, `possessed` a person or a name, as the model takes it."""
LETTERS = letters_of(WORD_CLASSES)
"""The letter of each word class."""


class MentionPattern(Lexicon):
    """A kind of mention, and the word classes that make it up."""

    name: str
    kind: PatternKind
    form: str
    example: tuple[Example, ...]


class InstrumentNames(Lexicon):
    """Words that name an instrument where they are written with a capital, and acronyms."""

    words: Words
    acronyms: Words


class MentionPatterns(Lexicon):
    """`mention_patterns.toml`."""

    parts: Mapping[str, str]
    pattern: tuple[MentionPattern, ...]
    openings: Words
    occasions: Words
    instruments: InstrumentNames
    unions: Words

    @model_validator(mode="after")
    def _can_be_read(self) -> Self:
        for form in (*self.parts.values(), *(pattern.form for pattern in self.pattern)):
            compile_pattern(form, LETTERS, self.parts)
        return self


@dataclass(frozen=True, slots=True)
class CompiledPattern:
    """A pattern as an expression over letters."""

    kind: PatternKind
    expression: re.Pattern[str]


@cache
def mention_patterns() -> MentionPatterns:
    """The patterns and word lists for mentions."""
    return load_as(MentionPatterns, "lexicon/mention_patterns")


@cache
def compiled_patterns() -> tuple[CompiledPattern, ...]:
    """The patterns, in their order."""
    return tuple(
        CompiledPattern(entry.kind, compile_pattern(entry.form, LETTERS, mention_patterns().parts))
        for entry in mention_patterns().pattern
    )


@cache
def compiled_part(name: str) -> re.Pattern[str]:
    """A part by itself."""
    return compile_pattern(mention_patterns().parts[name], LETTERS, mention_patterns().parts)
