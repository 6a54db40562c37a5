"""The text that is read, and where each of its characters stands in the text that is stored."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from communique_schemas import LabelledSpan, Span


@dataclass(frozen=True, slots=True)
class Rewriting:
    """What is `read` instead of the characters `start` to `end` (exclusive)."""

    start: int
    end: int
    read: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """A rewritten stretch, by its first and its following character before and after."""

    start: int
    end: int
    start_before: int
    end_before: int


@dataclass(frozen=True, slots=True)
class _Layer:
    """The stretches that one rewriting changed; between them all characters stay."""

    starts: Sequence[int]
    pieces: Sequence[_Piece]

    def before(self, begin: int, end: int) -> tuple[int, int]:
        """Where the characters `begin` to `end` (exclusive) stood before it."""
        first, last = self._piece_at(begin), self._piece_at(end - 1)
        if first is not None:
            inside = begin < first.end
            begin = first.start_before if inside else first.end_before + begin - first.end
        if last is not None:
            end = last.end_before + max(0, end - last.end)
        return begin, end

    def _piece_at(self, place: int) -> _Piece | None:
        """The last piece that begins at a character or before it."""
        index = bisect_right(self.starts, place) - 1
        return self.pieces[index] if index >= 0 else None


@dataclass(frozen=True, slots=True, eq=False)
class TextView:
    """A text as it is read, over the text as it is stored; compared by identity.

    Attributes:
        stored: the article's text, to which every offset of the contract counts.
        text: the same words in plain typography.
        layers: how the one became the other, the first rewriting first.
    """

    stored: str
    text: str
    layers: tuple[_Layer, ...] = ()

    def rewritten(self, changes: Sequence[Rewriting]) -> "TextView":
        """The view with stretches of its text, in order, read as something else."""
        if not changes:
            return self
        words: list[str] = []
        pieces: list[_Piece] = []
        done = length = 0
        for change in changes:
            words += self.text[done : change.start], change.read
            start = length + change.start - done
            length = start + len(change.read)
            pieces.append(_Piece(start, length, change.start, change.end))
            done = change.end
        layer = _Layer([piece.start for piece in pieces], pieces)
        return TextView(self.stored, "".join((*words, self.text[done:])), (*self.layers, layer))

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
        for layer in reversed(self.layers):
            begin, end = layer.before(begin, end)
        return begin, end
