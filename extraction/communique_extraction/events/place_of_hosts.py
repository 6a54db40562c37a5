"""Where something was whose host is a place, or goes by the name of one: "Oslo hosted the talks"."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique_extraction.events.event_mention import EventMention
from communique_extraction.events.place_phrases import head_of_series
from communique_extraction.gazetteer.places import find_known_place, place_words
from communique_extraction.lexicon.frames import Role
from communique_extraction.lexicon.support_verbs import support_roles
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.syntax.dependencies import is_verb, subjects_of
from communique_extraction.syntax.parsed_sentence import mention_at
from communique_schemas import Place

_HOSTS: frozenset[Role | None] = frozenset({"host"})
_AT_HOME = frozenset({"capital", "country", "name"})
"""The kinds of mentions that name a place that may be host to something."""


def hosts_of(event: EventMention) -> Iterator[Token]:
    """The host of "Oslo hosted three rounds of talks", and of "was host to talks": they were there."""
    noun = head_of_series(event.trigger)
    verb = noun.head
    if noun.dep_ == "pobj" and verb.lower_ in words_of("to"):
        verb = verb.head
        verb = verb if is_verb(verb) else verb.head
        playing = any(child.lower_ in place_words().hosts for child in verb.children)
    else:
        playing = noun.dep_ == "dobj" and support_roles().get(verb.lower_) in _HOSTS
    for subject in subjects_of(verb) if playing and not _is_virtual(event) else ():
        mention = mention_at(subject, event.sentence)
        if mention is not None and mention.kind in _AT_HOME:
            yield subject


def house_of(event: EventMention) -> Place | None:
    """The building whose name stands for those who do something in it: "The White House hosted a summit"."""
    top = head_of_series(event.trigger)
    verb = top if is_verb(top) else top.head
    if event.type != "meeting" or _is_virtual(event) or not is_verb(verb):
        return None
    for subject in subjects_of(verb):
        mention = mention_at(subject, event.sentence)
        house = find_known_place(mention.text) if mention is not None else None
        venue = house is not None and house.kind == "venue" and subject.dep_ == "nsubj"
        if venue and house is not None and mention is not None:
            return house.model_copy(update={"span": mention.span, "text": mention.span.text})
    return None


def _is_virtual(event: EventMention) -> bool:
    return any(token.lower_ in place_words().away for token in event.trigger.subtree)
