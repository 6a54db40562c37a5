"""Which reports are worth comparing: those that share a key, on days that overlap.

A key is a pair of anchors ("meeting|FRA+USA"), an anchor being a state or a word of a body's name. A
report of many sides, or of one, is known by what single anchors and names it has.
"""

from dataclasses import dataclass
from datetime import date
from itertools import combinations

from communique_merging.report import Report, prepare
from communique_merging.words import name_words
from communique_schemas import AgreementEvent, MeetingEvent

MOST = 12
"""No report has more keys."""
_FEW = 4
"""So many anchors give pairs; more are a gathering."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """The keys of a report, and the days on which it may have been."""

    keys: tuple[str, ...]
    first: date
    last: date


def anchors(report: Report) -> tuple[str, ...]:
    """The states of a report, and the longest word of each name that has none."""
    homeless = [p for p in (*report.people, *report.bodies) if p.country is None]
    words = {max(sorted(found), key=len) for p in homeless if (found := name_words(p.name))}
    return (*sorted(report.states), *sorted(words))


def block(report: Report) -> Blocks:
    """The blocks of a prepared report."""
    found = anchors(report)
    pairs = [f"{a}+{b}" for a, b in combinations(found, 2)] if len(found) <= _FEW else []
    single = found if len(found) <= _FEW else (*sorted(report.names), *found)
    keys = tuple(f"{report.type}|{key}" for key in (*pairs, *single))[:MOST]
    return Blocks(keys, *report.days.bounds)


def blocks(event: MeetingEvent | AgreementEvent) -> Blocks:
    """The blocks of an event: no keys where it names nobody whom another report could name."""
    return block(prepare(event))


def overlap(a: Blocks, b: Blocks) -> bool:
    """Whether two reports are candidates."""
    return a.first <= b.last and b.first <= a.last and not set(a.keys).isdisjoint(b.keys)
