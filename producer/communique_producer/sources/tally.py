"""What was done to articles while they were read."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """How many articles were `cleaned`, and by which rules (`cleaned_by`; one may be cleaned by several)."""

    cleaned: int = 0
    cleaned_by: Counter[str] = field(default_factory=Counter)

    def add_cleaned(self, by: Iterable[str]) -> None:
        """Count an article that these rules changed."""
        self.cleaned += 1
        self.cleaned_by.update(by)
