"""Words for what is signed and agreed, for its fields and its value (`instruments.toml`)."""

from collections.abc import Mapping
from functools import cache, cached_property

from communique_extraction.lexicon.example import Example
from communique_extraction.lexicon.inflection import noun_forms, verb_forms
from communique_extraction.lexicon.loader import Lexicon, load_as
from communique_extraction.lexicon.word_group import WordGroup
from communique_schemas.event import InstrumentKind


class InflectedGroup(Lexicon):
    """Words that count alike: some as they stand, nouns and verbs in all of their forms."""

    words: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    example: tuple[Example, ...]

    @cached_property
    def forms(self) -> frozenset[str]:
        """All of them, lower case."""
        nouns = (form for noun in self.nouns for form in noun_forms(noun))
        verbs = (form for verb in self.verbs for form in verb_forms(verb).all())
        return self.words.union(nouns, verbs)

    def __contains__(self, word: str) -> bool:
        return word in self.forms


class OrderedWords(Lexicon):
    """Words of which the first that fits holds."""

    words: tuple[str, ...]
    example: tuple[Example, ...]


class Form(Lexicon):
    """A regular expression."""

    form: str
    example: tuple[Example, ...]


class Numbers(Lexicon):
    """Words with a number each."""

    words: Mapping[str, float]
    example: tuple[Example, ...]


class Cardinals(Lexicon):
    """Words with a whole number each."""

    words: Mapping[str, int]
    example: tuple[Example, ...]


class Codes(Lexicon):
    """Words with a code of ISO 4217 each."""

    words: Mapping[str, str]
    example: tuple[Example, ...]


class FieldWords(Lexicon):
    """What introduces and what ends a list of fields."""

    cues: OrderedWords
    sequel: Form | None = None
    sequel_cues: OrderedWords
    modifiers: WordGroup
    reporting: WordGroup
    generic: WordGroup
    bare: Form | None = None
    stops: WordGroup


class InstrumentLexicon(Lexicon):
    """`instruments.toml`."""

    kinds: Mapping[InstrumentKind, InflectedGroup]
    only_signed: InflectedGroup
    signing: InflectedGroup
    entered: WordGroup
    own: InflectedGroup
    shared: WordGroup
    of_names: WordGroup
    fields: FieldWords
    numbers: Cardinals
    magnitudes: Numbers
    signs: Codes
    currencies: Codes


@cache
def instrument_lexicon() -> InstrumentLexicon:
    """The words of instruments as data."""
    return load_as(InstrumentLexicon, "lexicon/instruments")


@cache
def instrument_kinds() -> dict[str, InstrumentKind]:
    """The kind of instrument that each word names, lower case."""
    kinds = instrument_lexicon().kinds
    return {word: kind for kind, group in kinds.items() for word in group.forms}


def instrument_words() -> frozenset[str]:
    """Every word for an instrument, lower case."""
    return frozenset(instrument_kinds())


@cache
def common_instrument_words() -> frozenset[str]:
    """The words that name an instrument and tell it from no other: "MoU", "memorandum"."""
    lexicon = instrument_lexicon()
    nouns = (noun for group in lexicon.kinds.values() for noun in group.nouns)
    return lexicon.of_names.words.union(form for noun in nouns for form in noun_forms(noun))
