"""Compares what the store holds of canonical events with the reports that they are made of."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from communique_schemas import CanonicalEvent
from communique_schemas.errors import InvalidEventError
from communique_store.codec import unpack_canonical
from communique_store.keys import Keys
from communique_store.scores import score_of_canonical

_PAGE = 500
_NEW = b"?"


class CanonicalCheck:
    """Tells whether each report is in one group, and each canonical event is that of its group.

    What is due is about to be merged, and may be anything until then; so is what shares a component with it,
    and what is merged while it is looked at.
    """

    def __init__(self, client: Any, keys: Keys) -> None:
        self._client = client
        self._keys = keys

    def problems(self) -> Iterator[str]:
        """Yield what is wrong, a sentence each."""
        keys = self._keys
        pipeline = self._client.pipeline(transaction=True)  # all of one instant
        pipeline.zrange(keys.due, 0, -1)
        pipeline.hgetall(keys.components)
        pipeline.hgetall(keys.component_of)
        pipeline.hgetall(keys.canonical_of)
        pipeline.hgetall(keys.blocks)
        pipeline.hkeys(keys.signatures)
        pipeline.hkeys(keys.bodies)
        due, components, component_of, canonical_of, blocks, signed, stored = pipeline.execute()
        found = _Found(
            frozenset(map(bytes.decode, due)),
            {number.decode(): json.loads(groups) for number, groups in components.items()},
            _decoded(component_of),
            _decoded(canonical_of),
        )
        yield from found.problems()
        yield from _block_problems(blocks, {report.decode() for report in stored}, found.due)
        for report in sorted(set(signed) - set(stored)):
            yield f"event {report.decode()!r} has a signature, and is not stored"
        yield from self._events(found)

    def _events(self, found: "_Found") -> Iterator[str]:
        groups = found.groups()
        seen = set()
        for name, body in self._client.hscan_iter(self._keys.canonical.bodies, count=_PAGE):
            seen.add(name.decode())
            place = f"canonical event {name.decode()!r}"
            try:
                event = unpack_canonical(body)
            except InvalidEventError as error:
                yield f"{place} cannot be read: {error}"
                continue
            reports = {report.id for report in event.reports}
            if found.due & {*reports, *groups.get(name.decode(), ())}:
                continue
            wrong = list(self._index_problems(place, event, body))
            if event.id != name.decode():
                wrong.append(f"{place} has the body of {event.id!r}")
            if reports != set(groups.get(name.decode(), ())):
                wrong.append(f"{place} is not made of the reports of its group")
            if wrong and self._is_still(name, body, reports, found):
                yield from wrong
        for name in sorted(set(found.canonical_of.values()) - seen):
            reports = {report for report, told in found.canonical_of.items() if told == name}
            is_due = found.due.intersection(groups.get(name, ()))
            if not is_due and self._is_still(name.encode(), None, reports, found):
                yield f"reports name canonical event {name!r}, which is not stored"

    def _is_still(
        self, name: bytes, body: bytes | None, reports: Iterable[str], found: "_Found"
    ) -> bool:
        """Tell whether an event, its reports and their groups are as they were when they were looked at."""
        told = sorted(reports)
        numbers = sorted({found.component_of[each] for each in told if each in found.component_of})
        pipeline = self._client.pipeline(transaction=True)  # all of one instant
        pipeline.hget(self._keys.canonical.bodies, name)
        for number in numbers:
            pipeline.hget(self._keys.components, number)
        for report in told:
            pipeline.hget(self._keys.canonical_of, report)
            pipeline.zscore(self._keys.due, report)
        now, *rest = pipeline.execute()
        records, rest = rest[: len(numbers)], rest[len(numbers) :]
        groups = [record and json.loads(record) for record in records]
        names = [named and named.decode() for named in rest[::2]]
        waits = any(score is not None for score in rest[1::2])
        same = names == list(map(found.canonical_of.get, told))
        return (
            now == body
            and not waits
            and same
            and groups == list(map(found.components.get, numbers))
        )

    def _index_problems(self, place: str, event: CanonicalEvent, body: bytes) -> Iterator[str]:
        """What is wrong with the indexes of an event, unless it has another body by now."""
        keys = self._keys.canonical
        names = ("all", *sorted(keys.listed(event)))
        pipeline = self._client.pipeline(transaction=True)  # all of one instant
        pipeline.hget(keys.bodies, event.id)
        pipeline.hget(keys.indexes, event.id)
        for name in names:
            pipeline.zscore(keys.index_prefix + name, event.id)
        now, listed, *scores = pipeline.execute()
        if now != body:
            return
        if listed is None or keys.listed_in(listed) != keys.listed(event):
            yield f"{place} stands in other indexes than this version asks (`communique merge` mends it)"
            return
        for name, score in zip(names, scores, strict=True):
            if score != score_of_canonical(event):
                yield f"{place} does not stand in index {name!r} by its score"


class _Found:
    """What groups the store holds."""

    def __init__(
        self,
        due: frozenset[str],
        components: dict[str, dict[str, list[str]]],
        component_of: dict[str, str],
        canonical_of: dict[str, str],
    ) -> None:
        self.due = due
        self.components = components
        self.component_of = component_of
        self.canonical_of = canonical_of

    def groups(self) -> dict[str, list[str]]:
        """The reports of each canonical event that is in a component."""
        return {name: ids for groups in self.components.values() for name, ids in groups.items()}

    def problems(self) -> Iterator[str]:
        """Yield what of components and of the reports that name them does not agree."""
        members = {
            report: number
            for number, groups in self.components.items()
            for reports in groups.values()
            for report in reports
        }
        for report in sorted(members.keys() | self.component_of.keys()):
            if members.get(report) != self.component_of.get(report):
                yield (
                    f"report {report!r} names component {self.component_of.get(report)}, and is in "
                    f"{members.get(report)}"
                )
        groups = self.groups()
        for report, name in sorted(self.canonical_of.items()):
            if report not in groups.get(name, ()):
                yield f"report {report!r} names canonical event {name!r}, in whose group it is not"


def _block_problems(
    blocks: dict[bytes, bytes], stored: set[str], due: frozenset[str]
) -> Iterator[str]:
    merged = {report.decode() for report, listed in blocks.items() if not listed.startswith(_NEW)}
    for report in sorted(stored - merged - due):
        yield f"event {report!r} was never merged, and does not wait for it (`communique merge`)"
    for report in sorted(merged - stored - due):
        yield f"event {report!r} stands in blocks, and is not stored"


def _decoded(found: dict[bytes, bytes]) -> dict[str, str]:
    return {key.decode(): value.decode() for key, value in found.items()}
