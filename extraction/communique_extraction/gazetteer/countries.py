"""States by name, demonym, capital and the units in them, with their ISO 3166-1 alpha-3 codes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from communique_extraction.lexicon.example import Example
from communique_extraction.lexicon.loader import Lexicon, load_as
from communique_extraction.lexicon.titles import titles
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.lexicon.word_group import Words

Kind = Literal["country", "demonym", "capital", "region"]
_KINDS: dict[str, Kind] = {"country": "country", "demonym": "demonym", "capital": "capital"}
_START = re.compile(r"(?<![\w’'])[A-ZÀ-Ž][\w]*\.?")
_REALM = re.compile(
    r"(?:(?:Islamic|Federal|Federative|Arab|Bolivarian|Hashemite|Socialist|United|Democratic|"
    r"People[’']s|Plurinational|Co-operative) )*(?:Republic|State|Kingdom|Sultanate|Emirate|"
    r"Principality|Commonwealth) of (?:the )?$"
)
_LONGEST_REALM = 60
_OF = re.compile(r" of (?:the )?[A-Z]")
_CONTINENT = re.compile(r"(?:South|North|Latin|Central|Pan|Inter)[ -]$")
_LONGEST_PART = 10
_HELD = re.compile(r"(?<![\w’'-])(\w+)[-‑]$")
_DASHES = frozenset({"-", "‑"})
_CLOSING = '.,;:!?)”"'
_ALL_CAPITALS = 4
"""Shorter words in capitals are acronyms, not a dateline's city."""


class _Forms(Lexicon):
    """The forms of a kind, by the code of their state."""

    words: Mapping[str, tuple[str, ...]]
    example: tuple[Example, ...]


class _States(Lexicon):
    """`states.toml`."""

    countries: _Forms
    demonyms: _Forms
    capitals: _Forms
    regions: _Forms
    namesakes: _Forms
    local_offices: Words
    not_names: Words
    of_continents: Words


@dataclass(frozen=True, slots=True)
class FoundState:
    """A form that names a state, at `start` to `end` (exclusive) of the text searched."""

    start: int
    end: int
    code: str
    kind: Kind


class Countries:
    """Looks states up by any of their forms; made once, by `countries()`."""

    def __init__(self) -> None:
        """Read the data files of the lexicon."""
        self._forms: dict[str, tuple[str, Kind]] = {}
        self._names: dict[str, str] = {}
        self._capitals: dict[str, str] = {}
        for code, kind, written in _rows():
            form = _plain(written)
            known = self._forms.get(form)
            if known is None:
                self._forms[form] = code, kind
            if kind == "country":
                self._names.setdefault(code, form)
            elif kind == "capital":
                self._capitals.setdefault(code, form)
        own = _own()
        self._local_offices = own.local_offices
        self._of_continents = own.of_continents
        self._namesakes = {
            form: code for code, forms in own.namesakes.words.items() for form in forms
        }
        self._by_first: dict[str, list[str]] = {}
        for form in sorted(self._forms, key=len, reverse=True):
            self._by_first.setdefault(re.split(r"[ \-'’.,]", form, maxsplit=1)[0], []).append(form)

    def code(self, form: str) -> str | None:
        """The code of a state by its name, demonym or capital; None where it is none."""
        found = self._forms.get(_plain(form)) or self._forms.get(_plain(form).title())
        return found[0] if found and found[1] != "region" else None

    def capital(self, code: str) -> str | None:
        """The capital of a state by its code, under the first of its names."""
        return self._capitals.get(code)

    def name(self, code: str) -> str:
        """The short English name of a state by its code, or the code where it is unknown."""
        return self._names.get(code, code)

    def namesake(self, name: str, title: str) -> str | None:
        """The code of the state that has a unit of a state's name, where an office is that unit's.

        "Georgia Senator" is an office of the United States.
        """
        code = self._namesakes.get(name)
        if code is None:
            return None
        office = title.lower().replace(".", "")
        local = any(f" {office}".endswith(f" {word}") for word in self._local_offices)
        return code if local else None

    def find(self, text: str) -> Iterator[FoundState]:
        """Yield the states that a text names, left to right, the longest form at each place."""
        end, text = 0, _plain(text)
        for match in _START.finditer(text):
            start = match.start()
            if start < end:
                continue
            found = self._longest_at(text, match) or self._with_noun_of_next(text, match)
            if found is None:
                continue
            if self._is_of_continent(text, found):
                end = found.end
                continue
            dashed = start > 0 and text[start - 1] in _DASHES
            if dashed and start != end + 1 and not _is_of_former(text, start):
                continue
            yield _with_realm(text, found, end)
            end = found.end

    def _is_of_continent(self, text: str, found: FoundState) -> bool:
        """Tell "South American leaders", who are of no single state."""
        return (
            text[found.start : found.end] in self._of_continents
            and _CONTINENT.search(text[: found.start][-_LONGEST_PART:]) is not None
        )

    def _longest_at(self, text: str, match: re.Match[str]) -> FoundState | None:
        start = match.start()
        word = match[0].rstrip(".")
        for form in self._by_first.get(word, ()):
            stop = start + len(form)
            if _stands_at(text, form, start) and not _is_realm(text, form, stop):
                return FoundState(start, stop, *self._forms[form])
        if len(word) < _ALL_CAPITALS or not word.isupper():
            return None
        for form in self._by_first.get(word.title(), ()):  # "NORTH KOREA" in a headline
            if _stands_at(text, form.upper(), start):
                return FoundState(start, start + len(form), *self._forms[form])
        return None

    def _with_noun_of_next(self, text: str, match: re.Match[str]) -> FoundState | None:
        """The first of two states that share the last word of their names: "North and South Korea"."""
        if match[0].rstrip(".") not in self._by_first:
            return None
        words = text[match.start() : match.start() + _LONGEST_REALM].split(maxsplit=4)[:4]
        if len(words) < 4 or words[1] not in words_of("and"):
            return None
        noun = words[3].rstrip(_CLOSING)
        noun = noun.removesuffix("'s")
        first, second = (self._forms.get(f"{word} {noun}") for word in (words[0], words[2]))
        if first is None or second is None or first[1] != second[1]:
            return None
        return FoundState(match.start(), match.start() + len(words[0]), *first)


def _is_of_former(text: str, start: int) -> bool:
    """Tell what a word of time holds by a dash: "then-French President"; not "pro-French"."""
    held = _HELD.search(text[max(start - _LONGEST_PART, 0) : start])
    return held is not None and held[1].lower() in titles().modifiers


def _plain(text: str) -> str:
    """The text with one sort of apostrophe, every character in its place."""
    return text.replace("’", "'")


def _stands_at(text: str, form: str, start: int) -> bool:
    stop = start + len(form)
    return text.startswith(form, start) and not text[stop : stop + 1].isalpha()


def _is_realm(text: str, form: str, stop: int) -> bool:
    """Tell "the Islamic Republic", which stands for Iran, from that of Pakistan."""
    return form.endswith(" Republic") and _OF.match(text, stop) is not None


def _with_realm(text: str, found: FoundState, floor: int) -> FoundState:
    """Take "the Republic of" into the name of a state."""
    begin = max(floor, found.start - _LONGEST_REALM)
    realm = _REALM.search(text[begin : found.start]) if found.kind == "country" else None
    if realm is None:
        return found
    return FoundState(begin + realm.start(), found.end, found.code, found.kind)


@cache
def countries() -> Countries:
    """The one table of states."""
    return Countries()


def _own() -> _States:
    return load_as(_States, "gazetteer/states")


def _rows() -> Iterator[tuple[str, Kind, str]]:
    """Yield (code, kind, form): the hand-kept forms first, so that they win."""
    own = _own()
    kinds: tuple[tuple[Kind, _Forms], ...] = (
        ("country", own.countries),
        ("demonym", own.demonyms),
        ("capital", own.capitals),
        ("region", own.regions),
    )
    for kind, table in kinds:
        for code, forms in table.words.items():
            for form in forms:
                yield code, kind, form
    path = files("communique_extraction.gazetteer").joinpath("states.tsv")
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, written, form = line.split("\t")
            if form not in own.not_names:
                yield code, _KINDS[written], form
