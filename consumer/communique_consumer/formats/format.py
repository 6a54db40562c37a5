"""What a form of export is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from communique_schemas import CanonicalEvent, Event


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which events leave the store.

    `name` is what `--format` calls it, `ending` that of its files. `write` writes reports as they come, and
    `write_canonical` canonical events; both return how many, and what is written is whole only when they
    have returned. `is_text` tells that a terminal can show it, `by_lines` that each event is a line of its
    own, which a follower can take as it comes.
    """

    name: str
    ending: str
    write: Callable[[Iterable[Event], BinaryIO], int]
    write_canonical: Callable[[Iterable[CanonicalEvent], BinaryIO], int]
    is_text: bool = True
    by_lines: bool = False
