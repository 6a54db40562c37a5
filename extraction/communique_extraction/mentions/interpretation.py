"""What the match of a mention pattern says: name, title, affiliation, states."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from communique_extraction.gazetteer.places import site_words
from communique_extraction.lexicon.titles import titles
from communique_extraction.mentions.classification import Unit
from communique_extraction.mentions.mention import Mention
from communique_extraction.sentences.sentence import Sentence
from communique_schemas import Span

_DETERMINERS = "tdh"
_ONE_NAME = re.compile(r"(?P<name>H*[NOA][NOApj]*)(?:ot?C)?")


@dataclass(frozen=True, slots=True)
class MatchedPattern:
    """One match of one pattern, read as mentions."""

    doc: Doc
    sentence: Sentence
    units: list[Unit]
    match: re.Match[str]
    kind: str

    def mentions(self) -> Iterator[Mention]:
        """Yield what the match names: one mention, or one for each name of a plural title."""
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


def is_site(mention: Mention) -> bool:
    """Tell a building or a site, by its last word, from a body."""
    last = mention.span.text.lower().split()[-1]
    return last in site_words() and last not in titles().bodies


def _split_rank(mention: Mention) -> None:
    """Split a rank that is written as a form of address off a full name: "Sheikh Hamad Al Nuaimi"."""
    rank, _, name = (mention.name or "").partition(" ")
    if rank.lower() in titles().ranks and " " in name:
        mention.name, mention.title = name, mention.title or rank


def _singular(title: str | None) -> str | None:
    return re.sub(r"s$", "", title) if title else None
