"""CSV: a row an event, flat enough for a spreadsheet, and safe in one."""

import csv
from collections.abc import Iterable
from io import TextIOWrapper
from typing import BinaryIO

from communique_consumer.flat import COLUMNS, Cell, flat
from communique_consumer.formats.format import Format
from communique_schemas import Event
from communique_schemas.printable import printable

_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a cell begins with that a spreadsheet runs; the last four are full-width forms, which some run, too.

Source: OWASP, CSV Injection.
"""


def _write(events: Iterable[Event], file: BinaryIO) -> int:
    text = TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(text)
        writer.writerow(COLUMNS)
        number = 0
        for event in events:
            row = flat(event)
            writer.writerow([_safe(row[column]) for column in COLUMNS])
            number += 1
        return number
    finally:
        text.detach()


def _safe(cell: Cell) -> Cell:
    """Text that a spreadsheet would run gets an apostrophe before it; control characters are written out."""
    if not isinstance(cell, str):
        return cell
    return printable(f"'{cell}" if cell.lstrip(" ").startswith(_RUN) else cell)


CSV = Format("csv", ".csv", _write)
