"""What gazetteer and model name in a sentence: states, sites and instruments, as units."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise, zip_longest

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from communique_extraction.gazetteer.countries import Kind, countries
from communique_extraction.gazetteer.places import find_known_place, site_words
from communique_extraction.lexicon.alternatives import any_of
from communique_extraction.lexicon.mention_patterns import mention_patterns
from communique_extraction.lexicon.titles import titles
from communique_extraction.lexicon.word_classes import WordClass, class_of_word, words_of
from communique_extraction.mentions.company_names import companies
from communique_extraction.mentions.unit import Unit
from communique_extraction.mentions.words import Words

_CLASSES: dict[Kind, WordClass] = {
    "country": "country",
    "demonym": "demonym",
    "capital": "capital",
    "region": "place",
}
_OF_OFFICES: frozenset[WordClass | None] = frozenset({"title", "qualifier"})
"""The classes of what may begin an office behind its state."""
_JOINING = frozenset({"-", "–", "/"})
_PLUS = "+"
_DASH = re.compile("[-–]")


def named_units(doc: Doc, words: Words) -> dict[int, Unit]:
    """The states, sites and instruments that a sentence names, by their first token."""
    entities = doc.ents
    states = _elsewhere(doc, list(_states(doc, words.text)))
    places = sorted((*_cities(entities), *states), key=lambda unit: unit.last)
    found = {unit.first: unit for unit in places}  # of two, the longer one
    if entities:
        named = (*companies(entities), *_sites(entities), *_instruments(entities))
        found |= {unit.first: unit for unit in named}
    if _DASH.search(words.text):
        joined = (*_within_a_word(words), *_with_unions(doc, words.text))
        found |= {unit.first: unit for unit in joined}
    if _PLUS in words.text:
        found |= {unit.first: unit for unit in _sums(doc, words.text)}
    return found


def _states(doc: Doc, text: str) -> Iterator[Unit]:
    for found in countries().find(text):
        tokens = doc.char_span(found.start, found.end, alignment_mode="expand")
        if tokens is None or tokens.end_char - found.end > 1 or found.start > tokens.start_char + 1:
            continue
        if not _is_part_of_name(doc, tokens):
            yield Unit(tokens.start, tokens.end - 1, _CLASSES[found.kind], (found.code,))


def _within_a_word(words: Words) -> Iterator[Unit]:
    """States in one word, which the tokeniser leaves whole behind a full stop: "U.S.-China"."""
    for place, text in enumerate(words.texts):
        parts = _DASH.split(text)
        if len(parts) > 1:
            codes = tuple(code for part in parts if (code := _state_called(part)) is not None)
            if len(codes) == len(parts):
                yield Unit(place, place, "states", codes)


def _state_called(name: str) -> str | None:
    found = next(iter(countries().find(name)), None)
    whole = found is not None and found.end - found.start == len(name)
    return found.code if found is not None and whole else None


def _with_unions(doc: Doc, text: str) -> Iterator[Unit]:
    """A state and a body of several, or two of these, that a dash joins: "EU-Norway", "U.S.–ASEAN"."""
    for pair in _pairs_with_unions().finditer(text):
        tokens = doc.char_span(pair.start(), pair.end())
        states = [part for part in pair.groups() if part and part not in mention_patterns().unions]
        codes = tuple(code for part in states if (code := countries().code(part)) is not None)
        if tokens is not None and len(codes) == len(states):
            yield Unit(tokens.start, tokens.end - 1, "states", codes)


def _sums(doc: Doc, text: str) -> Iterator[Unit]:
    """Groups of states that are called by how many they are: "the P5+1"."""
    for found in _called_by_sums().finditer(text):
        tokens = doc.char_span(found.start(), found.end())
        if tokens is not None:
            yield Unit(tokens.start, tokens.end - 1, "organisation")


@cache
def _called_by_sums() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w+/])(?:{any_of(mention_patterns().sums)})(?![\w+])")


@cache
def _pairs_with_unions() -> re.Pattern[str]:
    union, name, joint = any_of(mention_patterns().unions), r"[A-Z]\w*(?:\.\w+\.)?", "[-–]"
    return re.compile(rf"\b(?:({union}){joint}({name})|({name}){joint}({union}))(?![\w-])")


def _elsewhere(doc: Doc, states: list[Unit]) -> Iterator[Unit]:
    """Take a capital's name for another city's where its state is told: "Paris, Texas".

    A state's name, too, behind a preposition: "the mayor of Lebanon, Pennsylvania".
    """
    for unit, following in zip_longest(states, states[1:]):
        told = (
            _may_be_a_citys(unit, doc)
            and following is not None
            and following.word_class == "place"
            and following.codes != unit.codes
            and doc[unit.last + 1 : following.first].text == ","
        )
        yield unit._replace(word_class="place", codes=following.codes) if told else unit


def _may_be_a_citys(unit: Unit, doc: Doc) -> bool:
    if unit.word_class == "country" and unit.first > 0:
        return doc[unit.first - 1].lower_ in words_of("of") | words_of("in") | words_of("at")
    return unit.word_class == "capital"


def _cities(entities: Iterable[TokenSpan]) -> Iterator[Unit]:
    """Cities of which the model says that they are places, and which the gazetteer knows."""
    for place in entities:
        if place.label_ == "GPE":
            known = find_known_place(place.text)
            if known is not None and known.kind == "city" and known.country:
                yield Unit(place.start, place.end - 1, "place", (known.country,))


def _is_part_of_name(doc: Doc, tokens: TokenSpan) -> bool:
    """Tell whether a state's name is part of a person's ("Michael Jordan")."""
    first = doc[tokens.start]
    if first.ent_type_ != "PERSON":
        return False
    begins = first.ent_iob_ == "B"
    ends = tokens.end == len(doc) or doc[tokens.end].ent_iob_ != "I"
    if begins and ends:
        return False
    lead = words_of("of") | words_of("the")
    before = [token.lower_ for token in doc[max(tokens.start - 2, 0) : tokens.start]]
    posted = (
        not words_of("to").isdisjoint(before[-1:]) and before[0] in titles().heads
    )  # "ambassador to Oslo Ali Quxo"
    after_of = before[-1:] != [] and before[-1] in lead
    of_office = class_of_word().get(doc[tokens.end].lower_) in _OF_OFFICES
    return not (begins and (after_of or posted or of_office))


def _sites(entities: Iterable[TokenSpan]) -> Iterator[Unit]:
    """Buildings and sites that the model names: "the Great Hall of the People"."""
    for site in entities:
        if site.label_ != "FAC":
            continue
        first = site.start + (site[0].lower_ in words_of("the"))
        last = max((t.i for t in site if t.text[0].isupper()), default=site.start)
        words = {token.lower_ for token in site}
        if last > first and words & site_words():
            yield Unit(first, last, "site")


def _instruments(entities: Iterable[TokenSpan]) -> Iterator[Unit]:
    """Instruments that the model names: "the Additional Protocol on Nuclear Safeguards".

    Where one names states, their names are left to stand on their own: they are its parties.
    """
    articles = words_of("the") | words_of("a")
    for law in entities:
        if law.label_ != "LAW":
            continue
        words = {token.lower_ for token in law}
        first = law.start + (law[0].lower_ in articles)
        if (
            first < law.end
            and words & mention_patterns().instruments.words
            and next(countries().find(law.text), None) is None
        ):
            yield Unit(first, law.end - 1, "instrument")


def with_joined_states(words: Words, units: list[Unit]) -> list[Unit]:
    """Join states that a dash holds together ("Iran-Tajikistan") into one unit."""
    if not any(unit.codes for unit in units):
        return units
    joined: list[Unit] = []
    for following in units:
        unit = following
        before = joined[-2:] if len(joined) > 1 else []
        stated = unit.codes and before and before[0].codes
        if stated and words.texts[before[1].first] in _JOINING and _touch(words, [*before, unit]):
            del joined[-2:]
            unit = Unit(before[0].first, unit.last, "states", (*before[0].codes, *unit.codes))
        joined.append(unit)
    return joined


def _touch(words: Words, units: list[Unit]) -> bool:
    return all(not words.spaced[left.last] for left, _ in pairwise(units))
