"""Whom one meets beside something else: "met on the sidelines of the summit with X" is no summit with X."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique_extraction.gazetteer.places import place_words
from communique_extraction.lexicon.frames import meeting_nouns
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.support_verbs import support_roles
from communique_extraction.lexicon.verbs_of_frames import meeting_verbs
from communique_extraction.syntax.dependencies import possessors_of
from communique_extraction.syntax.prepositions import prepositions_of


def partners_beside(noun: Token) -> Iterator[Token]:
    """Yield each "with" that the parser hangs on what the sidelines are of."""
    if noun.lower_ not in place_words().beside:
        return
    for preposition in (p for p in prepositions_of(noun) if p.lower_ in grammar().of):
        for other in preposition.children:
            if is_on_sidelines(other):
                yield from (p for p in prepositions_of(other) if p.lower_ in grammar().accompanying)


def is_on_sidelines(noun: Token) -> bool:
    """Tell the summit on whose sidelines others are said to meet; "their summit" may be one with somebody."""
    beside = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in grammar().of else noun
    if beside == noun or beside.lower_ not in place_words().beside or possessors_of(noun):
        return False
    above = beside.head.head.lower_
    return above in meeting_verbs() or above in meeting_nouns() or above in support_roles()
