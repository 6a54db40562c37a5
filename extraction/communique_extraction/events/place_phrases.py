"""The phrases around an event mention that may name its place."""

from collections.abc import Iterator, Set
from functools import cache
from itertools import takewhile

from spacy.tokens import Token

from communique_extraction.coreference.bodies import is_called_as_city
from communique_extraction.events.event_mention import EventMention
from communique_extraction.events.occasion_clause import clauses_of_occasion
from communique_extraction.gazetteer.places import place_words
from communique_extraction.lexicon.calendar import calendar_words
from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.frames import noun_triggers
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.support_verbs import support_roles
from communique_extraction.lexicon.word_classes import words_of
from communique_extraction.syntax.dependencies import is_noun, is_verb, objects_of
from communique_extraction.syntax.parsed_sentence import mention_at
from communique_extraction.syntax.prepositions import governed_by, prepositions_of
from communique_extraction.syntax.support_verbs import occurs, with_carrier

_DEEP = 4
"""How many phrases within each other are looked at."""
_CITIES = frozenset({"capital", "name"})
"""The kinds of mentions that name a city."""
_COMMON_NOUNS = frozenset({"NN", "NNS"})
_CLAUSES = frozenset({"acl", "relcl"})


def place_tokens(event: EventMention) -> Iterator[Token]:
    """The words that may name the place: what is visited, and what stands after "in" and the like."""
    if event.place is not None:
        yield event.place
    for child in event.trigger.children:
        if _is_visit(child) and child.dep_ == "xcomp":  # "was invited to visit Oslo"
            yield from objects_of(child)
    if event.trigger.lower_ in _verbs_of_welcoming():
        yield from (t for p in _behind(event.trigger, words_of("to")) for t in governed_by(p))
    yield from _cities_before(event)
    heads = [*_own_words(event), *_participants(event)]
    heads += _told_of(event.trigger)
    heads += clauses_of_occasion(event.trigger)
    purposes = _purpose_of(event.trigger)
    yield from (t for verb in purposes if _is_visit(verb) for t in objects_of(verb))
    heads += purposes
    heads += _guests_are_bidden_to(event.trigger)
    yield from (place for head in heads for place in _where(head))
    for head in heads:
        yield from _places_under(head)


def places_told_again(event: EventMention) -> Iterator[Token]:
    """What stands after "in" in the stretch of an event that is told again: "… and B in Oslo"."""
    if not event.is_told_again:
        return
    for token in event.trigger.doc[event.trigger.i + 1 :]:
        if event.owns(token.idx) and token.lower_ in place_words().prepositions:
            yield from governed_by(token)


def places_behind_topic(event: EventMention) -> Iterator[Token]:
    """What stands after "in" on what it is about: "a protocol on taxation in Oslo", "on May 2 in Oslo"."""
    for head in _own_words(event):
        yield from _places_within(head, event, _DEEP)


def places_behind_date(event: EventMention) -> Iterator[Token]:
    """What stands after "in" right behind a date, where the parse loses it: "on Monday, 2 July, in Oslo"."""
    for token in _up_to_next_verb(event):
        if token.lower_ in place_words().prepositions and _is_behind_date(token):
            for place in governed_by(token):
                yield place
                yield from _places_under(place)


def places_beside_what_follows(event: EventMention) -> Iterator[Token]:
    """The place of that on whose sidelines it was, where the parse hangs them on another word."""
    for token in _up_to_next_verb(event):
        if token.lower_ in place_words().beside:
            yield from _places_beside(token, _DEEP)


def _up_to_next_verb(event: EventMention) -> Iterator[Token]:
    """The words behind a trigger, up to the verb of something else."""
    own = _own_words(event)
    behind = event.trigger.doc[event.trigger.i + 1 :]
    return takewhile(lambda token: token in own or not is_verb(token), behind)


def _is_behind_date(preposition: Token) -> bool:
    before = preposition.nbor(-1)
    if before.text == "," and before.i:
        before = before.nbor(-1)
    dated = before.lower_ in calendar_words() or before.like_num
    return dated or before.dep_ == "npadvmod"  # "later this year in Oslo"


def _places_within(head: Token, event: EventMention, steps: int) -> Iterator[Token]:
    for preposition in prepositions_of(head) if steps else ():
        for noun in governed_by(preposition):
            if _is_transparent(noun, preposition, event):
                yield from _places_under(noun)
                yield from _places_within(noun, event, steps - 1)


def _is_transparent(noun: Token, preposition: Token, event: EventMention) -> bool:
    """Tell a topic, a date or a side on which a place of the event itself may hang by mistake."""
    dated = noun.lower_ in calendar_words() or noun.like_num
    of_event = preposition.lower_ in grammar().of or noun.i in event.sentence.by_token
    bare = noun.tag_ in _COMMON_NOUNS and all(child.dep_ != "det" for child in noun.children)
    return dated or of_event or (bare and noun.lower_ not in place_words().scenes)


def _own_words(event: EventMention) -> list[Token]:
    instrument = [event.instrument] if event.instrument is not None else []
    return [*with_carrier(event.trigger), *instrument]


def _behind(head: Token, words: Set[str]) -> Iterator[Token]:
    return (preposition for preposition in prepositions_of(head) if preposition.lower_ in words)


def _told_of(trigger: Token) -> list[Token]:
    """The verbs of clauses about it, and of what is said of it: "talks due to be held in Oslo"."""
    about = [child for child in trigger.rights if child.dep_ in {"acl", "relcl"}]
    top = head_of_series(trigger)
    said = [top.head] if top.dep_ in {"nsubj", "nsubjpass"} else []
    ahead = [c for verb in (*about, *said) for c in verb.children if c.dep_ == "xcomp"]
    return [*about, *(verb for verb in (*said, *ahead) if _takes_place(verb))]


def head_of_series(trigger: Token) -> Token:
    """The noun of which an event is told: "round" of "the third round of talks".

    Args:
        trigger: that names the event.
    """
    above = trigger.head
    of_noun = trigger.dep_ == "pobj" and above.lower_ in grammar().of and is_noun(above.head)
    return head_of_series(above.head) if of_noun else trigger


def _guests_are_bidden_to(verb: Token) -> list[Token]:
    """The occasion of "will host him for a meeting at the palace"."""
    if not is_verb(verb):
        return []
    purposes = (t for p in _behind(verb, place_words().bidding.words) for t in governed_by(p))
    return [noun for noun in purposes if noun.lower_ in noun_triggers()]


def _takes_place(verb: Token) -> bool:
    return is_verb(verb) and (verb.lower_ in support_roles() or occurs(verb))


def _where(verb: Token) -> list[Token]:
    """The place of which a clause tells: "Oslo" of "in Oslo, where they met"."""
    placed = any(child.lower_ in grammar().where for child in verb.children)
    return [verb.head] if placed and verb.dep_ == "relcl" else []


def _purpose_of(trigger: Token) -> list[Token]:
    """The verb whose purpose a trigger tells: "was" of "was in Moscow to hold talks"."""
    told = with_carrier(head_of_series(trigger))
    purposes = (v for v in told if v.dep_ in {"advcl", "xcomp"} and v.tag_ == "VB")
    return [verb.head for verb in purposes]


def _is_visit(verb: Token) -> bool:
    return verb.lower_ in cues().named["visit"]


def _places_under(head: Token, steps: int = _DEEP) -> Iterator[Token]:
    """What stands after "in", "at" and the like on a word, and on that in turn ("at X in Y")."""
    words = place_words()
    for preposition in prepositions_of(head) if steps else ():
        for token in governed_by(preposition):
            if preposition.lower_ in words.prepositions:
                yield token
                yield from _places_under(token, steps - 1)
                held = (c for c in token.rights if c.dep_ in _CLAUSES and _takes_place(c))
                yield from (t for c in held for t in _places_under(c, steps - 1))
                if token.lower_ in words.sorts:  # "in the northern city of X"
                    yield from (
                        t for p in _behind(token, grammar().of.words) for t in governed_by(p)
                    )
            elif token.lower_ in words.beside:
                yield from _places_beside(token, steps - 1)


def _cities_before(event: EventMention) -> list[Token]:
    """The city of "the Vienna talks": a state that stands there takes part ("the Iran talks")."""
    if event.type != "meeting":
        return []
    named = ((token, mention_at(token, event.sentence)) for token in _before_noun(event.trigger))
    return [
        token
        for token, mention in named
        if mention is not None and (mention.kind in _CITIES or is_called_as_city(mention))
    ]


def _before_noun(noun: Token) -> list[Token]:
    return [child for child in noun.lefts if child.dep_ == "compound"]


def _places_beside(margin: Token, steps: int) -> Iterator[Token]:
    """The places of that on whose sidelines something was."""
    for preposition in prepositions_of(margin):
        for event in governed_by(preposition):
            yield from _places_under(event, steps)
            yield from _before_noun(event)  # "the Geneva conference"


def _participants(event: EventMention) -> list[Token]:
    by_mention = {m: token for token, m in event.sentence.by_token.items()}
    indexes = [by_mention[p.mention] for p in event.parts if p.mention in by_mention]
    return [event.sentence.doc[index] for index in indexes]


@cache
def _verbs_of_welcoming() -> frozenset[str]:
    """Verbs with which the place stands after "to": "welcomed her to Oslo"."""
    words = place_words()
    return words.welcoming.words | words.welcoming_to_come.words | words.welcoming_at_length.words
