"""By whose name goods go: "20 of Boeing's planes", "ten Boeing jets"."""

from collections.abc import Iterator

from spacy.tokens import Token

from communique_extraction.syntax.dependencies import possessors_of
from communique_extraction.syntax.parsed_sentence import ParsedSentence, mention_at

_BEFORE_NOUN = frozenset({"compound", "amod", "nmod"})
_NAMES = frozenset({"name", "body"})


def makers_of(goods: Token, sentence: ParsedSentence) -> Iterator[Token]:
    """Yield whose something is, and the bodies that are named before it."""
    yield from possessors_of(goods)
    for child in goods.lefts:
        mention = mention_at(child, sentence) if child.dep_ in _BEFORE_NOUN else None
        if mention is not None and mention.kind in _NAMES:
            yield child
