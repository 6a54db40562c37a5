"""Bodies that stand for whoever leads them: "a delegation led by X"."""

from spacy.tokens import Token

from communique_extraction.lexicon.cues import cues
from communique_extraction.syntax.dependencies import agents_of


def leaders_of(token: Token) -> list[Token]:
    """Who leads a delegation, where it is one and that is said; else the word itself."""
    if not cues().delegations.is_among(set(token.lower_.split())):
        return [token]
    leaders = [
        leader
        for verb in token.subtree
        if verb.lower_ in cues().leading and verb.i > token.i
        for leader in agents_of(verb)
    ]
    return leaders or [token]
