"""The clause behind an event noun that tells when and where: "the talks, which were to be held in Oslo"."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique_extraction.lexicon.frames import noun_triggers
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.support_verbs import occurrence_verbs, support_roles
from communique_extraction.syntax.dependencies import is_verb

_CLAUSES = frozenset({"relcl", "acl"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def clauses_of_occasion(trigger: Token) -> Iterator[Token]:
    """The verbs of such clauses, also where the parse hangs one on the last of those who meet.

    What was held or is to take place is never one of them.
    """
    if is_verb(trigger):
        return
    for token in trigger.doc[trigger.i + 1 : trigger.right_edge.i + 1]:
        if token.dep_ in _CLAUSES and is_verb(token) and _is_about(token, trigger):
            told = [token, *(child for child in token.children if child.dep_ == "xcomp")]
            if any(_tells_of_occasion(verb) for verb in told):
                yield from told


def _is_about(verb: Token, trigger: Token) -> bool:
    """Tell a clause about a thing with no other event and no other clause between it and the trigger."""
    if any(child.dep_ in _SUBJECTS and child.tag_ != "WDT" for child in verb.children):
        return False
    for token in verb.ancestors:
        if token == trigger:
            return True
        if is_verb(token) or (token.lower_ in noun_triggers() and not _is_of(token, trigger)):
            return False
    return False


def _is_of(body: Token, trigger: Token) -> bool:
    """Tell whose event it is, though it is called as one: "the summit of the Gas Forum"."""
    return body.head.lower_ in grammar().of and body.head.head == trigger


def _tells_of_occasion(verb: Token) -> bool:
    return verb.lower_ in support_roles() or verb.lower_ in occurrence_verbs()
