"""What a form of export is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from communique_schemas import Event


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which events leave the store.

    `name` is what `--format` calls it, `ending` that of its files. `write` writes events as they come, and
    returns how many; what is written is whole only when it has returned. `is_text` tells that a terminal
    can show it, `by_lines` that each event is a line of its own, which a follower can take as it comes.
    """

    name: str
    ending: str
    write: Callable[[Iterable[Event], BinaryIO], int]
    is_text: bool = True
    by_lines: bool = False
