"""What people decided: it wins over the model."""

from collections.abc import Iterable
from dataclasses import dataclass


def _sorted(pairs: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    return frozenset((min(pair), max(pair)) for pair in pairs)


@dataclass(frozen=True, slots=True)
class Corrections:
    """Pairs of report ids that are one event, and pairs that are not, in any order."""

    same: frozenset[tuple[str, str]] = frozenset()
    different: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(
        cls, same: Iterable[tuple[str, str]] = (), different: Iterable[tuple[str, str]] = ()
    ) -> "Corrections":
        """Corrections of any pairs; a pair is the same whichever id comes first."""
        return cls(_sorted(same), _sorted(different))


NONE = Corrections()
