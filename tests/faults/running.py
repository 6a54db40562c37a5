"""What runs as long as its `with` block: entering starts it, leaving kills it."""

from abc import ABC, abstractmethod
from types import TracebackType
from typing import Self


class Running(ABC):
    """A process, or several, that no test leaves behind."""

    def __enter__(self) -> Self:
        """Start it."""
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Kill it."""
        self.kill()

    @abstractmethod
    def start(self) -> None:
        """Start it; again, where it was killed."""

    @abstractmethod
    def kill(self) -> None:
        """End it at once, as a crash would; does nothing where it has ended."""
