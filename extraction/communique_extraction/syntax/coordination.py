"""What is coordinated with a word, and what stands in apposition to it."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique_extraction.lexicon.calendar import weekdays
from communique_extraction.lexicon.grammar import grammar


def with_conjuncts(token: Token) -> Iterator[Token]:
    """Yield the token, what is coordinated with it to the right, and what stands in apposition."""
    if token.lower_ in grammar().quantities or token.tag_ == "CD":
        counted = (child for child in token.children if child.lower_ in grammar().of)
        inner = [grand for child in counted for grand in child.children]
        if inner:
            for grand in inner:
                yield from with_conjuncts(grand)
            return
    # "met with President X Tuesday": the parser takes X for a modifier
    if token.lower_ in weekdays():
        yield from (child for child in token.lefts if child.dep_ in {"compound", "nmod"})
    yield token
    for child in token.rights:
        if child.dep_ in {"conj", "appos"}:
            yield from with_conjuncts(child)


def up_to_first_conjunct(token: Token) -> Iterator[Token]:
    """Yield the token, and what it is coordinated with to the left, up to the first."""
    yield token
    while token.dep_ == "conj":
        token = token.head
        yield token
