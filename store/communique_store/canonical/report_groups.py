"""Merging as the store sees it: which reports wait, what is held of them, and the step that writes groups."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import redis

from communique_merging import Report, prepare, read_signature
from communique_schemas import Event
from communique_schemas.errors import InvalidEventError
from communique_store.canonical.assignment import id_of_only
from communique_store.canonical.blocks import BlockEntry, BlockIndex
from communique_store.canonical.outdated_reports import OutdatedReports
from communique_store.canonical.plan import (
    ASKED,
    Compose,
    Groups,
    Partition,
    Planner,
    Situation,
)
from communique_store.codec import unpack_event
from communique_store.connection.connecting import reporting
from communique_store.keys import Keys
from communique_store.scripts.loading import script

_PAGE = 1000


class ReportGroups:
    """The reports of a store in their components and groups.

    Merging goes in rounds: take reports that are `due`, `enter` their blocks, find those that they may be
    one event with among the `candidates`, read the `situation` of all of them, and `write` the groups. A
    round that met others' writing is told so, and is gone through again.
    """

    def __init__(self, client: redis.Redis, keys: Keys, url: str) -> None:
        """Use a connection; `url` is told where it fails."""
        self._client: Any = client
        self._keys = keys
        self._url = url
        self._blocks = BlockIndex(client, keys)
        self._script = self._client.register_script(
            script("merge.lua", "telling.lua", "taking_out.lua")
        )

    def due(self, count: int, before: float | None = None, skip: int = 0) -> dict[str, float]:
        """The reports that wait for longest, with the moments when they became due.

        Args:
            count: the most that are given.
            before: only those that became due before this moment, in seconds since 1970.
            skip: so many of them are left out first.
        """
        with reporting(self._url):
            found = self._client.zrangebyscore(
                self._keys.due,
                "-inf",
                "+inf" if before is None else before,
                start=skip,
                num=count,
                withscores=True,
            )
        return {report.decode(): moment for report, moment in found}

    def due_of(self, reports: Sequence[str]) -> dict[str, float]:
        """Those of some reports that wait, with the moments when they became due."""
        if not reports:
            return {}
        with reporting(self._url):
            moments = self._client.zmscore(self._keys.due, reports)
        return {
            report: moment
            for report, moment in zip(reports, moments, strict=True)
            if moment is not None
        }

    def waiting_of(self, article_ids: Sequence[str]) -> set[str]:
        """The reports of some articles that wait."""
        found = set[str]()
        for at in range(0, len(article_ids), _PAGE) if self.waiting() else ():
            with reporting(self._url):
                pipeline = self._client.pipeline(transaction=False)
                for article_id in article_ids[at : at + _PAGE]:
                    pipeline.zrange(self._keys.events_of(article_id), 0, -1)
                reports = [each.decode() for answer in pipeline.execute() for each in answer]
            found |= self.due_of(reports).keys()
        return found

    def waiting(self) -> int:
        """How many reports wait."""
        with reporting(self._url):
            return int(self._client.zcard(self._keys.due))

    def reports(self, ids: Iterable[str]) -> dict[str, Event]:
        """Those of some reports that are stored and can be read."""
        wanted = sorted(set(ids))
        if not wanted:
            return {}
        with reporting(self._url):
            bodies = self._client.hmget(self._keys.bodies, wanted)
        return _events(wanted, bodies)

    def prepared(self, ids: Iterable[str]) -> dict[str, Report]:
        """The same, as comparison sees them: by their signatures, which are quicker to read."""
        wanted = sorted(set(ids))
        found = self._signed(wanted)
        rest = self.reports(report for report in wanted if report not in found)
        return found | {report: prepare(event) for report, event in rest.items()}

    def prepared_of(self, events: Mapping[str, Event]) -> dict[str, Report]:
        """The same of reports that were read; where a signature was known, it gives the same object again."""
        found = self._signed(sorted(events))
        return {report: found.get(report) or prepare(event) for report, event in events.items()}

    def _signed(self, wanted: Sequence[str]) -> dict[str, Report]:
        if not wanted:
            return {}
        with reporting(self._url):
            signatures = self._client.hmget(self._keys.signatures, wanted)
        return {
            report: known
            for report, signed in zip(wanted, signatures, strict=True)
            if signed is not None and (known := read_signature(report, signed))
        }

    def enter(self, found: Iterable[Report]) -> dict[str, set[str]]:
        """Put reports into their blocks; returns for each the ids of those that may be one event with it."""
        entries = {report.id: BlockEntry.of(report) for report in found}
        with reporting(self._url):
            self._blocks.enter(entries)
            return self._blocks.candidates(entries)

    def situation(self, stamps: Mapping[str, float], others: Iterable[str]) -> Situation:
        """What the store holds of reports that are due, of others, and of all in their components."""
        keys = self._keys
        with reporting(self._url):
            named = sorted({*stamps, *others})
            component_of = self._numbers(named)
            components = self._components(set(component_of.values()))
            component_of |= {
                report: number
                for number, groups in components.items()
                for reports in groups.values()
                for report in reports
            }
            everyone = sorted({*named, *component_of})
            bodies = self._client.hmget(keys.bodies, everyone) if everyone else []
            lists = self._client.hmget(keys.blocks, everyone) if everyone else []
            names = sorted(
                {name for groups in components.values() for name in groups}
                | {id_of_only(report) for report in everyone}
            )
            composed = self._client.hmget(keys.canonical.bodies, names) if names else []
            indexed = self._client.hmget(keys.canonical.indexes, names) if names else []
        ours = {name for groups in components.values() for name in groups}
        held = {name: body for name, body in zip(names, composed, strict=True) if body is not None}
        return Situation(
            everyone=tuple(everyone),
            events=_events(everyone, bodies),
            stamps=stamps,
            told=frozenset(
                report
                for report, listed in zip(everyone, lists, strict=True)
                if listed is not None and not listed.startswith(b"?")
            ),
            gone=frozenset(
                report for report, body in zip(everyone, bodies, strict=True) if body is None
            ),
            component_of=component_of,
            components=components,
            stored={name: body for name, body in held.items() if name in ours},
            indexes={
                name: keys.canonical.listed_in(listed)
                for name, listed in zip(names, indexed, strict=True)
                if listed is not None
            },
            taken=frozenset(held.keys() - ours),
        )

    def write(self, situation: Situation, partition: Partition, compose: Compose) -> bool:
        """Write the groups of a situation; False if others have changed it meanwhile."""
        keys, canonical = self._keys, self._keys.canonical
        plan = Planner(situation, partition, canonical).plan(compose)
        with reporting(self._url):
            done = self._script(
                keys=[keys.due, keys.blocks, keys.components, keys.component_of, keys.canonical_of,
                      canonical.bodies, canonical.indexes, keys.counters, keys.changes, keys.bodies],
                args=[canonical.index_prefix, keys.block_prefix, json.dumps(plan.content), *plan.bodies],
            )  # fmt: skip
        return bool(done)

    def require_all(self) -> int:
        """Let reports wait that were never merged, or that another version merged; returns how many."""
        outdated = OutdatedReports(self._client, self._keys)
        count = 0
        with reporting(self._url):
            for reports in outdated.pages():
                count += self._client.zadd(self._keys.due, dict.fromkeys(reports, ASKED), nx=True)
        return count

    def _numbers(self, reports: Sequence[str]) -> dict[str, str]:
        if not reports:
            return {}
        numbers = self._client.hmget(self._keys.component_of, reports)
        return {
            report: number.decode()
            for report, number in zip(reports, numbers, strict=True)
            if number is not None
        }

    def _components(self, numbers: set[str]) -> dict[str, Groups]:
        wanted = sorted(numbers)
        if not wanted:
            return {}
        records = self._client.hmget(self._keys.components, wanted)
        return {
            number: json.loads(record)
            for number, record in zip(wanted, records, strict=True)
            if record is not None
        }


def _events(reports: Sequence[str], bodies: Sequence[bytes | None]) -> dict[str, Event]:
    """Those of some reports whose bodies can be read, by id."""
    read = zip(reports, map(_readable, bodies), strict=True)
    return {report: event for report, event in read if event is not None}


@lru_cache(maxsize=256)
def _readable(body: bytes | None) -> Event | None:
    """A report; one that is damaged cannot be merged, and `check` tells of it.

    Those of one component are asked for again while others of their days come: some are kept, as many as
    `communique_merging.report.prepare` knows by their identity; each takes some 18 KiB.
    """
    if body is None:
        return None
    try:
        return unpack_event(body)
    except InvalidEventError:
        return None
