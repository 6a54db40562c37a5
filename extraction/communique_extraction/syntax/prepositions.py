"""Prepositions: which hang on a word, and what they govern, wherever the parser has put it."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.frames import noun_triggers
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.verbs_of_frames import meeting_verbs
from communique_extraction.syntax.coordination import with_conjuncts

_PROPER = frozenset({"NNP", "NNPS"})
_ACTIVE = frozenset({"nsubj", "csubj"})
_SUBJECTS = _ACTIVE | {"nsubjpass"}
_CARRYING_PREPOSITION = frozenset({"prep", "prt", "advmod", "xcomp"})
"""What lies between a preposition left behind and its clause: "pulled out of", "plans to withdraw from"."""


def prepositions_of(head: Token) -> Iterator[Token]:
    """Yield the prepositions that hang on a word, those of prepositional chains included."""
    for child in head.children:
        if child.dep_ in {"prep", "agent", "dative"} and _governs(child):
            yield child
            yield from _past_means(child)
        elif child.dep_ == "acl" and child.lower_ in grammar().involving:
            yield child
            continue
        elif child.dep_ == "advcl":
            yield from (
                grand for grand in child.lefts if grand.dep_ == "mark" and _met_to_do(grand)
            )
            continue
        elif child.dep_ not in {"prt", "advmod"}:  # "pulled out of", "backed away from"
            continue
        yield from (grand for grand in child.children if grand.dep_ == "prep")


def _past_means(preposition: Token) -> Iterator[Token]:
    """The "of" in "a meeting, via videoconference, of the council", which the parser hangs on the means."""
    if preposition.lower_ not in grammar().means:
        return
    for word in preposition.children:
        if word.dep_ == "pobj" and word.lower_ in cues().subtype["call"]:
            yield from (grand for grand in word.rights if grand.dep_ == "prep")


def governed_by(preposition: Token) -> list[Token]:
    """What a preposition governs, with what is coordinated."""
    met = _met_to_do(preposition)
    if met:
        return met
    inner = [child for child in preposition.children if child.dep_ in {"pobj", "pcomp", "dobj"}]
    if not inner or inner[0].lower_ in grammar().relative:
        return _left_behind_by(preposition)
    return [token for child in inner for token in with_conjuncts(child)]


def named_of(noun: Token) -> list[Token]:
    """Those whose a plan is: "the plan of A and B to meet", not "plans of action to meet"."""
    behind = (p for p in prepositions_of(noun) if p.lower_ in grammar().of)
    return [t for p in behind for t in governed_by(p) if t.tag_ in _PROPER]


def _left_behind_by(preposition: Token) -> list[Token]:
    """The treaty of "a treaty that Norway withdrew from" and "the treaty, from which it withdrew"."""
    verb = preposition.head
    while verb.dep_ in _CARRYING_PREPOSITION:
        verb = verb.head
    own = [child for child in verb.children if child.dep_ in _SUBJECTS]
    clause = verb.dep_ == "relcl" and preposition.dep_ == "prep" and verb.tag_.startswith("VB")
    if not clause or not own or own[0].lower_ in grammar().relative:
        return []
    return list(with_conjuncts(verb.head))


def _met_to_do(preposition: Token) -> list[Token]:
    """X in "met on Monday with X to reaffirm ties", where the parser takes X for who reaffirms.

    Or in "met with X discussing trade"; not behind a comma: "met on Monday, with X praising trade".
    """
    inside = (child for child in preposition.children if child.dep_ == "pcomp")
    clause = preposition.head if preposition.dep_ == "mark" else next(inside, preposition)
    infinitive = clause.tag_ == "VB" and any(child.tag_ == "TO" for child in clause.lefts)
    if preposition.lower_ not in grammar().accompanying:
        return []
    if not (infinitive or (clause.tag_ == "VBG" and _goes_on_from_meeting(preposition))):
        return []
    own = [child for child in clause.lefts if child.dep_ in _ACTIVE]
    return [token for child in own for token in with_conjuncts(child)]


def _goes_on_from_meeting(preposition: Token) -> bool:
    """Tell "met with" from "met on Monday, with"."""
    above = preposition.head.lower_
    met = above in meeting_verbs() or above in noun_triggers()
    return met and preposition.i > 0 and not preposition.nbor(-1).is_punct


def _governs(preposition: Token) -> bool:
    """Tell a preposition, among them "regarding" and "following", which the tagger takes for verbs."""
    governs = any(child.dep_ == "pobj" for child in preposition.children)
    return preposition.tag_ in {"IN", "TO", "RP"} or governs
