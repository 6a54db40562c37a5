"""Which reports are worth comparing: one stands under a key that the other seeks, and their days overlap.

A key is a pair of states ("meeting|FRA+USA") or a word of a name that has no state ("meeting|opec"). As
a report may leave sides out, a state is a key too, together with the manner: "meeting|call|FRA" of those
who name a few states, "meeting|call|FRA?" of those whose other sides are open, who name one state or many.
Two that both name a few states are found by a pair of them or not at all. The many states of a gathering
make no pairs, but what it is called makes keys.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations

from communique_merging.identity import name_keys
from communique_merging.report import Report, prepare
from communique_schemas import AgreementEvent, MeetingEvent

MOST = 12
"""No report stands under more keys."""
_FEW = 4
"""So many states make pairs."""
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Blocks:
    """Where a report stands and whom it seeks, and the days on which it may have been."""

    keys: tuple[str, ...]
    first: date
    last: date
    sought: tuple[str, ...] = ()
    """The keys under which those stand that may be one event with it."""


@lru_cache(maxsize=1024)
def block(report: Report) -> Blocks:
    """The blocks of a prepared report; none where nothing tells when it may have been."""
    if report.days.origin == "unknown":
        return Blocks((), *report.days.bounds)
    stateless = (*report.names, *(name for name, state in report.people if state is None))
    words = list(dict.fromkeys(key for name in stateless for key in name_keys(name)))
    states = sorted(report.states)
    pairs = [f"{a}+{b}" for a, b in combinations(states, 2)] if len(states) <= _FEW else []
    common = [*words[:_MOST_WORDS], *pairs]
    told = [f"{report.manner}|{state}" for state in states][: MOST - len(common)]
    left_open = [f"{each}?" for each in told]
    stands, sought = (told, left_open) if pairs else (left_open, told + left_open)
    return Blocks(_of(report, common + stands), *report.days.bounds, _of(report, common + sought))


def _of(report: Report, keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{report.type}|{key}" for key in keys)


def blocks(event: MeetingEvent | AgreementEvent) -> Blocks:
    """The blocks of an event: no keys where it names nobody whom another report could name, or no time."""
    return block(prepare(event))


def days_overlap(a: Report, b: Report) -> bool:
    """Whether two reports may have been on one day."""
    (first, last), (start, end) = a.days.ends, b.days.ends
    return first <= end and start <= last


def overlap(a: Blocks, b: Blocks) -> bool:
    """Whether two reports are candidates."""
    return a.first <= b.last and b.first <= a.last and not set(a.keys).isdisjoint(b.sought)
