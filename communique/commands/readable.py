"""Articles as they are read, with what is refused told on standard error."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from communique.commands.refusals import Refusals
from communique.terminal.consoles import messages
from communique_producer.sources import Refusal, Tally
from communique_schemas.printable import printable

T = TypeVar("T")


def readable(read: Iterable[T | Refusal], refused: Refusals) -> Iterator[T]:
    """Yield what could be read; the rest is told, and counted in `refused`."""
    for item in read:
        if isinstance(item, Refusal):
            refused.add(item)
        else:
            yield item


def tell(words: str) -> None:
    """Tell beside the output what was passed over and is no fault."""
    messages().print(printable(words))


def tell_tally(tally: Tally) -> None:
    """What was done to articles while they were read."""
    if tally.cleaned:
        by = ", ".join(f"{name} {count}" for name, count in tally.cleaned_by.most_common())
        messages().print(f"cleaned {tally.cleaned} ({by}): --no-clean leaves texts as they are")
