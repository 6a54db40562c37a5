"""A unit: a word or a fixed phrase of a sentence, with its class."""

from typing import NamedTuple

from communique_extraction.lexicon.word_classes import WordClass


class Unit(NamedTuple):
    """Tokens `first` to `last` (inclusive) of a `Doc`, their class, and the states they name.

    States are ISO 3166-1 alpha-3 codes.
    """

    first: int
    last: int
    word_class: WordClass
    codes: tuple[str, ...] = ()
