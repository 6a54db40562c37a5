"""Bodies that stand for whoever leads, sends or owns them: "a delegation led by X", "its unit".

And for the name behind them: "a company called Quxo".
"""

from spacy.tokens import Token

from communique_extraction.lexicon.cues import cues
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.syntax.dependencies import agents_of, is_plural, possessors_of
from communique_extraction.syntax.prepositions import governed_by, prepositions_of

_NAMES = frozenset({"oprd", "dobj", "xcomp"})
"""How a name hangs on the verb that tells it."""


def leaders_of(token: Token) -> list[Token]:
    """Who leads a delegation, or else sends it, where it is one and that is said; else the word itself.

    Of what is told by its name, the name; with other groups, who leads them: "lawmakers headed by X".
    """
    if names := names_behind(token):
        return names
    if token.lower_ in cues().units and token.dep_ != "appos":
        return _owners_of(token) or [token]
    if not cues().delegations.is_among(set(token.lower_.split())):
        return [token, *_heads_of(token)]
    leaders = [
        leader
        for verb in token.subtree
        if verb.lower_ in cues().leading and verb.i > token.i
        for leader in agents_of(verb)
        if leader.dep_ != "appos"
    ]
    return leaders or _senders_of(token) or [token]


def _heads_of(group: Token) -> list[Token]:
    """Who is at the head of several persons, and with them."""
    led = [c for c in group.rights if is_plural(group) and c.dep_ == "acl"]
    return [head for verb in led if verb.lower_ in cues().leading for head in agents_of(verb)]


def names_behind(token: Token) -> list[Token]:
    """The name of something, told by a verb: "a company called Quxo"."""
    one = not is_plural(token)  # not "the six powers, called the Quxo Group"
    naming = [c for c in token.rights if one and c.dep_ == "acl" and c.lower_ in cues().naming]
    return [name for verb in naming for name in verb.rights if name.dep_ in _NAMES][:1]


def _senders_of(token: Token) -> list[Token]:
    """Who sends a delegation, where no mention covers the whole: "trade teams from Norway"."""
    if token.lower_ not in cues().delegations:
        return []
    behind = (p for p in prepositions_of(token) if p.lower_ in grammar().inviting)
    return [sender for preposition in behind for sender in governed_by(preposition)]


def _owners_of(unit: Token) -> list[Token]:
    """Whose a unit is: "its unit", "a unit of Nordfisk"."""
    behind = (p for p in prepositions_of(unit) if p.lower_ in grammar().of)
    return possessors_of(unit) or [owner for p in behind for owner in governed_by(p)]


def is_delegated(token: Token) -> bool:
    """Tell whoever leads or sends a delegation that its sentence names."""
    return any(
        token in leaders_of(word)
        for word in token.doc
        if word != token and cues().delegations.is_among(set(word.lower_.split()))
    )
