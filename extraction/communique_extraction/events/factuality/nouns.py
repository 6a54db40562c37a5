"""What stands at a noun: adjectives, participles, determiners, and the clauses that go on about it."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique_extraction.events.factuality.cues import Cue, cue_at
from communique_extraction.events.factuality.predicates import predicated
from communique_extraction.events.factuality.verbs import tense_cues, verb_cues
from communique_extraction.lexicon.factuality import Scope
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.scope import scope_words
from communique_extraction.syntax.support_verbs import carrying_clause

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
    yield from _of_carrying_clause(noun)
    for clause in noun.subtree:
        if clause.dep_ == "relcl" and _has_relative(clause):
            yield from predicated(clause) or ()
    yield from _determiners(noun)


def _of_carrying_clause(noun: Token) -> Iterator[Cue]:
    """What a clause says that carries the noun as its object: "the talks he will hold"."""
    verb = carrying_clause(noun)
    if verb is None or verb.dep_ != "relcl":
        return
    cue = cue_at(verb, ("object",))
    yield from [cue] if cue else []
    if _has_relative(verb):
        return
    yield from tense_cues(verb)
    yield from verb_cues(verb, event=True)


def _has_relative(verb: Token) -> bool:
    return any(child.lower_ in grammar().relative for child in verb.lefts)


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
        cue = cue_at(child, (scope,)) if beside and not _is_judged(child) else None
        yield from [cue] if cue else []


def _is_judged(adjective: Token) -> bool:
    """Tell "dismissed as fake a report", which calls the report so, from "dismissed a fake report"."""
    return any(child.lower_ in scope_words().judged for child in adjective.lefts)


def _determiners(noun: Token) -> Iterator[Cue]:
    own = [child for child in noun.lefts if child.dep_ in {"det", "preconj", "neg", "cc"}]
    if noun.dep_ == "conj" and not own:
        yield from _determiners(noun.head)
    for child in own:
        cue = cue_at(child, ("determiner", "adverb"))
        yield from [cue] if cue else []
