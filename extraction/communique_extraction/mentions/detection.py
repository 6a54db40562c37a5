"""Finds who and what a sentence names: persons with title and affiliation, groups, states, bodies.

The patterns are data (`mentions.toml`); this file turns their matches into `Mention`s.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc

from communique_extraction.lexicon.loader import Lexicon, load_as
from communique_extraction.lexicon.titles import InstrumentNames, titles
from communique_extraction.lexicon.word_classes import site_words
from communique_extraction.mentions.classification import OTHER, Unit, units_of
from communique_extraction.sentences.sentence import Sentence
from communique_schemas import Span

_DETERMINERS = "tdh"
_LONGEST = 40
"""How many words a mention may have: the bound keeps the time linear on any text."""
_ONE_NAME = re.compile(r"(?P<name>H*[NOA][NOApj]*)(?:ot?C)?")
_JOINTS = frozenset({"and", ",", ", and", "&"})


@dataclass(slots=True, eq=False)
class Mention:
    """One mention; `first` and `last` are token indexes (inclusive) in the sentence's `Doc`.

    `kind` is that of the pattern in `mentions.toml`. `countries` are ISO alpha-3 codes: of the
    affiliation for a person, of its states for a group or pair, its own for a state; `state_after`
    those of them that stand after a person's name.
    """

    kind: str
    sentence: int
    first: int
    last: int
    span: Span
    name: str | None = None
    title: str | None = None
    affiliation: str | None = None
    countries: tuple[str, ...] = ()
    number: str | None = None
    possessive: str | None = None
    determiner: str | None = None
    label: str = ""
    state_after: tuple[str, ...] = ()


class _Pattern(Lexicon):
    kind: str
    form: str


class _Sets(Lexicon):
    countries: frozenset[str]
    numbers: frozenset[str]


class _Pronouns(Lexicon):
    male: frozenset[str]
    female: frozenset[str]
    plural: frozenset[str]
    neutral: frozenset[str]
    possessive: frozenset[str]


class _Captions(Lexicon):
    words: frozenset[str]
    openings: frozenset[str]


class _Events(Lexicon):
    words: frozenset[str]


class _Governments(Lexicon):
    words: frozenset[str]


class MentionPatterns(Lexicon):
    """`mentions.toml`."""

    parts: Mapping[str, str]
    pattern: tuple[_Pattern, ...]
    sets: _Sets
    captions: _Captions
    events: _Events
    governments: _Governments
    instruments: InstrumentNames
    pronouns: _Pronouns


@cache
def mention_patterns() -> MentionPatterns:
    """The patterns and word lists for mentions."""
    return load_as(MentionPatterns, "lexicon/mention_patterns")


@cache
def _compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    patterns = mention_patterns()
    parts: dict[str, str] = {}
    for name, form in patterns.parts.items():  # a part may name the parts above it
        parts[f"{{{name}}}"] = _expanded(form, parts)
    return tuple(
        (entry.kind, re.compile(_expanded(entry.form, parts))) for entry in patterns.pattern
    )


def _expanded(form: str, parts: Mapping[str, str]) -> str:
    for name, expansion in parts.items():
        form = form.replace(name, expansion)
    return form


def find_mentions(doc: Doc, sentence: Sentence) -> list[Mention]:
    """Find the mentions of one tokenised sentence with named entities, left to right.

    Args:
        doc: the sentence alone, so that character 0 of it is `sentence.start` in the article.
        sentence: its place in the article.
    """
    units = units_of(doc)
    letters = _mark_opening("".join(unit.letter for unit in units), doc[0].lower_ if doc else "")
    found: list[Mention] = []
    position = 0
    while position < len(units):
        best = None if letters[position] == OTHER else _best_match(letters, position)
        if best is None:
            position += 1
            continue
        kind, match = best
        found.extend(_Reading(doc, sentence, units, match, kind).mentions())
        position = match.end()
    _share_state(found, doc)
    for mention in found:
        if mention.kind == "body" and _is_site(mention):
            mention.kind = "name"  # "Rose Palace" is where one meets, and nobody
    return found


def _mark_opening(letters: str, word: str) -> str:
    """Mark the comma that ends an opening adverbial as no apposition's.

    In "At talks with the minister, Raisi said …" Raisi is not the minister; in "At talks with the
    minister, Ali Rezaei, he said …" the name stands between two commas, and is his.
    """
    opening = word in mention_patterns().captions.openings
    comma = re.search(r",(?!H*N+,)", letters) if opening else None
    return f"{letters[: comma.start()]}#{letters[comma.end() :]}" if comma else letters


def _share_state(found: list[Mention], doc: Doc) -> None:
    """In "Minister A and Chief of Staff B of Argentina" the state is that of both.

    And so it is in "US Secretary of State A and Secretary of Defense B", where no leader comes second.
    """
    pairs = [
        (mention, following)
        for mention, following in pairwise(found)
        if mention.kind == following.kind == "person"
        and mention.title
        and doc[mention.last + 1 : following.first].text in _JOINTS
    ]
    for mention, following in reversed(pairs):
        last = following.state_after
        if not mention.countries and last:
            mention.countries, mention.affiliation = last, following.affiliation
            mention.state_after = last
    for mention, following in pairs:
        subordinate = following.title and following.title.lower() not in titles().leaders.words
        if mention.countries and subordinate and not (following.countries or following.affiliation):
            following.countries = mention.countries


def _best_match(letters: str, position: int) -> tuple[str, re.Match[str]] | None:
    best: tuple[str, re.Match[str]] | None = None
    for kind, pattern in _compiled():
        match = pattern.match(letters, position, position + _LONGEST)
        if match and match.end() > (best[1].end() if best else position):
            best = kind, match
    return best


@dataclass(frozen=True, slots=True)
class _Reading:
    """One match of one pattern, read as mentions."""

    doc: Doc
    sentence: Sentence
    units: list[Unit]
    match: re.Match[str]
    kind: str

    def mentions(self) -> Iterator[Mention]:
        start, end = self.match.span()
        if self.kind == "persons":
            yield from self._coordinated_persons()
            return
        determiner = None
        bare = self.kind == "set" and end - start == 2  # "the two", which stands as "they" does
        while start < end - 1 and self.units[start].letter in _DETERMINERS and not bare:
            determiner = self._text(start, start + 1).lower()
            start += 1
        mention = self._mention(start, end, self.kind)
        mention.determiner = determiner
        mention.possessive = determiner if self._letter_before(start) == "h" else None
        mention.name = self._name()
        mention.title, mention.affiliation, mention.countries = self._office()
        _split_rank(mention)
        mention.state_after = self._codes("of2") if self._group("of2") else ()
        mention.number = self._group_text("count")
        yield mention

    def _coordinated_persons(self) -> Iterator[Mention]:
        """Give the plural title to each name: "presidents Raisi and Rahmon"."""
        title, affiliation, codes = self._office()
        begin, end = self.match.span("name")
        title = _singular(title)
        start = self.match.start()
        names = list(_ONE_NAME.finditer(self.match.string[begin:end]))
        one_each = len(codes) == len(names)
        for number, name in enumerate(names):
            first = begin + name.start()
            mention = self._mention(
                start if first == begin else first, begin + name.end(), "person"
            )
            mention.name = self._without_address(first, begin + name.end("name"))
            mention.title = title
            own = tuple(
                code
                for unit in self.units[begin + name.end("name") : begin + name.end()]
                for code in unit.codes
            )
            mention.countries = own or (codes[number : number + 1] if one_each else codes)
            mention.affiliation = None if one_each or own else affiliation
            yield mention

    def _mention(self, start: int, end: int, kind: str) -> Mention:
        first, last = self.units[start].first, self.units[end - 1].last
        begin = self.doc[first].idx
        stop = self.doc[last].idx + len(self.doc[last])
        offset = self.sentence.start
        span = Span(start=offset + begin, end=offset + stop, text=self.sentence.text[begin:stop])
        label = self.doc[first].ent_type_
        return Mention(kind, self.sentence.index, first, last, span, label=label)

    def _name(self) -> str | None:
        if self._group("name"):
            return self._without_address(*self._range("name"))
        return self._group_text("body")

    def _without_address(self, start: int, end: int) -> str:
        while start < end - 1 and self._is_address(start):
            start += 1
        return self._text(start, end)

    def _is_address(self, unit: int) -> bool:
        word = self._text(unit, unit + 1)
        return (
            word == ","
            or word in titles().courtesies
            or word.lower().rstrip(".") in titles().address
        )

    def _office(self) -> tuple[str | None, str | None, tuple[str, ...]]:
        """Read the title, what it is of, and the states that this names."""
        title = _of_counterpart(self._group_text("title") or self._group_text("office"))
        parts = [name for name in ("pre", "of", "state", "of2", "body") if self._group(name)]
        codes = tuple(
            dict.fromkeys(
                code
                for part in parts
                for unit in self.units[slice(*self._range(part))]
                for code in unit.codes
            )
        )
        affiliation = self._affiliation([part for part in parts if part != "body"])
        if title and self._group("of") and not self._codes("of") and title != "counterpart":
            title = self._text(self.match.start("title"), self.match.end("of"))
        return title, affiliation, codes

    def _affiliation(self, parts: Iterable[str]) -> str | None:
        named = [self._group_text(part) for part in parts]
        texts = [
            re.sub(r"^(the|his|her|its|their)\s+|['’]s?$", "", text or "", flags=re.IGNORECASE)
            for text in named
        ]
        return next((text for text in reversed(texts) if text), None)

    def _codes(self, name: str) -> tuple[str, ...]:
        return tuple(code for unit in self.units[slice(*self._range(name))] for code in unit.codes)

    def _letter_before(self, start: int) -> str:
        return self.units[start - 1].letter if start > self.match.start() else ""

    def _group(self, name: str) -> str | None:
        return self.match.group(name) if name in self.match.re.groupindex else None

    def _range(self, name: str) -> tuple[int, int]:
        return self.match.span(name)

    def _group_text(self, name: str) -> str | None:
        return self._text(*self._range(name)) if self._group(name) else None

    def _text(self, start: int, end: int) -> str:
        return self.doc[self.units[start].first : self.units[end - 1].last + 1].text


def _of_counterpart(title: str | None) -> str | None:
    """A "counterpart President" is a president; a "counterpart Sheikh" bears his peer's office."""
    plain = re.sub(r"^counterpart\s+", "", title or "", flags=re.IGNORECASE)
    if plain != (title or "") and plain.lower() in titles().ranks:
        return "counterpart"
    return plain or None


def _is_site(mention: Mention) -> bool:
    last = mention.span.text.lower().split()[-1]
    return last in site_words() and last not in titles().bodies


def _split_rank(mention: Mention) -> None:
    """Split a rank that is written as a form of address off a full name: "Sheikh Hamad Al Nuaimi"."""
    rank, _, name = (mention.name or "").partition(" ")
    if rank.lower() in titles().ranks and " " in name:
        mention.name, mention.title = name, mention.title or rank


def _singular(title: str | None) -> str | None:
    return re.sub(r"s$", "", title) if title else None
