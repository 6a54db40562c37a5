"""What the clauses beside an event's tell of it: when it was, and that it never began."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from communique_extraction.events.factuality.cues import Cue, auxiliary_cues, cue_at
from communique_extraction.events.factuality.links import governor_of, link_of
from communique_extraction.events.factuality.verbs import is_present
from communique_extraction.lexicon.scope import scope_words
from communique_extraction.syntax.dependencies import is_verb

_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_DESCRIBING = frozenset({"amod", "nmod", "compound"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "acomp"})
_AHEAD = frozenset({"planned", "arranged", "proposed"})
_DEEP = 4
"""How many verbs and adjectives may stand above what is hoped for: "is said to be willing to ask"."""
_LOOKING_LIKE = frozenset({"VBP", "VBZ"})


def never_begun(verb: Token) -> Iterator[Cue]:
    """Yield what denies the event that is a verb's subject: "the talks ended before they began"."""
    groups = scope_words()
    for clause in verb.rights:
        before = any(child.lower_ in groups.earlier for child in clause.lefts)
        taken_up = any(c.dep_ in _SUBJECT and c.lower_ in groups.taken_up for c in clause.lefts)
        if clause.lower_ in groups.starting and before and taken_up:
            yield Cue("never begun", clause.text, "cancelled", at=clause)


def of_main_clause(verb: Token) -> Iterator[Cue]:
    """Yield the future of its sentence in which an event of the present tense lies.

    In "will ask him when they meet" they are still to meet, and in "hopes to ask him when they meet".
    """
    opened = any(child.lower_ in scope_words().then for child in verb.lefts)
    if not (verb.dep_ == "advcl" and opened and _is_of_now(verb)):
        return
    for cue in _said_of(verb.head):
        if cue.effect in _AHEAD:
            yield replace(cue, effect="planned", aside=True)


def _said_of(verb: Token) -> Iterator[Cue]:
    """Yield what auxiliaries say of a verb, and what governs it: the "hopes" of "hopes to ask him"."""
    yield from auxiliary_cues(verb)
    for _ in range(_DEEP):
        if verb.dep_ not in _COMPLEMENTS:
            return
        cue = governor_of(link_of(verb, None))
        yield from [cue] if cue else []
        verb = verb.head


def _is_of_now(verb: Token) -> bool:
    """Tell "when they meet" and "after it is signed"."""
    if verb.tag_ in _LOOKING_LIKE:
        return is_present(verb)
    auxiliaries = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    passive = verb.tag_ == "VBN" and [child.dep_ for child in auxiliaries] == ["auxpass"]
    return passive and auxiliaries[0].tag_ in _LOOKING_LIKE


def told_falsely(teller: Token) -> Iterator[Cue]:
    """Yield what makes a verb tell what is not so, at it or at its subject.

    "Falsely claimed that they met", "a fake video showed A meeting B", "a doctored photo showing A with B".
    """
    if not is_verb(teller):
        return
    of_noun = teller.dep_ == "acl" and [teller.head]
    nouns = of_noun or [child for child in teller.lefts if child.dep_ in _SUBJECT]
    beside = [child for child in teller.children if child.dep_ == "advmod"]
    described = (child for noun in nouns for child in noun.lefts if child.dep_ in _DESCRIBING)
    for word in (*beside, *described):
        cue = cue_at(word, ("teller",))
        if cue is not None:
            yield cue
            return
