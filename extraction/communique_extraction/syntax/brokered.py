"""Participles that say before a noun by whose hand it came about: "a US-brokered deal"."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique_extraction.lexicon.cues import cues


def named_by_brokers(noun: Token) -> Iterator[Token]:
    """Yield the participles before a noun that are joined by a hyphen to who brokered it."""
    for child in noun.lefts:
        if child.lower_ in cues().mediating and is_behind_hyphen(child):
            yield child


def is_behind_hyphen(participle: Token) -> bool:
    """Tell whether a hyphen joins a participle to the word before it."""
    return participle.i > 0 and participle.nbor(-1).tag_ == "HYPH"
