"""One event for each counterpart of who spoke with several people, or visited several states."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from spacy.tokens import Token

from communique_extraction.events.event_mention import EventMention, Part
from communique_extraction.gazetteer.places import find_known_place
from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.frames import VerbFrame
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.office_words import office_words
from communique_extraction.syntax.clauses import clause_subjects
from communique_extraction.syntax.coordination import with_conjuncts
from communique_extraction.syntax.parsed_sentence import ParsedSentence, mention_at
from communique_extraction.syntax.prepositions import governed_by, prepositions_of
from communique_extraction.syntax.support_verbs import with_carrier


def one_for_each(event: EventMention) -> Iterator[EventMention]:
    """One call, one "separate" meeting and one visit for each counterpart, unless they were together."""
    if event.subtype == "visit":
        yield from _one_for_each_state(event)
        return
    alone = isinstance(event.frame, VerbFrame) and event.frame.one_by_one
    partners = [
        p for p in event.parts if _is_counterpart(p, event) or (alone and p.role == "guest")
    ]
    others = [p for p in event.parts if p not in partners]
    if partners and any(t.lower_ in grammar().each_his_own for t in event.trigger.lefts):
        for other, partner in product(others, partners):
            yield replace(event, parts=(other, partner))
        return
    several_calls = event.subtype == "call" and not (_is_one(event) or _are_together(event))
    if not others or len(partners) < 2:
        yield event
    elif several_calls or alone or _is_separate(event.trigger):
        for partner in partners:
            yield replace(event, parts=(*others, partner))
    elif _are_meetings(event, partners):
        groups = [p for p in partners if p.entity.kind == "group"]
        for met in (*([p] for p in partners if p not in groups), groups):
            if met:
                yield replace(event, parts=(*others, *met))
    else:
        yield event


def _one_for_each_state(event: EventMention) -> Iterator[EventMention]:
    """A trip to several countries is one visit for each, with the same guests."""
    visited = [p for p in event.parts if p.role == "host" and p.entity.kind == "country"]
    if len(visited) < 2:
        cities = _cities_visited(event)
        for number, city in enumerate(cities or [event.place]):
            yield replace(event, place=city, number=number)
        return
    others = [p for p in event.parts if p not in visited]
    for state in visited:
        place = event.sentence.doc[state.mention.last]
        yield replace(event, parts=(*others, state), place=place)


def _cities_visited(event: EventMention) -> list[Token]:
    """Cities of several states, of each one: "visited Oslo and Helsinki", "Geneva and Vienna"."""
    if event.place is None:
        return []
    listed = list(with_conjuncts(event.place))
    states = [_state_of_city(token, event.sentence) for token in listed]
    return listed if None not in states and len(set(states)) == len(listed) else []


def _state_of_city(token: Token, sentence: ParsedSentence) -> str | None:
    mention = mention_at(token, sentence)
    if mention is None or mention.kind not in {"capital", "name"}:
        return None
    known = None if mention.countries else find_known_place(mention.text)
    city = known is not None and known.kind == "city"
    return known.country if known and city else next(iter(mention.countries), None)


def _are_together(event: EventMention) -> bool:
    return any(token.lower_ in cues().together for token in event.sentence.doc)


def _is_one(event: EventMention) -> bool:
    """Tell "their call with A and B", at which they were together, from "called A and B" and "calls"."""
    return event.trigger.tag_ == "NN"


def _is_separate(trigger: Token) -> bool:
    """Tell "held separate meetings with A and B", "bilateral meetings", and "met separately with A and B".

    And "in separate meetings, met A and B"; not "bilateral and multilateral talks", of which it is not told
    which were which.
    """
    occasions = [noun for p in prepositions_of(trigger) for noun in governed_by(p)]
    beside = (child for head in (*with_carrier(trigger), *occasions) for child in head.children)
    of_two = (t for t in trigger.children if t.lower_ in cues().of_two and not t.conjuncts)
    several = trigger.tag_ == "NNS" and any(of_two)
    return several or any(child.lower_ in cues().apart for child in beside)


def _are_meetings(event: EventMention, partners: Sequence[Part]) -> bool:
    """Tell "held meetings with President A and Minister B", who are met one by one.

    Not "talks with", and not "several meetings with", of which there may have been some with all.
    """
    persons = sum(part.entity.kind == "person" for part in partners)
    several = event.subtype == "meeting" and event.trigger.tag_ == "NNS"
    counted = any(word.lower_ in office_words().quantifiers for word in event.trigger.lefts)
    return several and persons > 1 and not (counted or _are_together(event))


def _is_counterpart(part: Part, event: EventMention) -> bool:
    """Tell whom the subject spoke with: what is governed by "with" or "to", coordinated or not.

    In "In separate meetings with A and B, C said" the parser coordinates C, the subject, with them.
    """
    here = event.sentence.by_token.get(part.mention.last) == part.mention
    above = event.sentence.doc[part.mention.last] if here else None
    if above is not None and above.dep_ != "pobj" and above in clause_subjects(event.trigger):
        return False
    while above is not None and above.dep_ in {"conj", "appos"}:
        above = above.head
    return (
        above is not None and above.dep_ == "pobj" and above.head.lower_ in grammar().counterparts
    )
