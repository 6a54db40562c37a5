"""What a form of export is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from communique_schemas import Event


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which events leave the store.

    `name` is what `--format` calls it. `write` writes events as they come, and returns how many; what is
    written is whole only when it has returned.
    """

    name: str
    write: Callable[[Iterable[Event], BinaryIO], int]
