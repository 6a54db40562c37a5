"""Words of office and rank (`titles.toml`)."""

from collections.abc import Mapping
from functools import cache

from communique_extraction.lexicon.loader import Lexicon, load_as


class Leaders(Lexicon):
    """The titles of those who lead a state or government."""

    words: frozenset[str]


class Titles(Lexicon):
    """`titles.toml`."""

    phrases: tuple[str, ...]
    heads: frozenset[str]
    capitalized_only: frozenset[str]
    modifiers: frozenset[str]
    quantifiers: frozenset[str]
    qualifiers: frozenset[str]
    groups: frozenset[str]
    bodies: frozenset[str]
    address: frozenset[str]
    abbreviations: frozenset[str]
    courtesies: frozenset[str]
    ranks: frozenset[str]
    religious: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    national: frozenset[str]
    abroad: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    leaders: Leaders
    states: Mapping[str, str]
    peers: Mapping[str, tuple[str, str]]
    synonyms: Mapping[str, frozenset[str]]


@cache
def titles() -> Titles:
    """The words of office and rank."""
    return load_as(Titles, "lexicon/titles")
