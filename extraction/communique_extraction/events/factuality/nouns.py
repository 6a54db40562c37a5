"""What stands at a noun: adjectives, participles, determiners, and the clauses that go on about it."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique_extraction.events.factuality.cues import Cue, cue_at
from communique_extraction.events.factuality.predicates import predicated
from communique_extraction.lexicon.factuality import Scope
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.scope import scope_words

_BEFORE = frozenset({"amod", "nmod", "compound", "advmod"})


def event_noun_cues(noun: Token) -> Iterator[Cue]:
    """Yield what stands at the noun that names an event: "the planned visit", "a visit set for May".

    A clause like "which will take place in May" is of the event, whatever noun the parser hangs it on.
    """
    yield from _modifiers(noun, "modifier")
    for clause in noun.rights:
        if clause.dep_ == "acl" and clause.tag_ == "VBN":
            cue = cue_at(clause, ("object", "modifier"))
            yield from [cue] if cue else []
    for clause in noun.subtree:
        if clause.dep_ == "relcl" and any(c.lower_ in grammar().relative for c in clause.lefts):
            yield from predicated(clause) or ()
    yield from _determiners(noun)


def whole_of(noun: Token) -> Token:
    """The noun of which an event's noun tells the kind: "round" in "the next round of talks"."""
    above = noun.head.head
    wholes = scope_words().wholes
    of = noun.dep_ == "pobj" and noun.head.lower_ in grammar().of and above.lower_ in wholes
    return above if of else noun


def cue_noun_cues(noun: Token) -> Iterator[Cue]:
    """Yield what stands at a noun of another class: "false reports", "no plans", "a failed attempt"."""
    yield from _modifiers(noun, "report")
    yield from _determiners(noun)


def _modifiers(noun: Token, scope: Scope) -> Iterator[Cue]:
    for child in noun.children:
        beside = child.dep_ in _BEFORE and (child.i < noun.i or child.dep_ == "amod")
        cue = cue_at(child, (scope,)) if beside else None
        yield from [cue] if cue else []


def _determiners(noun: Token) -> Iterator[Cue]:
    own = [child for child in noun.lefts if child.dep_ in {"det", "preconj", "neg", "cc"}]
    if noun.dep_ == "conj" and not own:
        yield from _determiners(noun.head)
    for child in own:
        cue = cue_at(child, ("determiner", "adverb"))
        yield from [cue] if cue else []
