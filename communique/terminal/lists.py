"""Plain tables of what a command lists."""

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from communique_schemas.printable import printable


def rows(*headings: str) -> Table:
    """An empty table; without headings it has no line for them."""
    return Table(*headings, show_header=bool(headings))


def add(table: Table, cells: Iterable[str]) -> None:
    """Add a row, in which nothing that a terminal would obey is left."""
    table.add_row(*(Text(printable(cell)) for cell in cells))
