"""Canonical events as readers see them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import redis

from communique_merging import compose, links, links_between
from communique_merging.following import LONGEST, bodies
from communique_schemas import CanonicalEvent, Event, Link
from communique_schemas.errors import NotFoundError
from communique_store.canonical.article_reports import reports_of
from communique_store.canonical.assignment import id_of_only, only_report
from communique_store.canonical.canonical_query import CanonicalQuery, CanonicalQueryResult
from communique_store.codec import unpack_canonical, unpack_event
from communique_store.connection.connecting import reporting
from communique_store.keys import Keys
from communique_store.walk import EventWalk

_PAGE = 1000


class CanonicalEvents:
    """The canonical events of a store, by id."""

    def __init__(self, client: redis.Redis, keys: Keys, url: str) -> None:
        """Use a connection; `url` is told where it fails."""
        self._client: Any = client
        self._keys = keys
        self._url = url
        self._walk = EventWalk(client, keys, url)

    def get(self, canonical_id: str) -> CanonicalEvent:
        """Give one, by its id.

        Raises:
            NotFoundError: there is none of this id, or none any more.
        """
        report = only_report(canonical_id)
        with reporting(self._url):
            pipeline = self._client.pipeline(transaction=True)  # all of one instant
            pipeline.hget(self._keys.canonical.bodies, canonical_id)
            pipeline.hget(self._keys.canonical_of, report or "")
            pipeline.hget(self._keys.bodies, report or "")
            stored, other, alone = pipeline.execute()
        found = _event(canonical_id, stored, other, alone)
        if found is not None:
            return found
        if other is not None and other.decode() != canonical_id:
            raise NotFoundError(
                f"canonical event {canonical_id!r} went into another one: {other.decode()!r}"
            )
        raise NotFoundError(f"the store holds no canonical event {canonical_id!r}")

    def named(self, event_id: str) -> CanonicalEvent:
        """Give one by its id, or by that of one of its reports.

        Raises:
            NotFoundError: there is neither.
        """
        try:
            return self.get(event_id)
        except NotFoundError as error:
            try:
                return self.get(self.of_report(event_id))
            except NotFoundError:
                raise error from None

    def count(self) -> int:
        """How many there are; fewer are told while reports that went wait to be merged."""
        with reporting(self._url):
            pipeline = self._client.pipeline(transaction=True)  # all of one instant
            pipeline.hlen(self._keys.canonical.bodies)
            pipeline.hlen(self._keys.bodies)
            pipeline.hlen(self._keys.canonical_of)
            stored, reports, named = pipeline.execute()
        return max(int(stored + reports - named), 0)  # some that are named may be gone

    def links(self, event: CanonicalEvent) -> tuple[Link, ...]:
        """How an event belongs with others: by what its articles tell, and by names and titles in all.

        Canonical ids, each link once.

        Those that go out from it (the talks of a visit are `part_of` it) and those that lead to it.
        """
        own = {report.id for report in event.reports}
        with reporting(self._url):
            told = reports_of(
                self._client, self._keys, {report.article.id for report in event.reports}
            )
        of_article: dict[str, list[Event]] = defaultdict(list)
        for report in told:
            of_article[report.article.id].append(report)
        ties = [
            link
            for reports in of_article.values()
            for link in links(reports)
            if own & {link.source, link.target}
        ]
        name = self.of_reports(end for tie in ties for end in (tie.source, tie.target))
        found = {
            Link(source=name[tie.source], kind=tie.kind, target=name[tie.target])
            for tie in ties
            if {tie.source, tie.target} <= name.keys() and name[tie.source] != name[tie.target]
        }
        found |= {
            link
            for link in links_between([event, *self._neighbours(event)])
            if event.id in {link.source, link.target}
        }
        return tuple(sorted(found, key=lambda link: (link.source, link.kind, link.target)))

    def _neighbours(self, event: CanonicalEvent) -> list[CanonicalEvent]:
        """The events that this one may follow upon, or that may follow upon it: of one body, or pact."""
        if event.date is None:
            return []
        try:
            since = event.date.start - timedelta(days=LONGEST)
            until = event.date.end + timedelta(days=LONGEST)
        except OverflowError:  # at the ends of the calendar nothing follows
            return []
        asked = [
            CanonicalQuery(type=event.type, participant=body, since=since, until=until)
            for body in bodies(event)
        ]
        if event.instrument and event.instrument.title:
            states = sorted({each.country for each in event.participants if each.country})
            asked += [
                CanonicalQuery(type=event.type, country=state, since=since, until=until)
                for state in states
            ]
        near = {
            other.id: other
            for wanted in asked
            for other in CanonicalQueryResult(self._walk, wanted, None, None)
        }
        near.pop(event.id, None)
        return list(near.values())

    def of_report(self, report: str) -> str:
        """The id of the canonical event that a report belongs to.

        Raises:
            NotFoundError: the store does not hold this report.
        """
        found = self.of_reports([report])
        if not found:
            raise NotFoundError(f"the store holds no event {report!r}")
        return found[report]

    def many(self, canonical_ids: Iterable[str]) -> dict[str, CanonicalEvent]:
        """Give those of these ids that are there, a thousand on one way to the server and back."""
        wanted = list(dict.fromkeys(canonical_ids))
        found = {}
        for at in range(0, len(wanted), _PAGE):
            page = wanted[at : at + _PAGE]
            reports = [only_report(name) or "" for name in page]
            with reporting(self._url):
                pipeline = self._client.pipeline(transaction=True)  # all of one instant
                pipeline.hmget(self._keys.canonical.bodies, page)
                pipeline.hmget(self._keys.canonical_of, reports)
                pipeline.hmget(self._keys.bodies, reports)
                answers = pipeline.execute()
            for name, stored, other, alone in zip(page, *answers, strict=True):
                event = _event(name, stored, other, alone)
                if event is not None:
                    found[name] = event
        return found

    def of_reports(self, reports: Iterable[str]) -> dict[str, str]:
        """The ids of the canonical events that reports belong to; those not stored are left out.

        As `of_report`, for a thousand reports on one way to the server and back.
        """
        wanted = list(dict.fromkeys(reports))
        found = {}
        for at in range(0, len(wanted), _PAGE):
            page = wanted[at : at + _PAGE]
            with reporting(self._url):
                pipeline = self._client.pipeline(transaction=True)  # all of one instant
                pipeline.hmget(self._keys.canonical_of, page)
                for report in page:
                    pipeline.hexists(self._keys.bodies, report)
                names, *stored = pipeline.execute()
            for report, name, is_stored in zip(page, names, stored, strict=True):
                if is_stored:
                    found[report] = name.decode() if name is not None else id_of_only(report)
        return found


def _event(
    canonical_id: str, stored: bytes | None, other: bytes | None, alone: bytes | None
) -> CanonicalEvent | None:
    """An event by what is stored of it, or else by its only report, where that is in no other event."""
    if stored is not None:
        return unpack_canonical(stored)
    if alone is not None and other is None:
        return compose(canonical_id, [unpack_event(alone)])
    return None
