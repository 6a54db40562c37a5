"""The clause in which an event noun stands in an adverbial."""

from spacy.tokens import Token

from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.scope import scope_words
from communique_extraction.syntax.dependencies import is_verb, objects_of, subjects_of
from communique_extraction.syntax.prepositions import governed_by, prepositions_of

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_DEEP = 6
"""How far up the tree the verb of a clause is looked for."""


def clause_of(noun: Token) -> Token | None:
    """The verb of the clause in which a noun stands in an adverbial ("At a meeting with X, Y said")."""
    above = noun
    for _ in range(_DEEP):
        if above.head == above or (is_verb(above) and not _is_preposition(above)):
            break
        above = above.head
    return above if is_verb(above) else None


def come_for(noun: Token) -> Token | None:
    """What a noun tells the purpose of: the "heads" of "heads to Oslo for talks"."""
    purpose = noun.dep_ == "pobj" and noun.head.lower_ in grammar().purposes
    return noun.head.head if purpose else None


def verb_above(token: Token) -> Token | None:
    """The nearest verb above a word; None at the top of its sentence."""
    return next((above for above in token.ancestors if is_verb(above)), None)


def _is_preposition(word: Token) -> bool:
    """Tell a preposition, whatever the tagger says: "following talks"."""
    return word.dep_ == "prep" or any(child.dep_ == "pobj" for child in word.children)


def clause_subjects(noun: Token) -> list[Token]:
    """The subject of the clause in which a noun stands in an adverbial."""
    verb = clause_of(noun)
    return subjects_of(verb) if verb is not None else []


def clause_persons(noun: Token) -> list[Token]:
    """All that its clause says of who was there: subject, object, "by X", "with X".

    During a meeting something may also be said or given "to X", who is there, too; the parser may hang that
    on what is given: "expressed condolences to X".
    """
    verb = clause_of(noun)
    if verb is None:
        return []
    given = objects_of(verb)
    beside = [p for p in prepositions_of(verb) if p.lower_ in grammar().companions]
    if is_during(noun):
        at_either = (p for head in (verb, *given) for p in prepositions_of(head))
        beside += [p for p in at_either if p.lower_ in grammar().addressing]
    return [
        *subjects_of(verb),
        *given,
        *(t for p in beside for t in governed_by(p)),
    ]


def is_during(noun: Token) -> bool:
    """Tell a meeting at which its clause reports something, from one before or after it.

    Who "avoided meeting X at the summit", or did not meet him there, tells nothing of X.
    """
    verb = clause_of(noun)
    told = verb is not None and verb.tag_ in _FINITE
    opener = noun.head.lower_
    during = opener in scope_words().during or opener in grammar().in_course
    return told and noun.dep_ == "pobj" and during


def is_occasion(noun: Token) -> bool:
    """Tell a meeting on whose occasion its clause reports something: "during the talks, X said"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in cues().occasions
