"""A name, made ready for comparing."""

import re
from dataclasses import dataclass
from functools import lru_cache

from communique_merging.identity.given_names import Words, first_family_names
from communique_merging.identity.name_words import NameWords, name_words
from communique_merging.identity.organisations import words_of_organisations
from communique_merging.identity.spelling import plain
from communique_merging.identity.word import Word, word

_APOSTROPHES = re.compile(r"(?<=\w)['’ʼ‘`´](?=\w)")
_POSSESSIVE = re.compile(r"['’]s?$")
_INITIALS = re.compile(r"\b((?:[A-Z]\.){2,})")
_PIECES = re.compile(r"[^\W_]+\.?")
_CAPITALS = re.compile(r"[A-Z][A-Z0-9]{1,6}")
_OF_PLACE = re.compile(r"(?<=\w) of .+$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts.

    `words` are those of a person's name: without titles, particles and generation, hyphens opened.
    `first_stands_alone` says that a short form keeps the first word (Xi Jinping); `has_lineage`, that it says
    whose child it is (Talal bin Nayef), and is never turned round.
    `content` and `letters` are what an organisation is told by: its words, and their first letters.
    `keys` are what names that are one share at least one of.
    """

    written: str
    words: tuple[Word, ...]
    generation: str
    first_stands_alone: bool
    has_lineage: bool
    is_organisation: bool
    is_short: bool
    content: tuple[str, ...]
    letters: str
    keys: frozenset[str]


@lru_cache(maxsize=65_536)
def name(text: str) -> Name:
    """Make a name ready; one that holds no letter has no words and no keys."""
    shown = _APOSTROPHES.sub("", _POSSESSIVE.sub("", text.strip()))
    pieces = [plain(piece) for piece in _PIECES.findall(shown)]
    table = words_of_organisations()
    is_organisation = _is_organisation(pieces)
    content = _content(pieces)
    letters = _first_letters(pieces) if is_organisation else ""
    is_short = _CAPITALS.fullmatch(shown.replace(".", "")) is not None
    person = _Person(shown, name_words())
    keys = (
        {letters, *_keys_of_organisation(content)} if is_organisation else _keys_of_person(person)
    )
    if is_short:
        keys.add(plain(shown))
    if (known := table.short.get(plain(shown))) is not None:
        keys.add(known)
    return Name(
        plain(shown), person.words, person.generation, person.first_stands_alone,
        person.has_lineage, is_organisation, is_short, content, letters, frozenset(keys - {""}),
    )  # fmt: skip


def _is_organisation(pieces: list[str]) -> bool:
    table = words_of_organisations()
    return not (table.heads | table.members).isdisjoint(pieces) or not table.legal_forms.isdisjoint(
        pieces[1:][-1:]
    )


class _Person:
    """The parts of a person's name."""

    def __init__(self, text: str, table: NameWords) -> None:
        self.table = table
        text = _INITIALS.sub(lambda match: match[1].replace(".", ". "), text)
        pieces = _family_name_last(text, _sets(table.generations))
        titled = [piece for piece in pieces if plain(piece)]
        pieces = self._without_titles(titled)
        is_ruler = any(
            plain(piece) in _sets(table.rulers) for piece in titled[: len(titled) - len(pieces)]
        )
        if is_ruler:
            pieces = _PIECES.findall(_OF_PLACE.sub("", " ".join(pieces)))
        self.generation = ""
        self.has_lineage = False
        kept = [piece for at, piece in enumerate(pieces) if not self._is_left_out(at, piece)]
        self.words = tuple(word(plain(piece)) for piece in kept or pieces)
        self.joined = _joined(text)
        self.first_stands_alone = is_ruler or self.has_lineage or self._is_family_name_first()

    def _without_titles(self, pieces: list[str]) -> list[str]:
        titles = _sets(self.table.titles)
        start = 0
        while start + 1 < len(pieces) and plain(pieces[start]) in titles:
            start += 1
        return pieces[start:]

    def _is_left_out(self, at: int, piece: str) -> bool:
        letters = plain(piece)
        if at and letters in _sets(self.table.generations) and len(piece.rstrip(".")) > 1:
            self.generation = letters
            return True
        if at and letters in _sets(self.table.lineage):
            self.has_lineage = True
            return True
        if len(letters) == 1:
            return piece.islower()
        return letters in _sets(self.table.particles) or (
            at > 0 and letters.endswith(tuple(_sets(self.table.fathers)))
        )

    def _is_family_name_first(self) -> bool:
        if len(self.words) < 2:
            return False
        first, last = self.words[0], self.words[-1]
        return (
            first.spelled.ascii in first_family_names()
            and last.spelled.ascii not in first_family_names()
        ) or (last.is_given_name and not first.is_given_name)


def _family_name_last(text: str, generations: frozenset[str]) -> list[str]:
    """The pieces, those before a comma put last: "Hagen, Lars"."""
    before, comma, after = text.partition(",")
    behind = _PIECES.findall(after)
    if comma and behind and plain(behind[0]) not in generations:
        return behind + _PIECES.findall(before)
    return _PIECES.findall(text)


def _keys_of_person(person: _Person) -> set[str]:
    words = [each for each in person.words if not each.is_initial]
    # The given name alone does not make two persons one, and is shared by many.
    if len(words) > 1 and words[0].is_given_name and not person.first_stands_alone:
        words = words[1:]
    return {each.key for each in words} | {word(each).key for each in person.joined}


def _keys_of_organisation(content: tuple[str, ...]) -> set[str]:
    """The words that tell it best: neither "council" nor its state, where there are others."""
    table = words_of_organisations()
    stateless = [piece for piece in content if piece not in table.states] or content
    telling = [piece for piece in stateless if piece not in table.heads] or stateless
    return {word(piece).key for piece in telling}


def _joined(text: str) -> tuple[str, ...]:
    """What is written with a hyphen, as one word, as others write it: "Jong-un", "Jongun"."""
    hyphened = (part for part in text.split() if part.strip("-").count("-") == 1)
    return tuple(letters for part in hyphened if len(letters := plain(part)) > 4)


def _content(pieces: list[str]) -> tuple[str, ...]:
    """The words of an organisation's name that tell it, each in its first form."""
    table = words_of_organisations()
    words = [piece for piece in pieces if piece not in table.small_words]
    words = [piece for piece in words if piece not in table.members] or words
    while len(words) > 1 and words[-1] in table.legal_forms:
        words.pop()
    return tuple(table.one_word.get(piece, piece) for piece in words)


def _first_letters(pieces: list[str]) -> str:
    small = words_of_organisations().small_words
    return "".join(piece[0] for piece in pieces if piece not in small)


@lru_cache(maxsize=64)
def _sets(group: Words) -> frozenset[str]:
    return group.plainly()
