"""Whether an agreement that a noun names was made before, by what is said of it."""

import re

from spacy.tokens import Token

from communique_extraction.frames.clause import Clause
from communique_extraction.frames.conditions import Condition
from communique_extraction.lexicon.calendar import calendar_words
from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.verbs_of_frames import agreeing_verbs
from communique_extraction.syntax.brokered import named_by_brokers
from communique_extraction.syntax.prepositions import governed_by, prepositions_of

_QUALIFIERS = frozenset({"compound", "nmod", "nummod", "amod"})
_ACTED_ON = frozenset({"dobj", "nsubjpass"})
_NEAR = 2
"""How many words before the noun a year may stand that is its own, whatever the parse."""
_YEAR = re.compile(r"(?:19|20)\d\d")


class InForce(Condition):
    """It is known by its date, or somebody acts by it, and no verb tells how it came about or went.

    "The 2015 deal between", "the agreement of May 14 between", "under the treaty between",
    "implementing the accord between"; not "work on a treaty between", "suspended the 2015 deal with".
    """

    def in_parse(self, clause: Clause) -> bool:
        noun = clause.trigger
        above = noun.head.head if noun.dep_ == "pobj" else noun.head
        below = set(noun.children) - set(named_by_brokers(noun))
        if any(word.lower_ in agreeing_verbs() for word in (above, *below)):
            return False
        return _is_dated(noun) or _is_relied_on(noun)


def _is_dated(noun: Token) -> bool:
    """Tell a date before or behind the noun; the parser hangs that of "the May 9, 2020, deal" elsewhere."""
    before = [t for child in noun.lefts if child.dep_ in _QUALIFIERS for t in child.subtree]
    before += noun.doc[max(0, noun.i - _NEAR) : noun.i]
    behind = [
        word
        for preposition in prepositions_of(noun)
        if preposition.lower_ in grammar().of
        for token in governed_by(preposition)
        for word in token.subtree
    ]
    return any(map(_tells_date, (*before, *behind)))


def _tells_date(word: Token) -> bool:
    return bool(_YEAR.fullmatch(word.text)) or word.lower_ in calendar_words()


def _is_relied_on(noun: Token) -> bool:
    if noun.dep_ in _ACTED_ON:
        return noun.head.lower_ in cues().relying
    if noun.dep_ != "pobj":
        return False
    return any(word.lower_ in cues().relying for word in (noun.head, noun.head.head))
