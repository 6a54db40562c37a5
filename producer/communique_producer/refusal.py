"""What cannot become a queued article, with the place where it stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """One refused record: the file, the line (1-based) where there is one, and the reason."""

    file: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        """`file:line: reason`."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.reason}"
