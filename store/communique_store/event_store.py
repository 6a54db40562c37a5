"""The store of events: atomic writes, queries, the stream, and the articles under way."""

import time
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from types import TracebackType
from typing import Any, Self, Unpack

from communique_merging import compare
from communique_schemas import (
    Article,
    CanonicalChange,
    Event,
    ExtractionResult,
    Person,
    StreamEntry,
)
from communique_schemas.errors import ArticleConflictError, NotFoundError, StoreFullError
from communique_store.batch import Batch
from communique_store.canonical.canonical_events import CanonicalEvents
from communique_store.canonical.canonical_query import (
    CanonicalFilters,
    CanonicalQuery,
    CanonicalQueryResult,
)
from communique_store.canonical.corrections import CorrectionBook
from communique_store.canonical.people_table import (
    PeopleFilters,
    PeopleQuery,
    PeopleTable,
    Progress,
)
from communique_store.canonical.reasons import Reasons
from communique_store.canonical.report_groups import ReportGroups
from communique_store.check.checking import StoreCheck
from communique_store.codec import unpack_article, unpack_event
from communique_store.connection.answers import number
from communique_store.connection.connecting import connect, reporting, resolve_store_url
from communique_store.connection.settings import ConnectionSettings
from communique_store.connection.urls import redacted
from communique_store.copies import CopyIndex
from communique_store.dead_letters import DeadLetters
from communique_store.erasure import Erasure, ForgetReport
from communique_store.event_writer import EventWriter
from communique_store.identity import membership
from communique_store.keys import Keys, sortable_version
from communique_store.outbox import Outbox
from communique_store.queries import EventQuery, QueryFilters
from communique_store.query_result import QueryResult
from communique_store.stream import ChangeStream, EventStream, Following
from communique_store.walk import EventWalk
from communique_store.workers import WorkerRegistry

_SCAN = 1000
_SECONDS_PER_DAY = 86_400
_FULL = 0.9
"""Share of the memory limit above which no new article is taken in."""


@dataclass(frozen=True, slots=True)
class StoreCounts:
    """How much the store holds."""

    articles: int
    events: int
    dead_letters: int
    under_way: int


class EventStore:
    """A store of events in Redis; use it as a context manager, or call `close`.

    Every method raises `ConnectionFailedError` where the server cannot be reached.
    """

    def __init__(
        self, url: str | None = None, *, settings: ConnectionSettings | None = None
    ) -> None:
        """Connect to `url`, else to what the settings or the environment tell."""
        self._settings = settings or ConnectionSettings()
        self._url = url or resolve_store_url(self._settings)
        self._keys = Keys(self._settings.key_prefix)
        # redis-py types answers for both of its modes
        self._client: Any = connect(self._url, self._keys)
        self._writer = EventWriter(self._client, self._keys, self._url)
        self.workers = WorkerRegistry(self._client, self._keys, self._url)
        self._walk = EventWalk(self._client, self._keys, self._url)
        self._erasure = Erasure(self._client, self._keys, self._url)
        self.copies = CopyIndex(self._client, self._keys, self._url)
        self.outbox = Outbox(self._client, self._keys, self._url)
        self.stream = EventStream(self._client, self._keys, self._url)
        self.changes = ChangeStream(self._client, self._keys, self._url)
        self.letters = DeadLetters(self._client, self._keys, self._url)
        self.groups = ReportGroups(self._client, self._keys, self._url)
        self.corrections = CorrectionBook(self._client, self._keys, self._url)
        self.canonical = CanonicalEvents(self._client, self._keys, self._url)
        self._people = PeopleTable(self._client, self._keys, self._url, self._walk, self.canonical)

    def __enter__(self) -> Self:
        """Use the connection."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the connection."""
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    # ------------------------------------------------------------------ writing

    def save(self, result: ExtractionResult, *, receipt: str | None = None) -> bool:
        """Put one article and its events in place, in one atomic write (see `EventWriter.save`)."""
        return self._writer.save(result, receipt=receipt)

    def save_many(
        self, results: Iterable[ExtractionResult], receipts: Iterable[str | None] | None = None
    ) -> list[bool | ArticleConflictError]:
        """Save results, each atomic by itself, on one way to the server and back (see `EventWriter`)."""
        return self._writer.save_many(results, receipts)

    def forget(self, article_ids: Iterable[str], *, everywhere: bool = False) -> ForgetReport:
        """Take articles out for good: their texts and events, with their dead letters and what is under way.

        Each goes in one atomic step. A worker that is reading it, and a message that names or carries it,
        change nothing any more; only who pushes it anew brings it back.

        Args:
            article_ids: any number.
            everywhere: take all that was said of their events out of the stream, too, so that nobody
                reads it any more, followers who were behind included. Otherwise the stream says of each
                event that it was retracted. The whole stream is read for this.

        Returns:
            What went, and of which articles the store held nothing.
        """
        ids = list(article_ids)
        self.copies.discard(ids)
        return self._erasure.forget(ids, everywhere=everywhere)

    def expire(self, now: float | None = None) -> int:
        """Take out what is older than the retention (`retention_days`); returns how many articles.

        Entries of the stream go at the same age, but none that a consumer group has not read.
        """
        days = self._settings.retention_days
        if days is None:
            return 0
        limit = (now or time.time()) - days * _SECONDS_PER_DAY
        self.stream.trim(datetime.fromtimestamp(limit, UTC))
        self.changes.trim(datetime.fromtimestamp(limit, UTC))
        with reporting(self._url):
            old = self._client.zrangebyscore(self._keys.stored, "-inf", f"({limit}")
            for article_id in old:
                self._erasure.age(article_id.decode())
        return len(old)

    # ------------------------------------------------------------------ reading

    def query(
        self, *, limit: int | None = 100, after: str | None = None, **filters: Unpack[QueryFilters]
    ) -> QueryResult:
        """Give the events that fit all filters, by their date, or else that of publication.

        The result is an iterator, which asks the store as it goes, and knows its `cursor` and how many are
        left (`remaining`).

        Args:
            limit: the most events given; None for all.
            after: the cursor of an earlier query, to go on behind the last event that it gave.
            filters: and the order, as at `EventQuery`.

        Raises:
            PositionError: `after` is no cursor.
        """
        return QueryResult(self._walk, EventQuery(**filters), limit, after)

    def query_canonical(
        self,
        *,
        limit: int | None = 100,
        after: str | None = None,
        **filters: Unpack[CanonicalFilters],
    ) -> CanonicalQueryResult:
        """Give the canonical events that fit all filters, each once, however many articles report it.

        As `query`, with the filters of `CanonicalQuery`. What was stored a moment ago may not have been
        merged yet, and stands by itself then.

        Raises:
            PositionError: `after` is no cursor.
        """
        return CanonicalQueryResult(self._walk, CanonicalQuery(**filters), limit, after)

    def people(
        self, *, progress: Progress = lambda _: None, **filters: Unpack[PeopleFilters]
    ) -> list[Person]:
        """Give the persons and organisations that fit, the most active first, with the ids of their events.

        All reports are read for it. What was told is kept by this store: asked again for the same days, with
        whatever other filters, it answers at once as long as nothing was stored, forgotten or merged.

        Args:
            progress: told how many reports were read.
            filters: as at `PeopleQuery`.
        """
        return self._people.find(PeopleQuery(**filters), progress)

    def event(self, event_id: str) -> Event:
        """Give one event.

        Raises:
            NotFoundError: the store does not hold it.
        """
        with reporting(self._url):
            body = self._client.hget(self._keys.bodies, event_id)
        if body is None:
            raise NotFoundError(f"the store holds no event {event_id!r}")
        return unpack_event(body)

    def why(self, one: str, other: str) -> Reasons:
        """Tell why two reports are one event, or are not; of an event's id its first report is taken.

        Raises:
            NotFoundError: the store holds one of them not.
        """
        first, second = self._report(one), self._report(other)
        decided = self.corrections.all().of_reports({first.id: first, second.id: second})
        return Reasons(
            events=(self.canonical.of_report(first.id), self.canonical.of_report(second.id)),
            comparison=compare(first, second),
            joined=bool(decided.same),
            split=bool(decided.different),
        )

    def _report(self, event_id: str) -> Event:
        """A report by its id, or the first of an event."""
        try:
            return self.event(event_id)
        except NotFoundError:
            return self.event(self.canonical.named(event_id).reports[0].id)

    def article(self, article_id: str) -> Article:
        """Give one article with its text.

        Raises:
            NotFoundError: the store does not hold it.
        """
        with reporting(self._url):
            record = self._client.hget(self._keys.article(article_id), "record")
        if record is None:
            raise NotFoundError(f"the store holds no article {article_id!r}")
        return unpack_article(record)

    def outdated(self, version: str | None = None) -> Iterator[str]:
        """Yield the ids of the stored articles that an extractor older than `version` read.

        Args:
            version: of the extractor, as in `ExtractorInfo`; None gives all articles.
        """
        limit = sortable_version(version) if version else ""
        with reporting(self._url):
            scan = self._client.zscan_iter(self._keys.stored, count=_SCAN)
            while page := [article_id.decode() for article_id, _ in islice(scan, _SCAN)]:
                pipeline = self._client.pipeline(transaction=False)
                for article_id in page:
                    pipeline.hget(self._keys.article(article_id), "extractor")
                for article_id, held in zip(page, pipeline.execute(), strict=True):
                    if held is not None and (not limit or held.decode().partition("/")[0] < limit):
                        yield article_id

    def follow(
        self,
        group: str,
        *,
        consumer: str | None = None,
        leave: bool | None = None,
        start: str | datetime = "0",
        block_seconds: float | None = None,
        count: int = 100,
        claim_after_seconds: float = 60,
    ) -> Generator[StreamEntry, None, None]:
        """Follow the stream as a member of a consumer group.

        An entry counts as used when the next one is asked for. What was used is acknowledged when the
        iteration ends, after `count` entries, or after a second: so much comes again when a consumer was
        killed. What was not used goes to another one: at once where the iteration ends in order (run it to
        its end, or close it), and else when it has been held for the claim's delay.

        An entry that the caller works on for longer than that may be given to another one, too, and with it
        those used within a second before; those that wait behind it are given to one of the two alone.

        Args:
            group: its name; made at the first use.
            consumer: name of this consumer, under which it gets what it has not acknowledged first when it
                comes back; no two may follow under one name at a time. By default it has one of its own.
            leave: whether others get at once what it has not used when the iteration ends, and its name is
                forgotten; by default where it was given no name.
            start: where a new group starts: "0" at the beginning, "$" at the end, after an entry by
                its id, or at a moment.
            block_seconds: end after so long without a new entry; None waits for ever.
            count: how many entries are fetched at a time.
            claim_after_seconds: an entry held for so long by another consumer counts as abandoned; the same
                for all consumers of a group.
        """
        name, leave = membership(consumer, leave=leave)
        how = Following(leave, start, block_seconds, count, claim_after_seconds)
        return self.stream.follow(group, name, how)

    def follow_batches(
        self,
        group: str,
        *,
        consumer: str | None = None,
        leave: bool | None = None,
        start: str | datetime = "0",
        block_seconds: float | None = None,
        count: int = 100,
        claim_after_seconds: float = 60,
    ) -> Generator[Batch, None, None]:
        """Follow the stream in batches of at most `count` entries, for who hands them on elsewhere.

        As `follow`, but nothing counts as used by itself: whoever takes a batch acknowledges what has
        arrived, and renews it where it takes long. What was not acknowledged when the next batch is asked
        for comes again after the claim's delay, to this consumer or another one. An entry that cannot be
        read is in its batch as an `UnreadableEntry`, and ends nothing.
        """
        name, leave = membership(consumer, leave=leave)
        how = Following(leave, start, block_seconds, count, claim_after_seconds)
        return self.stream.batches(group, name, how)

    def follow_canonical(
        self,
        group: str,
        *,
        consumer: str | None = None,
        leave: bool | None = None,
        start: str | datetime = "0",
        block_seconds: float | None = None,
        count: int = 100,
        claim_after_seconds: float = 60,
    ) -> Generator[CanonicalChange, None, None]:
        """Follow what becomes of canonical events as a member of a consumer group; else as `follow`.

        An entry tells that an event changed; ask `canonical` for it, which has it as it is by then.
        """
        name, leave = membership(consumer, leave=leave)
        how = Following(leave, start, block_seconds, count, claim_after_seconds)
        return self.changes.follow(group, name, how)

    def counts(self) -> StoreCounts:
        """Count what the store holds."""
        with reporting(self._url):
            pipeline = self._client.pipeline(transaction=False)
            pipeline.hget(self._keys.counters, "articles")
            pipeline.hlen(self._keys.bodies)
            pipeline.hlen(self._keys.dead)
            pipeline.hlen(self._keys.queued)
            articles, events, dead, queued = pipeline.execute()
        return StoreCounts(number(articles), events, dead, queued)

    # ------------------------------------------------------------------ articles under way

    def known(self, article_ids: Iterable[str]) -> set[str]:
        """Those of these articles that are under way, stored or dead."""
        ids = list(article_ids)
        if not ids:
            return set()
        keys = self._keys
        with reporting(self._url):
            marks = zip(
                self._client.hmget(keys.queued, ids),
                self._client.zmscore(keys.stored, ids),
                self._client.hmget(keys.dead, ids),
                strict=True,
            )
        return {
            article_id
            for article_id, found in zip(ids, marks, strict=True)
            if any(mark is not None for mark in found)
        }

    def pending(self, article_ids: Iterable[str]) -> set[str]:
        """Which of these articles are under way: accepted, and neither stored nor dead."""
        ids = list(article_ids)
        if not ids:
            return set()
        with reporting(self._url):
            marks = self._client.hmget(self._keys.queued, ids)
        return {article_id for article_id, mark in zip(ids, marks, strict=True) if mark is not None}

    def check_room(self) -> None:
        """Check that the server is not near its memory limit.

        What is left above `_FULL` of it belongs to the workers, who finish what was accepted.

        Raises:
            StoreFullError: it is.
        """
        with reporting(self._url):
            memory = self._client.info("memory")
        limit, used = int(memory.get("maxmemory", 0)), int(memory["used_memory"])
        if limit and used > _FULL * limit:
            raise StoreFullError(
                f"the store at {redacted(self._url)} uses {used / limit:.0%} of its memory limit: "
                "raise maxmemory, take out old articles (COMMUNIQUE_RETENTION_DAYS, `communique "
                "trim`), or wait until the queue is worked off"
            )

    def problems(self) -> Iterator[str]:
        """Verify the store's invariants; yields what is wrong, a sentence each (see `StoreCheck`)."""
        return StoreCheck(self._client, self._keys, self._url).problems()
