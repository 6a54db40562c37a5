"""What those of one sentence did several times: "met in Malta in May and in Vienna in June"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from communique_extraction.events.event_mention import EventMention
from communique_extraction.gazetteer.places import place_words
from communique_extraction.lexicon.calendar import calendar_words
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.syntax.parsed_sentence import mention_at

_VERBS = frozenset({"VBD", "VBZ", "VBP", "VBG", "MD"})
_PLACES = frozenset({"capital", "country", "name"})
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_NEAR = 3
"""How many words behind its preposition a place may end."""


def several_times(event: EventMention) -> Iterator[EventMention]:
    """Yield an event, or one for each place that comes with a date of its own.

    In "met in May and again in June" the dates alone tell that it was done twice.
    """
    stretches = _stretches(event) if event.type == "meeting" and event.stretch is None else []
    again = any(_is_once_more(stretch[0]) for stretch in stretches[1:])
    told = [s for s in stretches if _is_dated(s) and (again or _is_placed(s, event))]
    if len(told) < 2 or len(told) < len(stretches):
        yield event
        return
    for number, stretch in enumerate(told):
        yield replace(event, stretch=(stretch.start_char, stretch.end_char), number=number)


def _stretches(event: EventMention) -> list[Span]:
    """What stands behind the trigger, divided before each "and in", "and again", up to the next clause."""
    doc, first = event.trigger.doc, event.trigger.i
    edges = [first]
    end = len(doc)
    for token in doc[first + 1 : -1]:
        if token.tag_ in _VERBS:
            end = token.i
            break
        if token.lower_ in words_of("and") and _leads_on(token.nbor()):
            edges.append(token.i + 1)
    return [doc[a:b] for a, b in zip(edges, [*edges[1:], end], strict=True)]


def _leads_on(token: Token) -> bool:
    at_some_time = token.lower_ in place_words().prepositions or token.lower_ in words_of("on")
    return at_some_time or _is_once_more(token)


def _is_once_more(token: Token) -> bool:
    return token.lower_ in grammar().once_more


def _is_dated(stretch: Span) -> bool:
    return any(t.lower_ in calendar_words() or _YEAR.fullmatch(t.text) for t in stretch)


def _is_placed(stretch: Span, event: EventMention) -> bool:
    """Tell whether a preposition of place governs a place's name."""
    return any(
        token.lower_ in place_words().prepositions and _names_place(token, event)
        for token in stretch
    )


def _names_place(preposition: Token, event: EventMention) -> bool:
    behind = preposition.doc[preposition.i + 1 : preposition.i + 1 + _NEAR]
    named = (mention_at(token, event.sentence) for token in behind)
    found = next((mention for mention in named if mention is not None), None)
    return found is not None and found.kind in _PLACES
