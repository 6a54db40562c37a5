"""The two outputs of a command: what was asked for, and what is told beside it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console, RenderableType
from rich.progress import Progress

__all__ = ["Console", "RenderableType", "counting", "messages", "output"]


def output() -> Console:
    """Standard output, for what was asked for."""
    return Console(highlight=False)


def messages() -> Console:
    """Standard error, for what is told: nothing in it is markup, and no line is folded."""
    return Console(stderr=True, highlight=False, markup=False, soft_wrap=True)


@contextmanager
def counting(label: str, console: Console) -> Iterator[Callable[[int], None]]:
    """Show on a terminal how many are done; gives what is to be told the number."""
    with Progress(console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done: bar.update(task, completed=done)
