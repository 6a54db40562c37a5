"""JSON lines: an event a line, in the contract's own form."""

from collections.abc import Iterable
from typing import BinaryIO

from communique_consumer.formats.format import Format
from communique_schemas import Event
from communique_schemas.printable import printable_json


def _write(events: Iterable[Event], file: BinaryIO) -> int:
    number = 0
    for event in events:
        file.write(printable_json(event.model_dump_json()).encode() + b"\n")
        number += 1
    return number


JSON_LINES = Format("jsonl", _write)
