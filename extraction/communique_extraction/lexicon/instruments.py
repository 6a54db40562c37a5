"""Words for what is signed and agreed, for its fields and its value (`instruments.toml`)."""

from collections.abc import Mapping
from functools import cache

from communique_extraction.lexicon.loader import Lexicon, load_as
from communique_schemas.event import InstrumentKind


class _Weak(Lexicon):
    words: frozenset[str]
    verbs: frozenset[str]


class FieldWords(Lexicon):
    """What introduces and what ends a list of fields."""

    cues: tuple[str, ...]
    sequel: str
    sequel_cues: tuple[str, ...]
    modifiers: frozenset[str]
    reporting: frozenset[str]
    generic: frozenset[str]
    bare: str
    stops: tuple[str, ...]


class InstrumentLexicon(Lexicon):
    """`instruments.toml`."""

    kinds: Mapping[InstrumentKind, frozenset[str]]
    weak: _Weak
    fields: FieldWords
    numbers: Mapping[str, int]
    magnitudes: Mapping[str, float]
    currencies: Mapping[str, str]


@cache
def instrument_lexicon() -> InstrumentLexicon:
    """The words of instruments as data."""
    return load_as(InstrumentLexicon, "lexicon/instruments")


@cache
def instrument_kinds() -> dict[str, InstrumentKind]:
    """The kind of instrument that each word names, lower case."""
    return {word: kind for kind, words in instrument_lexicon().kinds.items() for word in words}


def instrument_words() -> frozenset[str]:
    """Every word for an instrument, lower case."""
    return frozenset(instrument_kinds())
