"""The tense of a verb, as far as its form and its auxiliaries tell it."""

from spacy.tokens import Token


def tense_of(verb: Token) -> tuple[str, ...]:
    """Its form and auxiliaries; the second verb of "will visit A and meet B" has those of the first."""
    told = tuple(child.lower_ for child in verb.children if child.dep_ == "aux")
    if not told and verb.dep_ == "conj" and verb.tag_ == verb.head.tag_:
        return tense_of(verb.head)
    return (verb.tag_, *told)
