"""JSON lines: an event a line, in the contract's own form."""

from collections.abc import Callable, Iterable
from typing import BinaryIO, TypeVar

from communique_consumer.formats.format import Format
from communique_schemas import CanonicalEvent, Event, Person
from communique_schemas.printable import printable_json

E = TypeVar("E", Event, CanonicalEvent, Person)


def write_lines(events: Iterable[E], file: BinaryIO, line: Callable[[E], str]) -> int:
    """Write a line of JSON for each; returns how many."""
    number = 0
    for event in events:
        file.write(printable_json(line(event)).encode() + b"\n")
        number += 1
    return number


def _write(events: Iterable[Event], file: BinaryIO) -> int:
    return write_lines(events, file, lambda event: event.model_dump_json())


def _write_canonical(events: Iterable[CanonicalEvent], file: BinaryIO) -> int:
    return write_lines(events, file, lambda event: event.model_dump_json())


JSON_LINES = Format("jsonl", ".jsonl", _write, _write_canonical, by_lines=True)
