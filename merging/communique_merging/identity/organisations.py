"""The words of organisations' names (`organisations.toml`)."""

from functools import cache
from typing import NamedTuple

from communique_merging.identity.given_names import Words
from communique_merging.identity.name_words import Lines
from communique_merging.identity.spelling import plain
from communique_merging.identity.tables import Shown
from communique_merging.tables import Table, load_table


class ShortName(Shown):
    """Forms of one organisation's name, of which one is short."""

    forms: tuple[str, ...]


class Organisations(Table):
    """`organisations.toml`."""

    heads: Words
    legal_forms: Words
    members: Words
    small_words: Words
    one_word: Lines
    states: Words
    short: tuple[ShortName, ...]


class WordsOfOrganisations(NamedTuple):
    """The table, ready for look-up; all in plain letters."""

    heads: frozenset[str]
    legal_forms: frozenset[str]
    members: frozenset[str]
    small_words: frozenset[str]
    states: frozenset[str]
    one_word: dict[str, str]
    short: dict[str, str]


@cache
def organisations() -> Organisations:
    """The words of organisations, as data."""
    return load_table(Organisations, "identity/organisations")


@cache
def words_of_organisations() -> WordsOfOrganisations:
    """The words of organisations, ready for look-up."""
    table = organisations()
    one_word = {
        plain(word): plain(line.split()[0])
        for line in table.one_word.words
        for word in line.split()
    }
    return WordsOfOrganisations(
        heads=table.heads.plainly(),
        legal_forms=table.legal_forms.plainly(),
        members=table.members.plainly(),
        small_words=table.small_words.plainly() | {""},
        states=frozenset(one_word.get(word, word) for word in table.states.plainly()),
        one_word=one_word,
        short={plain(form): plain(entry.forms[0]) for entry in table.short for form in entry.forms},
    )
