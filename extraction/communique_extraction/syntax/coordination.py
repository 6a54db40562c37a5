"""What is coordinated with a word, and what stands in apposition to it."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique_extraction.lexicon.calendar import calendar_words
from communique_extraction.lexicon.grammar import grammar
from communique_extraction.lexicon.word_classes import words_of


def with_conjuncts(token: Token) -> Iterator[Token]:
    """Yield the token, what is coordinated with it to the right, and what stands in apposition."""
    if token.lower_ in grammar().quantities or token.tag_ == "CD":
        counted = (child for child in token.children if child.lower_ in grammar().of)
        inner = [grand for child in counted for grand in child.children]
        if inner:
            for grand in inner:
                yield from with_conjuncts(grand)
            return
    if handing := list(_who_hands_over(token)):
        yield from handing
        return
    if token.lower_ in calendar_words():
        for child in _before_day(token):
            yield from with_conjuncts(child)
    added = [child for child in token.rights if child.dep_ in {"conj", "appos"}]
    if added:
        yield from (child for child in token.lefts if _is_listed_before(child))
    yield token
    for child in added:
        yield from with_conjuncts(child)


def before_day_of(verb: Token) -> list[Token]:
    """X in "President X Tuesday met", where the day stands between a verb and its subject."""
    days = (child for child in verb.lefts if child.dep_ == "npadvmod")
    named = (day for day in days if day.lower_ in calendar_words() and day.tag_.startswith("NNP"))
    return [name for day in named for name in _before_day(day)]


def _before_day(day: Token) -> list[Token]:
    """X in "met with President X Tuesday" and "… May 10", which the parser takes for a modifier."""
    return [child for child in day.lefts if child.dep_ in {"compound", "nmod"}]


def _is_listed_before(name: Token) -> bool:
    """Tell A in "to A, B and C", which the parser takes for a modifier of B."""
    proper = name.tag_.startswith("NNP") and name.head.tag_.startswith("NNP")
    return proper and name.dep_ == "nmod" and name.nbor().text in words_of("comma")


def _who_hands_over(word: Token) -> Iterator[Token]:
    """Yield B in the caption "A and B exchange signed papers", whose verb the parser takes for B's noun."""
    if word.lower_ not in grammar().handing_over or not word.tag_.startswith("NN"):
        return
    after = word.doc[word.i + 1 : word.i + 2]
    if any(token.tag_ == "VBD" for token in after):
        yield from (child for child in word.lefts if child.tag_.startswith("NNP"))


def up_to_first_conjunct(token: Token) -> Iterator[Token]:
    """Yield the token, and what it is coordinated with to the left, up to the first."""
    yield token
    while token.dep_ == "conj":
        token = token.head
        yield token
