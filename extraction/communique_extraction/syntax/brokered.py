"""Participles that say before a noun by whose hand it came about: "a US-brokered deal"."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique_extraction.lexicon.cues import cues


def named_by_brokers(noun: Token) -> Iterator[Token]:
    """Yield the participles before a noun that are joined by a hyphen to who brokered it."""
    for child in noun.lefts:
        hyphen = child.nbor(-1).tag_ == "HYPH" if child.i else False
        if hyphen and child.lower_ in cues().mediating:
            yield child
