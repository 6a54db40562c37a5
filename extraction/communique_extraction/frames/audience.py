"""Those who only listen, by what they are of: "media representatives", "representatives of the press"."""

from spacy.tokens import Token

from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.syntax.prepositions import governed_by, prepositions_of


def is_of_audience(noun: Token) -> bool:
    """Tell "representatives of the media" from those of a state: they hear what is said, and take no part.

    Not "media chiefs", who may be met for their own sake.
    """
    if noun.lower_.split()[-1] not in cues().representing:
        return False
    behind = (p for p in prepositions_of(noun) if p.lower_ in grammar().of)
    of_what = [token for preposition in behind for token in governed_by(preposition)]
    before = [child for child in noun.lefts if child.dep_ == "compound"]
    said_of = {word for token in (*before, noun, *of_what) for word in token.lower_.split()}
    return not said_of.isdisjoint(cues().audience.forms)
