"""Two reports side by side: what is asked of both more than once, found once."""

import math
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from communique_merging.days import agreement, gap
from communique_merging.identity import SAME, same_name
from communique_merging.report import Person, Report

_FLOOR = 1e-5
_BOTH = 2
T = TypeVar("T")


class _Once(Generic[T]):
    """A value that is found when it is first asked for (`functools.cached_property` locks, and is slow)."""

    def __init__(self, find: Callable[[Any], T]) -> None:
        self.find = find
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, pair: Any, owner: type) -> T:
        value: T = self.find(pair)
        pair.__dict__[self.name] = value
        return value


class Pair:
    """Two reports; which of them is the first makes no difference to anything told of them."""

    def __init__(self, a: Report, b: Report) -> None:
        self.a = a
        self.b = b

    @_Once
    def gatherings(self) -> int:
        """How many of the two tell of a gathering of many: of one body's both do, if either does."""
        a, b = self.a, self.b
        told = a.gathering + b.gathering
        one_body = told == 1 and a.manner == b.manner and bool(_alike(a.bodies, b.bodies))
        return _BOTH if one_body else told

    @_Once
    def day(self) -> float:
        """The logarithm of the chance that they were on one day: from -5 (not at all) to 0."""
        return math.log10(max(agreement(self.a.days, self.b.days), _FLOOR))

    @_Once
    def gap(self) -> int:
        """Days between the two as told or published; 0 where they overlap."""
        return gap(self.a.days, self.b.days)

    @_Once
    def people(self) -> list[tuple[Person, Person]]:
        """Each two persons, one of each report, that may be one."""
        return [
            (person, fellow)
            for person in self.a.people
            for fellow in self.b.people
            if person[0] == fellow[0] or same_name(person[0], fellow[0]) >= SAME
        ]

    @_Once
    def other_states(self) -> frozenset[str]:
        """States that only one names, but for that of a person whose state the other leaves open."""
        apart = self.a.states ^ self.b.states
        if not apart:
            return apart
        open_states = {
            state
            for (_, ours), (_, theirs) in self.people
            if ours is None or theirs is None
            for state in (ours, theirs)
        }
        return apart - open_states

    @_Once
    def strangers(self) -> int:
        """How many of the two name somebody whom the other neither names nor leaves open by a state alone."""
        a, b = self.a, self.b
        return _strangers(
            a, b, {person for person, _ in self.people}, {body for body, _ in self.bodies}
        ) + _strangers(
            b, a, {person for _, person in self.people}, {body for _, body in self.bodies}
        )

    @_Once
    def bodies(self) -> tuple[tuple[str, str], ...]:
        """The bodies of each that may be one; of gatherings whatever their sentences name."""
        if self.gatherings == 0:
            return _alike(self.a.bodies, self.b.bodies)
        return _alike(self.a.names, self.b.names)


def _strangers(report: Report, other: Report, people: set[Person], bodies: set[str]) -> bool:
    """Whether a report names a person or a body that is none of those known to the other one."""
    open_states = other.states - other.states_of_people
    if any(
        person not in people and (person[1] is None or person[1] not in open_states)
        for person in report.people
    ):
        return True
    return not open_states and not bodies.issuperset(report.bodies)


def _alike(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    if not (ours and theirs):
        return ()
    return tuple((a, b) for a in ours for b in theirs if same_name(a, b) >= SAME)
