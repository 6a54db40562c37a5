"""Where those were who did something, as another clause of the sentence tells."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique_extraction.events.apart_in_time import goes_on_from
from communique_extraction.events.event_mention import EventMention
from communique_extraction.gazetteer.places import place_words
from communique_extraction.lexicon.factuality import BEGUN
from communique_extraction.lexicon.frames import noun_triggers
from communique_extraction.lexicon.scope import scope_words
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.syntax.clauses import verb_above
from communique_extraction.syntax.coordination import up_to_first_conjunct
from communique_extraction.syntax.dependencies import is_verb, objects_of
from communique_extraction.syntax.prepositions import governed_by, prepositions_of
from communique_extraction.syntax.support_verbs import with_carrier

_OF_SOMEBODY = frozenset({"meeting", "reception"})
"""The subtypes of verbs whose object is somebody."""


def places_of_doers(event: EventMention) -> Iterator[Token]:
    """The words behind "in" and the like that tell where those were who took part in an event."""
    for head in with_carrier(event.trigger):
        yield from _before_first_verb(head)
        yield from _before_where(head)
    yield from _where_they_are(event)
    yield from _at_the_whole(event.trigger)
    if is_verb(event.trigger) and event.subtype in _OF_SOMEBODY:
        for met in objects_of(event.trigger):
            yield from _in(met)  # "met the families in Oslo"


def _at_the_whole(trigger: Token) -> Iterator[Token]:
    """The place of that during which it was, or of what was during it: "met in Oslo during the summit"."""
    during = scope_words().during
    if trigger.dep_ == "pobj" and trigger.head.lower_ in during:
        verb = verb_above(trigger)
        yield from _in(verb) if verb is not None else ()
    for preposition in prepositions_of(trigger):
        for whole in governed_by(preposition) if preposition.lower_ in during else ():
            if whole.lower_ in noun_triggers():
                yield from _in(whole)


def _in(head: Token) -> Iterator[Token]:
    for preposition in prepositions_of(head):
        if preposition.lower_ in place_words().prepositions:
            yield from governed_by(preposition)


def _before_first_verb(verb: Token) -> Iterator[Token]:
    """The place that opens the clause: "In Oslo, she opened a school and met the mayor"."""
    first = list(up_to_first_conjunct(verb))[-1]
    for preposition in prepositions_of(first) if first != verb and is_verb(first) else ():
        if preposition.i < first.i and preposition.lower_ in place_words().prepositions:
            yield from governed_by(preposition)


def _before_where(verb: Token) -> Iterator[Token]:
    """The place of "came to Oslo on Monday, where she met him", though the parse hangs it on the day."""
    above = goes_on_from(verb) if verb.dep_ == "relcl" else None
    if above is None:
        return
    words = place_words().prepositions.words | words_of("to")
    for preposition in prepositions_of(above):
        if preposition.lower_ in words and preposition.i < verb.i:
            yield from governed_by(preposition)


def _where_they_are(event: EventMention) -> Iterator[Token]:
    """The place of "Hagen, who is in Oslo for a conference, met Koskinen"."""
    if event.reading.status not in BEGUN:
        return
    subjects = {part.mention for part in event.parts}
    tokens = (event.sentence.doc[i] for i, m in event.sentence.by_token.items() if m in subjects)
    for token in tokens:
        for clause in token.rights:
            if clause.dep_ == "relcl" and clause.lower_ in scope_words().be:
                yield from _in(clause)
