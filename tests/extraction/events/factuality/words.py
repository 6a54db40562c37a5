"""Finds words of a parsed sentence in a test."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from communique_extraction.events.factuality.cues import Cue


def word(doc: Doc, text: str) -> Token:
    """The first word of a sentence that is written so."""
    return next(token for token in doc if token.text == text)


def named(cues: Iterable[Cue]) -> list[str]:
    """Cues as "class: words", in their order."""
    return [f"{cue.name}: {cue.words}" for cue in cues]
