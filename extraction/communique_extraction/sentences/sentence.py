"""A sentence of an article, with its place in it."""

from dataclasses import dataclass, field

from communique_extraction.sentences.text_view import TextView
from communique_schemas import LabelledSpan, Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `text` is what is read, and begins at character `begin` of its view.

    A sentence that is `context` is read for whom it names alone, so that a later one's pronouns are known.
    """

    index: int
    paragraph: int
    begin: int
    text: str
    view: TextView = field(repr=False)
    context: bool = False

    @classmethod
    def alone(cls, text: str, index: int = 0) -> "Sentence":
        """A text that is one sentence by itself, such as a headline."""
        return cls(index, 0, 0, text, TextView(text, text))

    def span(self, begin: int = 0, end: int | None = None) -> Span:
        """A stretch of its text, by default all of it, as a span of the contract."""
        end = len(self.text) if end is None else end
        return self.view.span(self.begin + begin, self.begin + end)

    def labelled(self, begin: int, end: int) -> LabelledSpan:
        """A stretch of its text as a span of the contract, with its words for label."""
        return self.view.labelled(self.begin + begin, self.begin + end)
