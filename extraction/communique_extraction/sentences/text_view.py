"""The text that is read, and where each of its characters stands in the text that is stored."""

from collections.abc import Sequence
from dataclasses import dataclass

from communique_schemas import LabelledSpan, Span


@dataclass(frozen=True, slots=True, eq=False)
class TextView:
    """A text as it is read, over the text as it is stored; compared by identity.

    Attributes:
        stored: the article's text, to which every offset of the contract counts.
        text: the same words in plain typography.
        starts: for each character of `text`, where it begins in `stored`; empty where both are one.
        ends: for each character of `text`, where it ends in `stored`; empty where both are one.
    """

    stored: str
    text: str
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()

    def span(self, begin: int, end: int) -> Span:
        """The stored words behind the characters `begin` to `end` (exclusive) of `text`."""
        first, last = self._stored_range(begin, end)
        return Span(start=first, end=last, text=self.stored[first:last])

    def labelled(self, begin: int, end: int) -> LabelledSpan:
        """The same, with the words as they are read for its label."""
        first, last = self._stored_range(begin, end)
        words, label = self.stored[first:last], self.text[begin:end]
        return LabelledSpan(start=first, end=last, text=words, label=label)

    def _stored_range(self, begin: int, end: int) -> tuple[int, int]:
        return (self.starts[begin], self.ends[end - 1]) if self.starts else (begin, end)
