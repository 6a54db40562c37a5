"""The board of `communique status --watch`, drawn anew in its place at each tick."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from rich.console import Group, RenderableType
from rich.live import Live
from rich.table import Table
from rich.text import Text

from communique.terminal.consoles import output
from communique.terminal.lists import add, rows
from communique_schemas import StreamEntry
from communique_schemas.printable import printable
from communique_store.stream import Group as ConsumerGroup

Shown = RenderableType
"""What a board is made of."""


def show_boards(boards: Iterable[RenderableType]) -> None:
    """Show one board after the other in the same place, until they end or Ctrl-C is pressed."""
    with Live(console=output(), auto_refresh=False) as live:
        for board in boards:
            live.update(board, refresh=True)


def board(
    figures: Mapping[str, str],
    lists: Mapping[str, RenderableType],
    *,
    now: datetime,
    note: str,
) -> RenderableType:
    """A board: the figures on top, below them each list with its heading.

    Args:
        figures: what is counted, by its name.
        lists: by their headings; an empty one is left out.
        now: the moment that it shows.
        note: what is to be said of it, such as why it is no newer.
    """
    table = Table(show_header=False, box=None, pad_edge=False, padding=(0, 3, 0, 0))
    pairs = list(figures.items())
    half = (len(pairs) + 1) // 2
    for left, right in zip(pairs[:half], [*pairs[half:], ("", "")], strict=False):
        cells = (*left, *right)
        table.add_row(
            *(Text(cell, style="bold" if at % 2 else "") for at, cell in enumerate(cells))
        )
    parts: list[RenderableType] = [
        Text(f"communique status, {now:%H:%M:%S}", style="dim"), table,
    ]  # fmt: skip
    for heading, shown in lists.items():
        parts += ["", Text(heading, style="dim"), shown]
    if note:
        parts += ["", Text(printable(note), style="bold red")]
    return Group(*parts)


def groups_list(groups: Iterable[ConsumerGroup]) -> RenderableType:
    """Consumer groups with what they have yet to read."""
    table = rows("group", "consumers", "not acknowledged", "not given out")
    for group in groups:
        lag = "unknown" if group.lag is None else f"{group.lag:,}"
        add(table, (group.name, f"{group.consumers:,}", f"{group.pending:,}", lag))
    return table


def counted_list(counts: Mapping[str, int]) -> RenderableType:
    """Numbers by name."""
    return Text(", ".join(f"{name} {number:,}" for name, number in counts.items()))


def names_list(names: Iterable[str]) -> RenderableType:
    """Names in a row."""
    return Text(printable(", ".join(names)))


def entries_list(entries: Iterable[StreamEntry]) -> RenderableType:
    """Entries of the stream, a line each."""
    return Group(*(_line(entry) for entry in entries))


def _line(entry: StreamEntry) -> Text:
    event = entry.event
    who = ", ".join(person.name for person in event.participants)
    when = event.date.edtf if event.date else "–"
    sign = "+" if entry.action == "added" else "-"
    words = f"{sign} {when}  {event.subtype} {event.status}  {who}"
    return Text(printable(words), no_wrap=True, overflow="ellipsis")
