"""Sentences of an article, unparsed and parsed, always with their place in the article."""

from dataclasses import dataclass

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from communique_schemas import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `start` and `end` are code points into the article's text.

    A sentence that is `context` is read for whom it names alone, so that a later one's pronouns are known.
    """

    index: int
    paragraph: int
    start: int
    end: int
    text: str
    context: bool = False

    def span(self) -> Span:
        """The sentence as a span of the contract."""
        return Span(start=self.start, end=self.end, text=self.text)


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """A sentence with its spaCy parse.

    The parse may stand in a `Doc` of its own or in one of the whole article: `offset` is the place
    in the article's text of the first character of that `Doc`.
    """

    sentence: Sentence
    tokens: TokenSpan
    offset: int

    def locate(self, first: Token, last: Token) -> Span:
        """The stretch from the first token to the last one (inclusive) as a span of the contract."""
        start, end = first.idx, last.idx + len(last)
        return Span(
            start=self.offset + start,
            end=self.offset + end,
            text=self.tokens.doc.text[start:end],
        )
