"""Bodies that stand for whoever leads or sends them: "a delegation led by X", "a team from Y"."""

from spacy.tokens import Token

from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.syntax.dependencies import agents_of, governed_by, prepositions_of


def leaders_of(token: Token) -> list[Token]:
    """Who leads a delegation, or else sends it, where it is one and that is said; else the word itself."""
    if not cues().delegations.is_among(set(token.lower_.split())):
        return [token]
    leaders = [
        leader
        for verb in token.subtree
        if verb.lower_ in cues().leading and verb.i > token.i
        for leader in agents_of(verb)
    ]
    return leaders or _senders_of(token) or [token]


def _senders_of(token: Token) -> list[Token]:
    """Who sends a delegation, where no mention covers the whole: "trade teams from Norway"."""
    if token.lower_ not in cues().delegations:
        return []
    behind = (p for p in prepositions_of(token) if p.lower_ in grammar().inviting)
    return [sender for preposition in behind for sender in governed_by(preposition)]


def is_delegated(token: Token) -> bool:
    """Tell whoever leads or sends a delegation that its sentence names."""
    return any(
        token in leaders_of(word)
        for word in token.doc
        if word != token and cues().delegations.is_among(set(word.lower_.split()))
    )
