"""Where an event mention was, by the words of its sentence and the dateline."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique_extraction.events.event_mention import HERE, EventMention
from communique_extraction.gazetteer.places import (
    find_known_place,
    find_place,
    is_finer,
    place_words,
)
from communique_extraction.lexicon.frames import noun_triggers
from communique_extraction.sentences.dateline import Dateline
from communique_extraction.syntax.dependencies import governed_by, objects_of, prepositions_of
from communique_extraction.syntax.support_verbs import with_carrier
from communique_schemas import Place

_PLACE_LABELS = frozenset({"GPE", "LOC"})
"""The model's labels for what can be visited."""
_WIDE = 4
"""How many words on either side of one may belong to the same name of a place."""


class Location:
    """Places of one article's event mentions."""

    def __init__(self, dateline: Dateline | None) -> None:
        """What the dateline's sentence reports of no place was where the report was filed."""
        self._dateline = dateline.place if dateline else None
        self._lead = dateline.end if dateline else 0

    def place_of(self, event: EventMention) -> Place | None:
        """The most precise place that its sentence gives an event mention; calls have none."""
        if event.subtype == "call":
            return None
        best: Place | None = None
        for token in _place_tokens(event):
            place = _place_at(event, token)
            if place is not None and (best is None or is_finer(place, best)):
                best = place
        if best is not None:
            return best
        lead = event.sentence.sentence.begin <= self._lead
        return self._dateline if lead and event.subtype in HERE else None


def _place_tokens(event: EventMention) -> Iterator[Token]:
    """The words that may name the place: what is visited, and what stands after "in" and the like."""
    if event.place is not None:
        yield event.place
    for child in event.trigger.children:
        if child.lower_ == "visit" and child.dep_ == "xcomp":  # "was invited to visit Oslo"
            yield from objects_of(child)
    heads = [*with_carrier(event.trigger), *_participants(event)]
    heads += [child for child in event.trigger.rights if child.dep_ in {"acl", "relcl"}]
    heads += [event.instrument] if event.instrument is not None else []
    heads += _purpose_of(event.trigger)
    for head in heads:
        yield from _places_under(head)


def _place_at(event: EventMention, token: Token) -> Place | None:
    if token.lower_ in noun_triggers():
        return None
    mention = event.sentence.by_token.get(token.i)
    name = mention.text if mention else _name_of(token)
    home = next((e.country for e in event.entities() if e.country), None)
    known = (find_known_place(around, home) for around in _names_around(token))
    place = next((place for place in known if place is not None), None) or find_place(name, home)
    if place is None and token is event.place and mention and mention.label in _PLACE_LABELS:
        place = Place(text=name, name=name, kind="region")  # one that the gazetteer lacks
    if place is None:
        return None
    start = event.sentence.sentence.text.find(place.text)
    if start < 0:
        return place
    span = event.sentence.sentence.span(start, start + len(place.text))
    return place.model_copy(update={"span": span, "text": span.text})


def _purpose_of(trigger: Token) -> list[Token]:
    """The verb whose purpose a trigger tells: "met in Moscow" of "met in Moscow to sign a treaty"."""
    purpose = trigger.dep_ in {"advcl", "xcomp"} and trigger.tag_ == "VB"
    return [trigger.head] if purpose else []


def _places_under(head: Token) -> Iterator[Token]:
    """What stands after "in", "at" and the like on a word, and on that in turn ("at X in Y")."""
    words = place_words()
    for preposition in prepositions_of(head):
        for token in governed_by(preposition):
            if preposition.lower_ in words.prepositions:
                yield token
                yield from _places_under(token)
            elif token.lower_ in words.beside:
                yield from _places_beside(token)


def _places_beside(margin: Token) -> Iterator[Token]:
    """The places of that on whose sidelines something was."""
    for preposition in prepositions_of(margin):
        for event in governed_by(preposition):
            yield from _places_under(event)


def _participants(event: EventMention) -> list[Token]:
    by_mention = {m: token for token, m in event.sentence.by_token.items()}
    indexes = [by_mention[p.mention] for p in event.parts if p.mention in by_mention]
    return [event.sentence.doc[index] for index in indexes]


def _names_around(token: Token) -> Iterator[str]:
    """The stretches around a word that may be one name, the longest first: "Central Asia" of "Asia"."""
    doc = token.doc
    starts = range(max(token.sent.start, token.i - _WIDE), token.i + 1)
    ends = range(token.i + 1, min(token.sent.end, token.i + 1 + _WIDE) + 1)
    stretches = [doc[start:end] for start in starts for end in ends if end - start > 1]
    for stretch in sorted(stretches, key=len, reverse=True):
        if stretch[0].text[:1].isupper() and stretch[-1].text[:1].isupper():
            yield stretch.text


def _name_of(token: Token) -> str:
    """The name of which a token is the last word: the capitalised words up to it."""
    first = token.i
    while first > token.sent.start and _goes_on(token.doc[first - 1]):
        first -= 1
    return token.doc[first : token.i + 1].text


def _goes_on(token: Token) -> bool:
    """Tell a part of a place's name: "Vice President" and "’s" of "Vice President’s Residence"."""
    return token.text[:1].isupper() or (token.tag_ == "POS" and token.i > 0)
