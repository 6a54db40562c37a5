"""Reads articles so that one that fails costs no other, in a process without a queue."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from communique_producer.sources import Placed, Refusal
from communique_schemas import Article

_BATCH = 16

T = TypeVar("T")
Reader = Callable[[Iterable[Article]], Iterable[T]]
"""Makes one thing of each article, in order."""


def read_each(
    loaded: Callable[[], Reader[T]], placed: Iterable[Placed], batch_size: int = _BATCH
) -> Iterator[T | Refusal]:
    """Yield what is made of each article, in order, and a refusal for one over which that fails.

    Args:
        loaded: gives what reads, such as `Extractor.pipe`; called when there is an article, for loading takes
            seconds.
        placed: articles with the places where they stand.
        batch_size: how many articles are read together; where one of them fails, they are read again
            one by one.
    """
    remaining = iter(placed)
    read: Reader[T] | None = None
    while batch := list(islice(remaining, batch_size)):
        read = read or loaded()
        yield from _together(read, batch)


def _together(read: Reader[T], batch: list[Placed]) -> list[T | Refusal]:
    try:
        return list(read([placed.article for placed in batch]))
    except Exception as error:  # noqa: BLE001 - whatever one article does must not cost its neighbours
        if len(batch) == 1:
            return [_refusal(batch[0], error)]
    return [made for alone in batch for made in _together(read, [alone])]


def _refusal(placed: Placed, error: Exception) -> Refusal:
    reason = f"article {placed.article.id!r} failed: {type(error).__name__}: {error}"
    return Refusal(placed.file, placed.line, reason)
