"""Offices, under whatever title, and participants that are told by their office alone (`offices.toml`)."""

from functools import cache, lru_cache
from typing import NamedTuple

from communique_merging.identity.given_names import Words
from communique_merging.identity.named import Named
from communique_merging.identity.organisations import words_of_organisations
from communique_merging.identity.spelling import plain
from communique_merging.identity.tables import Shown
from communique_merging.tables import Table, load_table

TitleWords = frozenset[str]


class OneOffice(Shown):
    """Titles of one office."""

    titles: tuple[str, ...]


class NotHeld(Table):
    """Words by which an office is not held, with titles that are held and that are not."""

    words: str
    held: tuple[str, ...]
    not_held: tuple[str, ...]


class Offices(Table):
    """`offices.toml`."""

    office: tuple[OneOffice, ...]
    manner: Words
    not_held: NotHeld


class OfficeKey(NamedTuple):
    """What tells an office from others: its title, and the state or else the body that it is of."""

    title: TitleWords
    of: str


@cache
def offices_table() -> Offices:
    """The offices, as data."""
    return load_table(Offices, "identity/offices")


def office_of(participant: Named) -> OfficeKey | None:
    """The office that a participant is said to hold; none without title, or what it is of, or once held."""
    of = participant.country or plain(participant.affiliation or "")
    title = held_title(participant.title or "")
    return OfficeKey(title, of) if title and of else None


@lru_cache(maxsize=4096)
def title_words(title: str) -> TitleWords:
    """The words of a title, in the form that all titles of its office have."""
    words = _words(title) - offices_table().manner.plainly()
    return _one_office().get(words, words)


@lru_cache(maxsize=4096)
def held_title(title: str) -> TitleWords:
    """The words of a title; none where it was, or will be, held at another time."""
    words = frozenset(offices_table().not_held.words.split())
    return title_words(title) if words.isdisjoint(_words(title)) else frozenset()


def is_unnamed(participant: Named) -> bool:
    """Whether a participant is told by title and state alone: "Tajik president"."""
    if participant.title is None or participant.kind not in {"person", "group"}:
        return False
    told = _words(participant.title) | _words(participant.affiliation or "")
    return _words(participant.name) - told <= words_of_organisations().states


@lru_cache(maxsize=16_384)
def _words(text: str) -> frozenset[str]:
    table = words_of_organisations()
    words = {
        plain(word.removesuffix("’s").removesuffix("'s")) for word in text.replace("-", " ").split()
    }
    return frozenset(table.one_word.get(word, word) for word in words - table.small_words)


@cache
def _one_office() -> dict[frozenset[str], frozenset[str]]:
    return {
        _words(title): _words(entry.titles[0])
        for entry in offices_table().office
        for title in entry.titles
    }
