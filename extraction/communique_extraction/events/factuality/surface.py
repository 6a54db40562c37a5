"""The cue that stands right before an event's words, wherever the parser hangs it."""

from spacy.tokens import Token

from communique_extraction.events.factuality.cues import Cue, cue_at
from communique_extraction.events.factuality.verbs import has_tense
from communique_extraction.syntax.dependencies import is_verb

_BEFORE_NOUN = frozenset({"DT", "JJ", "JJR", "PRP$", "CD", "VBG"})
_BEFORE_VERB = frozenset({"TO", "RB"})
"""The tags of what may stand between a cue and the event's word."""
_REACH = 4
"""How many words back from the event's word a cue may end."""


def cue_before(word: Token) -> Cue | None:
    """The cue right before a word that names or carries an event, told by the order of words alone."""
    verb = is_verb(word)
    if verb and (has_tense(word) or word.tag_ == "VBN"):
        return None
    between = _BEFORE_VERB if verb else _BEFORE_NOUN
    preposition = None
    for token in reversed(word.doc[max(0, word.i - _REACH) : word.i]):
        for first in (token, *token.doc[max(0, token.i - 2) : token.i]):
            cue = cue_at(first, ("complement",) if verb else ("object",), preposition)
            if cue is not None and _ends_at(cue, token) and (verb or _governs(first, preposition)):
                return Cue(cue.name, cue.words, cue.effect, cue.negated, "possible", first)
        if token.tag_ == "IN":
            preposition = token.lower_
        elif token.tag_ not in between:
            return None
    return None


def _ends_at(cue: Cue, token: Token) -> bool:
    return cue.words.lower().endswith(token.lower_)


def _governs(head: Token, preposition: str | None) -> bool:
    """Tell "cancelled the talks" from what only stands before a noun: "three-day talks"."""
    if head.dep_ in {"amod", "compound", "nmod"}:
        return False
    return preposition is not None or not head.tag_.startswith("NN")
