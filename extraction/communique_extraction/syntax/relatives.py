"""Relative clauses that tell where, when or by what something was done, and not to what."""

from spacy.tokens import Token

from communique_extraction.lexicon.grammar import grammar


def tells_when_or_how(verb: Token) -> bool:
    """Tell "the day when A met" and "an accord based on which A announced cuts": A announced no accord.

    In "the treaty which it signed onto" the treaty is what is signed.
    """
    adverbs = grammar().where.words | grammar().when.words
    opening = (word for child in verb.lefts for word in child.subtree)
    by_which = any(word.lower_ in grammar().relative and word.dep_ == "pobj" for word in opening)
    return by_which or any(child.lower_ in adverbs for child in verb.children)
