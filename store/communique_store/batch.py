"""Entries of the stream that are taken together, for who hands them on."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol

from typing_extensions import TypeVar

from communique_schemas import CanonicalChange, StreamEntry


class Placed(Protocol):
    """What has a place in a stream."""

    @property
    def entry_id(self) -> str:
        """The place, by which it is acknowledged."""


E = TypeVar("E", bound=Placed, default=StreamEntry)
"""What a stream holds."""


@dataclass(frozen=True, slots=True)
class UnreadableEntry:
    """An entry that is none of ours, or damaged: `reason` says why, `fields` are what it holds."""

    entry_id: str
    reason: str
    fields: dict[bytes, bytes]


Entry = StreamEntry | CanonicalChange | UnreadableEntry
"""What a batch of either stream may hold."""


class Batch(Generic[E]):
    """Entries that a consumer holds until it acknowledges them."""

    def __init__(
        self,
        entries: Sequence[E | UnreadableEntry],
        acknowledge: Callable[[Sequence[str]], None],
        hold: Callable[[Sequence[str]], None],
    ) -> None:
        self.entries = tuple(entries)
        """In the order of the stream."""
        self._held = dict.fromkeys(entry.entry_id for entry in entries)
        self._acknowledge = acknowledge
        self._hold = hold

    def acknowledge(self, entries: Iterable[Placed]) -> None:
        """Be done with entries, or with what was made of them: no consumer of the group gets them again."""
        done = [entry.entry_id for entry in entries]
        self._acknowledge(done)
        for entry_id in done:
            self._held.pop(entry_id, None)

    def renew(self) -> None:
        """Say that the rest is held still, so that no other consumer claims it in the next while."""
        if self._held:
            self._hold(list(self._held))
