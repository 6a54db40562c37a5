"""What a kind of input is: a file beside this one makes one, and `recognition.py` lists it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from communique_producer.refusal import Refusal
from communique_producer.sources.input import Input

Raw = tuple[int | None, Any] | Refusal
"""A decoded record with its line (1-based) where it has one, or what cannot become one."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of input.

    `name` is what `--source` calls it. `endings` are those of its files, a hint only. `recognise` tells
    by the beginning whether an input surely is of this kind. `read` yields its records, and raises
    `SourceError` where there is none to be had from the whole input. `is_of_web`: its texts come from pages,
    with what stands around articles there, and are cleaned of it unless it is said that they shall not be.
    """

    name: str
    endings: frozenset[str]
    recognise: Callable[[Input], bool]
    read: Callable[[Input], Iterator[Raw]]
    is_of_web: bool = False
