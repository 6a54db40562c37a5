"""Which place a word of a sentence names, by the words around it: "Austin, Texas", "the Rose Palace"."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from communique_extraction.gazetteer.countries import countries
from communique_extraction.gazetteer.places import (
    find_known_place,
    find_place,
    place_words,
    site_words,
)
from communique_extraction.lexicon.calendar import calendar_words
from communique_extraction.lexicon.frames import noun_triggers
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.syntax.parsed_sentence import ParsedSentence
from communique_extraction.syntax.prepositions import governed_by, prepositions_of
from communique_schemas import Place

_WIDE = 4
"""How many words on either side of one may belong to the same name of a place."""
_COMMA = re.compile(r",\s+(?:the\s+)?")
_PLACE_LABELS = frozenset({"GPE", "LOC"})
"""The model's labels for what can be visited."""
_NO_PLACES = frozenset({"person", "role", "pronoun", "set"})
_QUALIFIERS = frozenset({"amod", "compound", "nmod", "poss"})
_WITHIN = frozenset({"country", "region"})


def read_place(token: Token, sentence: ParsedSentence, homes: Sequence[str]) -> Place | None:
    """The place that a word names, with its span.

    Args:
        token: the last word of its name, or one within it.
        sentence: the sentence of the word.
        homes: ISO alpha-3 codes of states that decide between cities of one name.
    """
    if token.lower_ in noun_triggers() or token.lower_ in calendar_words() or token.like_num:
        return None
    if _is_sort_of_named(token):
        return None
    if token.lower_ in place_words().seats:
        return _capital(token, sentence)
    stretch, place = (
        _longest_known(token, homes)
        or _longest_known(_name_before(token), homes)
        or _by_its_own_name(token, sentence, homes)
    )
    if place is None:
        return None
    if place.kind in _WITHIN:
        inner = _named_before(stretch, sentence, homes)
        if inner is not None and inner.country == place.country and inner.kind not in _WITHIN:
            return inner
    return _with_span(place, stretch, sentence)


def _capital(noun: Token, sentence: ParsedSentence) -> Place | None:
    """The city that "the Austrian capital" and "Austria's capital" mean."""
    phrase = noun.doc[noun.left_edge.i : noun.i + 1]
    state = next(countries().find(phrase.text), None)
    name = countries().capital(state.code) if state is not None else None
    place = find_known_place(name, state.code) if name and state else None
    if place is None:
        return None
    span = sentence.locate(phrase[0], noun)
    return place.model_copy(update={"span": span, "text": span.text})


def _name_before(token: Token) -> Token:
    """The name that says which building is meant: "House" of "the White House complex"."""
    names = (c for c in token.lefts if c.dep_ == "compound" and c.text[:1].isupper())
    return next(names, token) if token.lower_ in site_words() else token


def foreign_place(token: Token, sentence: ParsedSentence) -> Place | None:
    """A place that is told as one, but that the gazetteer lacks."""
    mention = sentence.by_token.get(token.i)
    if mention is None or mention.label not in _PLACE_LABELS:
        return None
    return _with_span(
        Place(text=mention.text, name=mention.text, kind="region"),
        token.doc[token.i : token.i + 1],
        sentence,
    )


def building_of(owner: Token) -> Token:
    """The building that is told by its owner: of "the Army headquarters", "the headquarters of the Army"."""
    above = owner.head
    above = above.head if above.lower_ in grammar().of else above
    return above if above.lower_ in place_words().buildings else owner


def unnamed_venue(token: Token, sentence: ParsedSentence) -> Place | None:
    """A building that is told without a name: "the foreign ministry", "the headquarters of the Army"."""
    known = any(c.dep_ == "poss" or c.lower_ in words_of("the") for c in token.lefts)
    if token.lower_ not in place_words().buildings or not known:
        return None
    told = [c for c in token.lefts if c.dep_ in _QUALIFIERS and c.tag_ != "PRP$"]
    owners = [t for p in prepositions_of(token) if p.lower_ in grammar().of for t in governed_by(p)]
    first = told[0].left_edge.i if told else token.i
    first += token.doc[first].dep_ == "det"
    stretch = token.doc[first : (owners[0].i if owners else token.i) + 1]
    place = Place(text=stretch.text, name=stretch.text, kind="venue")
    return _with_span(place, stretch, sentence)


def _longest_known(token: Token, homes: Sequence[str]) -> tuple[Span, Place] | None:
    """The longest stretch around a word that the gazetteer has: "Central Asia" of "Asia"."""
    for stretch in _stretches(token):
        if find_known_place(stretch.text) is not None:
            place = find_known_place(stretch.text, _state_behind(stretch), homes)
            return (stretch, place) if place is not None else None
    return None


def _stretches(token: Token) -> Iterator[Span]:
    doc = token.doc
    starts = range(max(token.sent.start, token.i - _WIDE), token.i + 1)
    ends = range(token.i + 1, min(token.sent.end, token.i + 1 + _WIDE) + 1)
    found = [doc[start:end] for start in starts for end in ends]
    for stretch in sorted(found, key=len, reverse=True):
        if stretch[0].text[:1].isupper() and stretch[-1].text[:1].isupper():
            yield stretch


def _by_its_own_name(
    token: Token, sentence: ParsedSentence, homes: Sequence[str]
) -> tuple[Span, Place | None]:
    """A venue by its last word, or a town that the gazetteer lacks before the name of its state."""
    mention = sentence.by_token.get(token.i)
    stretch = _name_of(token)
    name = mention.text if mention else stretch.text
    place = find_place(name, _state_behind(stretch), homes)
    somebody = mention is not None and mention.kind in _NO_PLACES
    state = _state_behind(stretch)
    told = bool(state) or _is_of_sort(token)
    if place is None and told and not somebody and stretch.text[:1].isupper():
        place = Place(text=name, name=name, kind="city", country=state or _state_of_sort(token))
    return stretch, place


def _is_sort_of_named(noun: Token) -> bool:
    """Tell "the Alpine resort of Mudville", of which the name is behind it."""
    names = [t for p in prepositions_of(noun) if p.lower_ in grammar().of for t in governed_by(p)]
    return noun.lower_ in place_words().sorts and any(name.text[:1].isupper() for name in names)


def _is_of_sort(token: Token) -> bool:
    """Tell the name in "the city of Mudville"."""
    above = token.head
    return above.lower_ in grammar().of and above.head.lower_ in place_words().sorts


def _state_of_sort(token: Token) -> str | None:
    """The state of "the Chinese city of Mudville"."""
    sort = token.head.head
    told = sort.doc[sort.left_edge.i : sort.i + 1].text
    found = next(countries().find(told), None) if sort.lower_ in place_words().sorts else None
    return found.code if found else None


def _name_of(token: Token) -> Span:
    """The name of which a token is the last word: the capitalised words up to it."""
    first = token.i
    while first > token.sent.start and _goes_on(token.doc[first - 1]):
        first -= 1
    return token.doc[first : token.i + 1]


def _goes_on(token: Token) -> bool:
    """Tell a part of a place's name: "Vice President" and "’s" of "Vice President’s Residence"."""
    return token.text[:1].isupper() or (token.tag_ == "POS" and token.i > 0)


def _state_behind(stretch: Span) -> str | None:
    """The state that is named behind a comma: "Malabo, Equatorial Guinea", "Austin, Texas"."""
    text = stretch.doc.text[stretch.end_char :]
    comma = _COMMA.match(text)
    if comma is None:
        return None
    behind = text[comma.end() :]
    province = next((p for p in place_words().provinces.words if _begins(behind, p)), None)
    if province is not None:
        return place_words().provinces.words[province]
    found = next(countries().find(behind), None)
    return found.code if found and found.start == 0 and found.kind == "country" else None


def _begins(text: str, name: str) -> bool:
    return text.startswith(name) and not text[len(name) : len(name) + 1].isalpha()


def _named_before(stretch: Span, sentence: ParsedSentence, homes: Sequence[str]) -> Place | None:
    """The place before the name of its state: "Ouagadougou" of "Ouagadougou, Burkina Faso"."""
    before = stretch.start - 2
    if before < stretch.sent.start or stretch.doc[before + 1].text != ",":
        return None
    mention = sentence.by_token.get(before)
    if mention is not None and mention.kind in _NO_PLACES:
        return None
    return read_place(stretch.doc[before], sentence, homes)


def _with_span(place: Place, stretch: Span, sentence: ParsedSentence) -> Place:
    inner = max(stretch.text.find(place.text), 0)
    start = stretch.start_char + inner
    span = sentence.sentence.span(start, start + len(place.text))
    return place.model_copy(update={"span": span, "text": span.text})
