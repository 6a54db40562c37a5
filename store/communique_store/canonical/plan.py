"""What is to be written of some reports, all in one step."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from communique_schemas import CanonicalEvent, Event
from communique_store.canonical.assignment import assign, id_of_only
from communique_store.codec import canonical_json, pack_event_json
from communique_store.keys import CanonicalKeys
from communique_store.scores import score_of_canonical

Groups = Mapping[str, Sequence[str]]
"""Canonical ids with their reports."""
Partition = Iterable[Sequence[Sequence[str]]]
"""Components, each as its groups of reports."""
ASKED = 0.0
"""The time from which reports are due that somebody asks to be merged once more: they have not changed."""
Compose = Callable[[str, Sequence[str]], CanonicalEvent]
"""Makes the canonical event of an id and some reports."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What the store held of reports that are to be merged, and of those that may be one event with them.

    Attributes:
        everyone: all of these reports.
        events: those of them that are stored and can be read, by id.
        stamps: those that are to be merged, by the time when they became due.
        told: those of all reports of which followers were told before.
        gone: the reports that are stored no more.
        component_of: reports to their component, where they have one.
        components: the canonical events of each component.
        stored: bodies of the canonical events that are stored, by id.
        indexes: the indexes that name them, by id, without their prefix.
        taken: further ids that canonical events have.
    """

    everyone: tuple[str, ...]
    events: Mapping[str, Event]
    stamps: Mapping[str, float]
    told: frozenset[str]
    gone: frozenset[str]
    component_of: Mapping[str, str]
    components: Mapping[str, Groups]
    stored: Mapping[str, bytes]
    indexes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    taken: frozenset[str] = frozenset()

    def old_groups(self) -> dict[str, tuple[str, ...]]:
        """The canonical events as followers know them, those of reports that are gone among them."""
        grouped = {
            report
            for groups in self.components.values()
            for reports in groups.values()
            for report in reports
        }
        groups = {
            name: tuple(reports)
            for component in self.components.values()
            for name, reports in component.items()
            if self.told.intersection(reports)
        }
        return groups | {id_of_only(report): (report,) for report in sorted(self.told - grouped)}

    def seen(self, report: str) -> tuple[str, str, bool, bool]:
        """What was seen of a report: its component, whether it was told, and whether it is stored."""
        component = self.component_of.get(report, "")
        return report, component, report in self.told, report not in self.gone


@dataclass(slots=True)
class MergePlan:
    """The plan in the form that `merge.lua` takes, and the bodies of its canonical events."""

    content: dict[str, Any]
    bodies: list[bytes] = field(default_factory=list)


class Planner:
    """Plans what is to be written so that the store holds a partition of reports."""

    def __init__(self, situation: Situation, partition: Partition, keys: CanonicalKeys) -> None:
        """Plan for what the store held.

        Args:
            situation: what it held.
            partition: all reports of the situation that are still stored, in components and groups.
            keys: names of the indexes.
        """
        self._situation = situation
        self._keys = keys
        self._components = [tuple(map(tuple, component)) for component in partition]
        self._old = situation.old_groups()
        groups = [group for component in self._components for group in component]
        assigned = assign(self._old, groups, situation.taken)
        self._groups, self._fates = assigned.groups, assigned.fates
        self._name_of = {report: name for name, group in self._groups.items() for report in group}

    def plan(self, compose: Compose) -> MergePlan:
        """Make the plan; only what is stored of canonical events is composed."""
        before, names = self._situation, self._name_of
        stored = {name: group for name, group in self._groups.items() if _is_stored(name, group)}
        composed = {name: compose(name, group) for name, group in stored.items()}
        packed = {name: pack_event_json(canonical_json(event)) for name, event in composed.items()}
        changed = {name for name, body in packed.items() if body != before.stored.get(name)}
        written = [
            name
            for name, event in composed.items()
            if name in changed or self._keys.listed(event) != before.indexes.get(name)
        ]
        content = {
            "expected": list(map(before.seen, before.everyone)),
            "dissolved": sorted(before.components),
            "components": list(self._kept_components()),
            "named": [(report, name) for name, group in stored.items() for report in group],
            "removed": sorted(before.stored.keys() - stored.keys()),
            "events": [self._entry(composed[name]) for name in written],
            "told": list(self._told(changed)),
            "gone": sorted(before.gone),
            "merged": sorted(names),
            "settled": list(before.stamps.items()),
        }
        return MergePlan(content, [packed[name] for name in written])

    def _kept_components(self) -> Iterator[dict[str, Any]]:
        for component in self._components:
            groups = {self._name_of[group[0]]: group for group in component}
            if len(groups) > 1 or any(_is_stored(*each) for each in groups.items()):
                reports = sorted(report for group in component for report in group)
                yield {"groups": json.dumps(groups, separators=(",", ":")), "reports": reports}

    def _entry(self, event: CanonicalEvent) -> dict[str, Any]:
        return {
            "id": event.id,
            "score": score_of_canonical(event),
            "days": (event.date.end - event.date.start).days if event.date else 0,
            "indexes": sorted(self._keys.listed(event)),
        }

    def _told(self, changed: set[str]) -> Iterator[dict[str, str]]:
        for name, fate in sorted(self._fates.items()):
            reports = self._groups.get(name, ())
            if fate.action == "updated" and not self._is_news(name, reports, changed):
                continue
            data = {"id": name, "reports": reports, "other": fate.other}
            yield {
                "id": name,
                "action": fate.action,
                "data": json.dumps(data, separators=(",", ":")),
            }

    def _is_news(self, name: str, reports: Sequence[str], changed: set[str]) -> bool:
        """Whether an event that was there is another one now: in its reports, or in what they say."""
        if set(reports) != set(self._old[name]) or name in changed:
            return True
        due = self._situation.stamps.get(reports[0], ASKED)
        return not _is_stored(name, reports) and due > ASKED


def _is_stored(name: str, reports: Sequence[str]) -> bool:
    """Whether an event is written: that of one report is not, unless its id tells of another."""
    return len(reports) > 1 or name != id_of_only(reports[0])
