"""CSV: a row an event, flat enough for a spreadsheet, and safe in one."""

import csv
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from typing import BinaryIO

from communique_consumer.flat import COLUMNS, Cell, flat
from communique_consumer.flat_canonical import COLUMNS as CANONICAL_COLUMNS
from communique_consumer.flat_canonical import flat_canonical
from communique_consumer.formats.format import Format
from communique_schemas import CanonicalEvent, Event
from communique_schemas.printable import printable

_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a cell begins with that a spreadsheet runs; the last four are full-width forms, which some run, too.

Source: OWASP, CSV Injection.
"""


def _write(events: Iterable[Event], file: BinaryIO) -> int:
    return write_rows(map(flat, events), COLUMNS, file)


def _write_canonical(events: Iterable[CanonicalEvent], file: BinaryIO) -> int:
    return write_rows(map(flat_canonical, events), CANONICAL_COLUMNS, file)


def write_rows(rows: Iterable[dict[str, Cell]], columns: Sequence[str], file: BinaryIO) -> int:
    """Write a row of columns' names, and rows safe in a spreadsheet; returns how many."""
    text = TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(text)
        writer.writerow(columns)
        number = 0
        for row in rows:
            writer.writerow([_safe(row[column]) for column in columns])
            number += 1
        return number
    finally:
        text.detach()


def _safe(cell: Cell) -> Cell:
    """Text that a spreadsheet would run gets an apostrophe before it; control characters are written out."""
    if not isinstance(cell, str):
        return cell
    return printable(f"'{cell}" if is_run(cell) else cell)


def is_run(text: str) -> bool:
    """Whether a spreadsheet would run a cell that holds this text."""
    return text.lstrip(" ").startswith(_RUN)


CSV = Format("csv", ".csv", _write, _write_canonical)
