"""What the match of a mention pattern says: name, title, affiliation, states."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from communique_extraction.gazetteer.countries import countries
from communique_extraction.gazetteer.places import find_known_place, site_words
from communique_extraction.lexicon.mention_patterns import MentionKind, PatternKind, compiled_part
from communique_extraction.lexicon.office_words import office_words
from communique_extraction.lexicon.titles import titles
from communique_extraction.lexicon.word_classes import WordClass
from communique_extraction.mentions.mention import Mention
from communique_extraction.mentions.tasks import is_for_occasion, is_resident
from communique_extraction.mentions.title_forms import of_counterpart, singular, without_rank
from communique_extraction.mentions.unit import Unit
from communique_extraction.mentions.words import Words
from communique_extraction.sentences.sentence import Sentence

_NO_AFFILIATION = frozenset({"body", "party"})
_NAMING = ("own", "served", "before", "whose", "state", "behind", "party", "body")
"""The parts of a match that name what an office is of, or whose state."""
_PERSONS = frozenset({"", "PERSON", "NORP"})
"""The model's labels for what is no place and no thing."""
_DETERMINERS: frozenset[WordClass] = frozenset({"the", "a", "his"})


@dataclass(frozen=True, slots=True)
class MatchedPattern:
    """One match of one pattern, read as mentions."""

    words: Words
    sentence: Sentence
    units: list[Unit]
    match: re.Match[str]
    kind: PatternKind
    parts: Mapping[str, str | None]
    """The labelled parts of the match."""

    def mentions(self) -> Iterator[Mention]:
        """Yield what the match names: one mention, or one for each name of a plural title."""
        if self.kind == "persons":
            yield from self._coordinated_persons()
            return
        if self.kind == "possessed" and self._is_elsewhere():
            before, behind = self._range("before")
            yield self._mention("country", (before, behind - 1), **self._state())
            yield self._mention("name", self._range("name"), name=self._name())
            return
        kind = self._kind()
        start, end = self._without_determiners(kind)
        title, affiliation, codes = self._office()
        name, title = without_rank(self._name(), title, of_person=bool(self._group("name")))
        site = kind == "body" and is_site(self._text(start, end))
        yield self._mention(
            "name" if site else kind,  # "Rose Palace" is where one meets, and nobody
            (start, end),
            name=name,
            title=title,
            affiliation=affiliation,
            countries=codes,
            state_after=self._codes("behind") if self._group("behind") else (),
            number=self._group_text("count"),
        )

    @property
    def end(self) -> int:
        """The unit behind the mention: a president "to Peru" goes there, an ambassador is posted there."""
        if self._is_for_occasion():
            last = self._range("whose")[0] - 1
            return last - (self.units[last].word_class in _DETERMINERS)
        goes = self._group("post") and is_resident(self._group_text("title") or "")
        return self._range("post")[0] if goes else self.match.end()

    def _is_for_occasion(self) -> bool:
        title = self._text(*self._range("title")) if self.kind == "role" else None
        return bool(title and is_for_occasion(self.words, self.units, self.match, title))

    def _without_determiners(self, kind: MentionKind) -> tuple[int, int]:
        start, end = self.match.start(), self.end
        if kind == "country" and self._group("alias"):  # "Norway (NOR)"
            end = self._range("alias")[0]
        bare = kind == "set" and end - start == 2  # "the two", which stands as "they" does
        while start < end - 1 and self.units[start].word_class in _DETERMINERS and not bare:
            start += 1
        return start, end

    def _kind(self) -> MentionKind:
        if self.kind == "aide":
            return "role"
        if self.kind == "another":
            return "body"
        return "person" if self.kind == "possessed" or self.kind == "persons" else self.kind

    def _is_elsewhere(self) -> bool:
        """Tell whether what a state's name stands before is a place or a thing.

        The model knows few surnames. Where several states have one each ("A's X, B's Y and C's Z met")
        they are persons whatever it makes of them, but for the places that the gazetteer knows.
        """
        state = next(iter(self._codes("before")), None)
        place = find_known_place(self._text(*self._range("name")), state)
        if place is not None and place.country == state:
            return True
        several = len(compiled_part("of_state").findall(self.match.string)) > 1
        label = self.words.labels[self.units[self.match.start("name")].first]
        return not several and label not in _PERSONS

    def _state(self) -> dict[str, Any]:
        return {"affiliation": self._affiliation(["before"]), "countries": self._codes("before")}

    def _coordinated_persons(self) -> Iterator[Mention]:
        """Give the plural title to each name: "presidents Raisi and Rahmon"; "companies" is none."""
        title, affiliation, codes = self._office()
        begin, end = self.match.span("name")
        bodies = not titles().many_bodies.isdisjoint((title or "").lower().split()[-1:])
        title = None if bodies else singular(title)
        start = begin if bodies else self.match.start()
        names = list(compiled_part("one_name").finditer(self.match.string[begin:end]))
        one_each = len(codes) == len(names)
        for number, name in enumerate(names):
            first, name_end, end = (
                begin + at for at in (name.start(), name.end("name"), name.end())
            )
            own = tuple(code for unit in self.units[name_end:end] for code in unit.codes)
            yield self._mention(
                "body" if bodies else "person",
                (start if first == begin else first, end),
                name=self._without_address(first, name_end),
                title=title,
                countries=own or (codes[number : number + 1] if one_each else codes),
                affiliation=None if one_each or own else affiliation,
            )

    def _mention(self, kind: MentionKind, units: tuple[int, int], **told: Any) -> Mention:
        first, last = self.units[units[0]].first, self.units[units[1] - 1].last
        begin, end = self.words.begins[first], self.words.end(last)
        told |= {key: self._in_plain_case(told.get(key)) for key in ("name", "title")}
        return Mention(
            sentence=self.sentence.index,
            span=self.sentence.span(begin, end),
            kind=kind,
            text=self.sentence.text[begin:end],
            first=first,
            last=last,
            label=self.words.labels[first],
            **told,
        )

    def _in_plain_case(self, words: str | None) -> str | None:
        """Write "PRESIDENT HAGEN" of a headline in capitals as "President Hagen"."""
        if not words or not words.isupper() or not self.words.shouted:
            return words
        known = titles().abbreviations  # "PM"
        return " ".join(word if word in known else word.title() for word in words.split())

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
        if self._bears_front_title():
            whose = "behind" if self._group("behind") else "own"
            return self._group_text("front"), self._affiliation([whose]), self._codes(whose)
        title = of_counterpart(self._group_text("title") or self._group_text("office"))
        parts = [name for name in _NAMING if self._group(name)]
        owning = self._owning(parts)
        codes = tuple(dict.fromkeys(code for part in owning for code in self._codes(part)))
        if len(codes) > 1 and self._is_of_joint_body():
            codes = self._codes("before")  # "the Norwegian chair of the Norway-Finland commission"
        told = [part for part in parts if part not in _NO_AFFILIATION]
        affiliation = self._affiliation(told if told == ["whose"] else self._owning(told))
        namesake = countries().namesake(affiliation or "", title or "")
        codes = (namesake,) if namesake else codes
        named = self._group("whose") and not self._codes("whose")
        if title and named and title not in titles().counterparts and self.kind != "aide":
            title = self._text(self.match.start("title"), self.match.end("whose"))
        return title, affiliation, codes

    def _is_of_joint_body(self) -> bool:
        """Tell whether a title with its own state is of a body of two: "the Norway-Finland commission"."""
        whose = self.units[slice(*self._range("whose"))] if self._group("whose") else []
        return bool(self._codes("before")) and any(u.word_class == "states" for u in whose)

    def _owning(self, parts: Iterable[str]) -> list[str]:
        """The parts that tell whose an office is, and not what it is for."""
        return [part for part in parts if not self._is_only_about(part)]

    def _is_only_about(self, part: str) -> bool:
        """Tell "special envoy for Yemen", who is of another state, from "president of Yemen"."""
        before = self._range(part)[0] - 1
        before -= self.units[before].word_class in _DETERMINERS
        linked = self._text(before, before + 1).lower() if part == "whose" else None
        return linked in office_words().concerned_with

    def _bears_front_title(self) -> bool:
        """Tell "Prime Minister A, the leader of a party" from "General A, the defence minister"."""
        front = (self._group_text("front") or "").lower()
        return bool(front) and front.split()[-1] not in office_words().ranks

    def _affiliation(self, parts: Iterable[str]) -> str | None:
        """The last of the parts that name something, without article and possessive ending."""
        told = [re.sub(r"['’]s?$", "", self._without_article(p)) for p in parts if self._group(p)]
        return next((text for text in reversed(told) if text), None)

    def _without_article(self, part: str) -> str:
        start, end = self._range(part)
        while start < end and self.units[start].word_class in _DETERMINERS:
            start += 1
        return self._text(start, end) if start < end else ""

    def _codes(self, name: str) -> tuple[str, ...]:
        units = self.units[slice(*self._range(name))] if self._group(name) else []
        return tuple(code for unit in units for code in unit.codes)

    def _group(self, name: str) -> str | None:
        if name == "whose" and self._is_for_occasion():
            return None
        return self.parts.get(name)

    def _range(self, name: str) -> tuple[int, int]:
        return self.match.span(name)

    def _group_text(self, name: str) -> str | None:
        return self._text(*self._range(name)) if self._group(name) else None

    def _text(self, start: int, end: int) -> str:
        return self.words.between(self.units[start].first, self.units[end - 1].last)


def is_site(text: str) -> bool:
    """Tell a building or a site, by its last word, from a body."""
    last = text.lower().split()[-1]
    return last in site_words() and last not in titles().bodies
