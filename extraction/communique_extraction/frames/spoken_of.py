"""Whether an agreement that a noun names is spoken of as one that was made."""

from functools import cache
from itertools import islice

from spacy.tokens import Token

from communique_extraction.frames.clause import Clause
from communique_extraction.frames.conditions import Condition
from communique_extraction.lexicon.acts_on_instruments import nouns_of_acts, verbs_of_instruments
from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.frames import noun_triggers
from communique_extraction.lexicon.grammar import grammar

_OBJECTS = frozenset({"dobj", "pobj"})
_COMPLEMENTS = frozenset(
    {"xcomp", "ccomp", "dobj", "acl", "acomp", "prep", "pcomp", "advcl", "aux"}
)
_ABOVE = 4
"""How many words up the tree can say that it is only wished for, or worked on."""


class SpokenOf(Condition):
    """Something came of it, or it is spoken of as a known thing, and nothing says that it is yet to be made.

    "Calm returned after a truce between", "opposes the deal between", "is glad of the recent accord between";
    not "hopes for a deal between", "the possibility of the deal between", "a possible deal between", and
    not "signed the deal between", which the verb tells.
    """

    def in_parse(self, clause: Clause) -> bool:
        """Tell whether it holds."""
        noun = clause.trigger
        if noun.dep_ not in _OBJECTS:
            return False
        of_what = noun.head.head if noun.head.lower_ in grammar().of else noun.head
        if of_what.lower_ in noun_triggers():  # "the signing of the treaty between"
            return False
        below = [child for child in noun.children if not is_done_with_it(child)]
        if any(child.lower_ in _telling() for child in below):
            return False
        behind = noun.dep_ == "pobj"  # in "is due to sign a deal" nothing came of it yet
        if behind and any(t.lower_ in cues().resulting for t in (noun.head, noun.head.head)):
            return True
        # "saw the deal", but "withdrew from the deal", "saw the text of the deal"
        verb = noun.head if noun.dep_ == "dobj" else of_what.head
        above = islice(noun.ancestors, _ABOVE)
        unmade = any(word.lower_ in cues().unmade for word in above)
        return _is_known(noun) and not unmade and not is_told_by(verb)


def is_told_by(verb: Token) -> bool:
    """Tell what a verb tells of an agreement, by itself or by what hangs on it.

    "Ratified it", "failed to enter into force", "gave its consent to it".
    """
    if verb.lower_ in verbs_of_instruments():
        return True
    below = (child for child in verb.rights if child.dep_ in _COMPLEMENTS)
    return any(is_told_by(child) or child.lower_ in nouns_of_acts() for child in below)


@cache
def _telling() -> frozenset[str]:
    """What stands below a noun that is yet to be made, or told by a verb: "any deal", "deals signed by"."""
    return cues().unmade.forms | verbs_of_instruments()


def is_done_with_it(child: Token) -> bool:
    """Tell the participle before a noun that says it was made: "the recently signed deal"."""
    participle = child.dep_ == "amod" and child.tag_ == "VBN"
    return participle and child.lower_ in verbs_of_instruments()


def _is_known(noun: Token) -> bool:
    return any(
        child.dep_ == "poss"
        or is_done_with_it(child)
        or child.lower_ in cues().definite
        or child.lower_ in cues().past
        for child in noun.children
    )
