"""Verbs that carry an event noun: "held" in "held talks"."""

from spacy.tokens import Token

from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.factuality import carrying_verbs
from communique_extraction.lexicon.frames import Role
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.scope import scope_words
from communique_extraction.lexicon.support_verbs import (
    occurrence_states,
    occurrence_verbs,
    support_roles,
)
from communique_extraction.syntax.dependencies import (
    agents_of,
    is_noun,
    is_passive,
    is_verb,
    objects_of,
    subjects_of,
)
from communique_extraction.syntax.phrases import last_of_phrase

_OBJECT = frozenset({"dobj", "nsubjpass"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_OF_NOUN = frozenset({"acl", "relcl"})
_INFINITIVE = frozenset({"xcomp", "advcl"})
"""As what the parser hangs "to take place" on "is set"."""
_GIVING: frozenset[Role] = frozenset({"host"})
"""The role of who gives what the verb carries: a dinner; who "led a meeting" is told to have led it."""


def support_of(noun: Token) -> Token | None:
    """The verb that carries the noun: "held" in "held talks" and in "talks he held in Oslo"."""
    return carrier_above(noun) or carrying_clause(noun)


def holders_of(noun: Token, verb: Token) -> list[Token]:
    """Who holds what a verb carries: its subject, of a passive the by-phrase.

    Those who "are engaged in talks" hold them, too.
    """
    if not is_passive(verb):
        return subjects_of(verb)
    within = noun.dep_ == "pobj" and noun.head.head == verb
    return agents_of(verb) or (subjects_of(verb) if within else [])


def carrying_clause(noun: Token) -> Token | None:
    """The verb of a clause about the noun that carries it: "talks he held in Oslo", "a visit paid by B"."""
    return next((verb for verb in noun.rights if _is_about(noun, verb)), None)


def _is_about(noun: Token, verb: Token) -> bool:
    if verb.dep_ not in _OF_NOUN or not is_verb(verb):
        return False
    led = verb.lower_ in cues().chairing and support_roles().get(verb.lower_) not in _GIVING
    held = _supports(verb) and not led and noun in objects_of(verb)
    return held or (occurs(verb) and noun in subjects_of(verb))


def carrier_above(noun: Token) -> Token | None:
    """The verb of the clause in which the noun stands, if it tells of the noun's event alone."""
    head = noun.head
    if noun.dep_ == "conj" and is_noun(head):
        return carrier_above(head)
    if noun.dep_ in _SUBJECT and (below := _carrier_below(head)) is not None:
        return below
    if noun.dep_ in _OBJECT and _supports(head):
        return head
    if noun.dep_ == "dobj" and _has_part_in(head, noun):
        return head
    if noun.dep_ in _SUBJECT and occurs(head):
        return head
    if noun.dep_ == "pobj" and _is_of_some(head) and occurs(head.head.head):
        return head.head.head
    return _support_through(head) if noun.dep_ == "pobj" else None


def _carrier_below(verb: Token) -> Token | None:
    """The infinitive that carries the subject of the verb above: "is going to be held", "is due to begin"."""
    for child in verb.rights:
        if child.dep_ == "acomp" and (below := _carrier_below(child)) is not None:
            return below
        if child.dep_ in _INFINITIVE and is_verb(child):
            carries = occurs(child) or (is_passive(child) and _supports(child))
            return child if carries else _carrier_below(child)
    return None


def occurs(verb: Token) -> bool:
    """Tell a verb whose subject takes place: "resumed", "took place", "are underway", "was with X"."""
    below = {child.lower_ for child in verb.children}
    if verb.lower_ in occurrence_verbs():
        return not any(child.dep_ == "dobj" for child in verb.children)
    if _is_with_somebody(verb):
        return True
    return not grammar().place.words.isdisjoint(below) or not occurrence_states().isdisjoint(below)


def _is_with_somebody(verb: Token) -> bool:
    """Tell "his first meeting was with X"."""
    with_whom = (c for c in verb.rights if c.dep_ == "prep" and c.lower_ in grammar().partners)
    said = any(child.dep_ in {"attr", "acomp", "xcomp"} for child in verb.rights)
    return verb.lower_ in scope_words().be and not said and any(with_whom)


def with_carrier(noun: Token) -> list[Token]:
    """An event noun, and the verb that carries it where there is one."""
    carrier = support_of(noun)
    return [noun] if carrier is None else [noun, carrier]


def carrier_word(noun: Token) -> str | None:
    """The verb that carries an event noun, in lower case."""
    carrier = support_of(noun)
    return carrier.lower_ if carrier is not None else None


def _supports(verb: Token) -> bool:
    return verb.lower_ in support_roles() and is_verb(verb)


def _support_through(preposition: Token) -> Token | None:
    """The verb of "entered into talks", "took part in talks", "walked out of talks"."""
    above = preposition.head
    words = grammar()
    if preposition.lower_ in words.of and above.lower_ in words.left and _supports(above.head):
        return above.head
    if preposition.lower_ in words.carried_through and _supports(above):
        return above
    return None


def _is_of_some(preposition: Token) -> bool:
    """Tell the "of" in "one of the meetings was with X"."""
    some = preposition.head
    counts = some.tag_ == "CD" or some.lower_ in grammar().quantities
    return counts and some.dep_ in _SUBJECT and preposition.lower_ in grammar().of


def _has_part_in(verb: Token, noun: Token) -> bool:
    """Tell "skipped a meeting with B" and "called off a visit", where the subject was to take part.

    Who "proposed talks between A and B" may be a third one.
    """
    between = any(child.lower_ in scope_words().among for child in noun.rights)
    phrases = carrying_verbs().get(verb.lower_, ())
    return not between and any(last_of_phrase(verb, rest) is not None for rest in phrases)
