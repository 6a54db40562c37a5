"""A sentence of an article, with its place in it."""

from dataclasses import dataclass

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
