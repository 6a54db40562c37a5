"""Two reports side by side: what is asked of both more than once, found once."""

import math
from functools import cached_property

from communique_merging.days import agreement, gap
from communique_merging.identity import SAME, same_name
from communique_merging.report import Report

_FLOOR = 1e-4


class Pair:
    """Two reports; which of them is the first makes no difference to anything told of them."""

    def __init__(self, a: Report, b: Report) -> None:
        self.a = a
        self.b = b

    @cached_property
    def day(self) -> float:
        """The logarithm of the chance that they were on one day: from -4 (not at all) to 0."""
        return math.log10(max(agreement(self.a.days, self.b.days), _FLOOR))

    @cached_property
    def gap(self) -> int:
        """Days between the two as told or published; 0 where they overlap."""
        return gap(self.a.days, self.b.days)

    @cached_property
    def people(self) -> tuple[tuple[str | None, str | None], ...]:
        """The states of each two persons, one of each report, that may be one."""
        return tuple(
            (state, other)
            for name, state in self.a.people
            for fellow, other in self.b.people
            if same_name(name, fellow) >= SAME
        )

    @cached_property
    def other_people(self) -> int:
        """States of which both name persons, but no one in common."""
        named = self.a.states_of_people & self.b.states_of_people
        return len(named.difference(*self.people)) if named else 0

    @property
    def gatherings(self) -> int:
        """How many of the two tell of a gathering of many."""
        return self.a.gathering + self.b.gathering

    @cached_property
    def bodies(self) -> tuple[tuple[str, str], ...]:
        """The bodies of each that may be one; of gatherings whatever their sentences name."""
        if self.gatherings == 0:
            return _alike(self.a.bodies, self.b.bodies)
        return _alike(self.a.names, self.b.names)


def _alike(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((a, b) for a in ours for b in theirs if same_name(a, b) >= SAME)
