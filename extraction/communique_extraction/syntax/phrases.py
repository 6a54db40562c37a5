"""Phrases whose words may stand a little apart: "pulled abruptly out of", "called the meeting off"."""

from spacy.tokens import Token

_GAP = 2
"""How many words on, the next word of a phrase may stand."""


def last_of_phrase(first: Token, rest: tuple[str, ...]) -> Token | None:
    """The word with which a phrase ends, if the words that must follow its first one do.

    Args:
        first: the word with which it begins.
        rest: the others, in lower case.
    """
    last = first
    for word in rest:
        near = last.doc[last.i + 1 : last.i + 1 + _GAP]
        particles = (c for c in first.rights if c.dep_ == "prt") if last is first else ()
        found = next((t for t in (*near, *particles) if t.lower_ == word), None)
        if found is None:
            return None
        last = found
    return last
