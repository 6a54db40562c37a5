"""Which reports are worth comparing: those that share a key, on days that overlap.

A key is a pair of states ("meeting|FRA+USA") or a word of a name that has no state ("meeting|opec"). As
a report may leave sides out, a state is a key too, together with the manner ("meeting|call|FRA"); the
many states of a gathering make no pairs, but what it is called makes keys.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations

from communique_merging.identity import name_keys
from communique_merging.report import Report, prepare
from communique_schemas import AgreementEvent, MeetingEvent

MOST = 12
"""No report has more keys."""
_FEW = 4
"""So many states make pairs."""
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Blocks:
    """The keys of a report, and the days on which it may have been."""

    keys: tuple[str, ...]
    first: date
    last: date


@lru_cache(maxsize=1024)
def block(report: Report) -> Blocks:
    """The blocks of a prepared report; none where nothing tells when it may have been."""
    if report.days.origin == "unknown":
        return Blocks((), *report.days.bounds)
    stateless = (*report.names, *(name for name, state in report.people if state is None))
    words = list(dict.fromkeys(key for name in stateless for key in name_keys(name)))
    states = sorted(report.states)
    pairs = [f"{a}+{b}" for a, b in combinations(states, 2)] if len(states) <= _FEW else []
    keys = (*words[:_MOST_WORDS], *pairs, *(f"{report.manner}|{state}" for state in states))
    return Blocks(tuple(f"{report.type}|{key}" for key in keys[:MOST]), *report.days.bounds)


def blocks(event: MeetingEvent | AgreementEvent) -> Blocks:
    """The blocks of an event: no keys where it names nobody whom another report could name, or no time."""
    return block(prepare(event))


def overlap(a: Blocks, b: Blocks) -> bool:
    """Whether two reports are candidates."""
    return a.first <= b.last and b.first <= a.last and not set(a.keys).isdisjoint(b.keys)
