"""What a frame asks of one who is somewhere: that he has come there for something."""

from spacy.tokens import Token

from communique_extraction.frames.clause import Clause
from communique_extraction.frames.conditions import Condition
from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.frames import noun_triggers, visit_nouns
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.syntax.parsed_sentence import is_person

_PURPOSES = frozenset({"advcl", "xcomp"})


class Errand(Condition):
    """It is told for what one is there: "is in Oslo for talks", "was in Peru to open a school".

    Of whoever is there for a visit that word tells it.
    """

    def in_parse(self, clause: Clause) -> bool:
        """Tell whether it holds."""
        purposes = {token.lower_ for token in clause.after(grammar().purposes.words)}
        visits = not visit_nouns().isdisjoint(purposes)
        told = not noun_triggers().isdisjoint(purposes) or _is_to_do_something(clause.trigger)
        came = clause.subjects and all(_may_come(token, clause) for token in clause.subjects)
        return told and not visits and bool(came)


def _may_come(token: Token, clause: Clause) -> bool:
    """Tell a person, or a delegation."""
    delegated = cues().delegations.is_among(set(token.lower_.split()))
    return delegated or is_person(token, clause.sentence)


def _is_to_do_something(verb: Token) -> bool:
    return any(
        child.dep_ in _PURPOSES and child.tag_ == "VB" and any(w.tag_ == "TO" for w in child.lefts)
        for child in verb.rights
    )
