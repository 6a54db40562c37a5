"""Where an event mention was, by the words of its sentence and the dateline."""

from collections.abc import Iterable, Sequence
from functools import reduce

from spacy.tokens import Token

from communique_extraction.events.event_mention import EventMention
from communique_extraction.events.place_of_doers import places_of_doers
from communique_extraction.events.place_of_hosts import hosts_of, house_of
from communique_extraction.events.place_phrases import (
    place_tokens,
    places_behind_date,
    places_behind_topic,
    places_beside_what_follows,
    places_told_again,
)
from communique_extraction.events.place_reading import (
    building_of,
    foreign_place,
    read_place,
    unnamed_venue,
)
from communique_extraction.gazetteer.places import is_finer, place_words
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.sentences.dateline import Dateline
from communique_extraction.syntax.support_verbs import with_carrier
from communique_schemas import Place

_SEATS = frozenset({"venue", "city"})


class Location:
    """Places of one article's event mentions."""

    def __init__(self, dateline: Dateline | None) -> None:
        """What was "here" was where the report was filed."""
        self._dateline = dateline.place if dateline else None

    def place_of(self, event: EventMention) -> Place | None:
        """The most precise place that its sentence gives an event mention; calls have none."""
        if event.subtype == "call":
            return None
        return self._told(event) or (self._dateline if self._is_here(event) else None)

    def _told(self, event: EventMention) -> Place | None:
        homes = self._homes(event)
        named = [t for t in (*places_told_again(event), *place_tokens(event)) if event.owns(t.idx)]
        found = [read_place(token, event.sentence, homes) for token in named]
        best = _finest(place for place in found if place is not None)
        if best is None and event.place is not None:
            best = foreign_place(event.place, event.sentence)
        if best is not None:
            return best
        behind = (
            *places_behind_topic(event),
            *places_behind_date(event),
            *places_beside_what_follows(event),
        )
        lost = [read_place(token, event.sentence, homes) for token in behind]
        told = _finest(place for place in lost if place is not None and place.kind in _SEATS)
        around = (
            place
            for token in (*hosts_of(event), *places_of_doers(event))
            if (place := read_place(token, event.sentence, homes)) is not None
        )
        return told or house_of(event) or self._unnamed(named, event) or next(around, None)

    def _unnamed(self, named: Sequence[Token], event: EventMention) -> Place | None:
        visited = [] if event.place is None else [building_of(event.place)]
        at = [token for token in named if _is_where_it_was(token, event)]
        found = (unnamed_venue(token, event.sentence) for token in (*visited, *at))
        return next(filter(None, found), None)

    def _homes(self, event: EventMention) -> list[str]:
        """The states of the participants, and that of the dateline."""
        told = [entity.country for entity in event.entities()]
        filed = self._dateline.country if self._dateline else None
        return [code for code in (*told, filed) if code]

    def _is_here(self, event: EventMention) -> bool:
        """Tell whether the sentence says that it was "here"."""
        words = (child for head in with_carrier(event.trigger) for child in head.children)
        return any(word.lower_ in place_words().here for word in words)


def _is_where_it_was(building: Token, event: EventMention) -> bool:
    """Tell "met him at the ministry" from "met officials in the ministry" and "secretary at it"."""
    preposition = building.head
    own = preposition.head in with_carrier(event.trigger)
    met = event.sentence.by_token.get(preposition.head.i)
    at_person = met is not None and met.kind == "person" and preposition.lower_ in words_of("at")
    return own or at_person


def _finest(places: Iterable[Place]) -> Place | None:
    """The most precise of some places; a venue is where the city is that is named beside it."""
    found = list(places)
    if not found:
        return None
    best = reduce(lambda best, place: place if is_finer(place, best) else best, found)
    if best.kind == "country":  # "met in Vienna on the margins of a summit on peace in Ukraine"
        best = next((place for place in found if place.kind in _SEATS), best)
    around = next((p for p in found if p.country and is_finer(best, p)), None)
    if best.country is not None or around is None:
        return best
    where = {"country": around.country, "lat": around.lat, "lon": around.lon}
    return best.model_copy(update=where)
