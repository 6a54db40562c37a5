"""What offices mean (`office_words.toml`)."""

from collections.abc import Mapping
from functools import cache

from communique_extraction.lexicon.example import Example
from communique_extraction.lexicon.loader import Lexicon, load_as
from communique_extraction.lexicon.word_group import Words


class _States(Lexicon):
    words: Mapping[str, str]
    example: tuple[Example, ...]


class _Peers(Lexicon):
    words: Mapping[str, tuple[str, str]]
    example: tuple[Example, ...]


class _Lists(Lexicon):
    words: Mapping[str, frozenset[str]]
    example: tuple[Example, ...]


class OfficeWords(Lexicon):
    """`office_words.toml`."""

    national: Words
    serving: Words
    presiding: Words
    of_many_states: Words
    abroad: Words
    resident: Words
    ranks: Words
    quantifiers: Words
    members: Words
    qualifiers: Words
    leaders_of: _Lists
    lacking: _Lists
    leaders: Words
    no_leaders: Words
    any_leader: Words
    ministers: Words
    anybody: Words
    belonging: Words
    state_groups: Words
    governments: Words
    opponents: Words
    sides: Words
    missions: Words
    concerned_with: Words
    binding: Words
    binding_together: Words
    female: Words
    male: Words
    states: _States
    shared_names: _States
    peers: _Peers
    spelled_out: _States
    synonyms: _Lists


@cache
def office_words() -> OfficeWords:
    """What offices mean, as data."""
    return load_as(OfficeWords, "lexicon/office_words")
