"""How mentions are put together, as patterns over word classes (`mention_patterns.toml`)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, Self

from pydantic import model_validator

from communique_extraction.lexicon.example import Example
from communique_extraction.lexicon.loader import Lexicon, load_as
from communique_extraction.lexicon.pattern_language import compile_pattern, letters_of
from communique_extraction.lexicon.pattern_outline import Outline, outline_of
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
PatternKind = MentionKind | Literal["persons", "aide", "possessed", "another"]
"""What a pattern finds: `persons` several of one person each, `aide` a role beside a person who is named
in it, `possessed` a person or a name, as the model takes it, `another` a body of the same state as that
right before it."""
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
    before_state: Words
    unions: Words
    sums: Words

    @model_validator(mode="after")
    def _can_be_read(self) -> Self:
        for form in (*self.parts.values(), *(pattern.form for pattern in self.pattern)):
            compile_pattern(form, LETTERS, self.parts)
        return self


@dataclass(frozen=True, slots=True)
class CompiledPattern:
    """A pattern as an expression over letters, and what it asks for at the least."""

    kind: PatternKind
    expression: re.Pattern[str]
    outline: Outline


@cache
def mention_patterns() -> MentionPatterns:
    """The patterns and word lists for mentions."""
    return load_as(MentionPatterns, "lexicon/mention_patterns")


@cache
def compiled_patterns() -> tuple[CompiledPattern, ...]:
    """The patterns, in their order."""
    return tuple(
        CompiledPattern(entry.kind, expression, outline_of(expression.pattern))
        for entry in mention_patterns().pattern
        for expression in [compile_pattern(entry.form, LETTERS, mention_patterns().parts)]
    )


def patterns_by_letter(letters: str) -> Mapping[str, Sequence[CompiledPattern]]:
    """The patterns that can fit somewhere in a row of letters, in their order, by the one they begin with."""
    given = frozenset(letters)
    return {
        letter: [pattern for pattern in _beginning_with(letter) if pattern.outline.needed <= given]
        for letter in given
    }


@cache
def _beginning_with(letter: str) -> tuple[CompiledPattern, ...]:
    return tuple(each for each in compiled_patterns() if letter in each.outline.first)


@cache
def compiled_part(name: str) -> re.Pattern[str]:
    """A part by itself."""
    return compile_pattern(mention_patterns().parts[name], LETTERS, mention_patterns().parts)
