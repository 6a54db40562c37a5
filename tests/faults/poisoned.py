"""The worker's application with an extractor that some articles kill, as a bug in native code would."""

import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator

import communique_worker.app as application  # before NumPy loads, as `celery -A` has it
from communique_extraction.extractor import Extractor
from communique_schemas import Article, ExtractionResult
from communique_worker import tasks

__all__ = ["app"]

app = application.app


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _loop() -> None:
    while True:
        pass


def _hang() -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
    while True:
        time.sleep(60)  # native code that never comes back and hears no alarm


def _raise() -> None:
    raise MemoryError("too much")


_POISON: dict[str, Callable[[], None]] = {
    "DIE": _die, "LOOP": _loop, "HANG": _hang, "RAISE": _raise,
}  # fmt: skip


class PoisonedExtractor(Extractor):
    """Falls over articles whose text begins with a word of `_POISON`."""

    def pipe(self, articles: Iterable[Article]) -> Iterator[ExtractionResult]:
        """Extract, or die of it."""
        for article in articles:
            action = _POISON.get(article.text.split(maxsplit=1)[0])
            if action:
                action()
            yield from super().pipe([article])


tasks.Extractor = PoisonedExtractor  # type: ignore[misc]
