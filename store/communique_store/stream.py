"""The streams of events: their consumer groups, following them, and trimming them."""

from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Generic

import redis

from communique_schemas import CanonicalChange, StreamEntry
from communique_schemas.errors import InvalidEventError, NotFoundError, PositionError
from communique_store.batch import Batch, E
from communique_store.connection.connecting import reporting
from communique_store.consumer import Consumer
from communique_store.entries import Fields, Read, read_change, read_entry
from communique_store.keys import Keys
from communique_store.scripts.loading import script
from communique_store.tail import Tail

_TRIMMED = 1000
"""Entries that the server drops in one go, which keeps it for some milliseconds."""
_MS = 1000


@dataclass(frozen=True, slots=True)
class Group:
    """A consumer group: `pending` entries were given out and not acknowledged, `lag` not given out.

    `lag` is None where the server cannot tell. `lost` entries went by a forced trim before it read them.
    """

    name: str
    consumers: int
    pending: int
    lag: int | None
    lost: int


@dataclass(frozen=True, slots=True)
class TrimReport:
    """How many entries went, and the groups that had not read all of what was old, with how many."""

    dropped: int
    unread: dict[str, int]


@dataclass(frozen=True, slots=True)
class Following:
    """How a consumer follows (see `EventStore.follow`)."""

    leave: bool
    start: str | datetime
    block_seconds: float | None
    count: int
    claim_after_seconds: float = 60


class Stream(Generic[E]):
    """A stream of what happens to events."""

    def __init__(self, client: redis.Redis, name: str, lost: str, url: str, read: Read[E]) -> None:
        """Use a connection.

        Args:
            client: the connection.
            name: the stream's key.
            lost: key of the hash of what groups lost.
            url: told where the connection fails.
            read: makes of an entry what it says.
        """
        self._client: Any = client
        self._stream = name
        self._lost = lost
        self._url = url
        self._read = read
        self._trim = self._client.register_script(script("trim.lua"))

    def follow(self, group: str, consumer: str, how: Following) -> Generator[E, None, None]:
        """Yield entries and acknowledge what was used (see `EventStore.follow`)."""
        with self._member(group, consumer, how) as member:
            yield from member.entries(how.block_seconds)

    def batches(self, group: str, consumer: str, how: Following) -> Generator[Batch[E], None, None]:
        """Yield entries in batches (see `EventStore.follow_batches`)."""
        with self._member(group, consumer, how) as member:
            yield from member.batches(how.block_seconds, partial(self._reporting, group))

    @contextmanager
    def _reporting(self, group: str) -> Iterator[None]:
        with reporting(self._url), _explaining(group):
            yield

    @contextmanager
    def _member(self, group: str, consumer: str, how: Following) -> Iterator[Consumer[E]]:
        with self._reporting(group):
            self._make_group(group, how.start)
            member = Consumer(
                self._client,
                self._stream,
                group,
                consumer,
                count=how.count,
                claim_after_seconds=how.claim_after_seconds,
                read=self._read,
            )
            with member.leaving() if how.leave else nullcontext():
                yield member

    def groups(self) -> list[Group]:
        """The consumer groups, by name."""
        with reporting(self._url):
            if not self._client.exists(self._stream):
                return []
            told = self._client.xinfo_groups(self._stream)
            lost = self._client.hgetall(self._lost)
        return [
            Group(
                name=group["name"].decode(errors="backslashreplace"),
                consumers=group["consumers"],
                pending=group["pending"],
                lag=group["lag"],
                lost=int(lost.get(group["name"], 0)),
            )
            for group in sorted(told, key=lambda group: bytes(group["name"]))
        ]

    def latest(self, count: int) -> list[E]:
        """The last entries, the newest first; what others wrote into the stream is left out."""
        with reporting(self._url):
            found = self._client.xrevrange(self._stream, count=count)
        return self._readable(found)

    def behind(self, entry_id: str, count: int) -> list[E]:
        """The first entries behind one, for who keeps the place and belongs to no group.

        Args:
            entry_id: where to go on, "0" at the beginning.
            count: the most that are looked at; what others wrote into the stream is left out.

        Raises:
            PositionError: it is no place in a stream.
        """
        with reporting(self._url), _explaining(""):
            return self._readable(self._client.xrange(self._stream, f"({entry_id}", count=count))

    def end(self) -> str:
        """The id of the last entry that ever came, still there or not; "0-0" before the first."""
        end: bytes = self._facts().get("last-generated-id", b"0-0")
        return end.decode()

    def may_lack_behind(self, entry_id: str) -> bool:
        """Whether entries behind one may have been trimmed or taken out, or this is another stream now."""
        facts, place = self._facts(), _order(entry_id)
        last = facts.get("last-generated-id", b"0-0")
        if _order(last) < place or _order(facts.get("max-deleted-entry-id", b"0-0")) > place:
            return True
        first = facts.get("first-entry")
        begins_later = first is None or _order(first[0]) > place
        is_cut = bool(facts) and facts.get("entries-added", 0) > facts["length"]
        return begins_later and is_cut and _order(last) != place

    def _facts(self) -> dict[str, Any]:
        with reporting(self._url):
            if not self._client.exists(self._stream):
                return {}
            told = self._client.xinfo_stream(self._stream)
        return {key if isinstance(key, str) else key.decode(): fact for key, fact in told.items()}

    def _readable(self, found: Iterable[tuple[bytes, Fields]]) -> list[E]:
        entries = []
        for entry_id, fields in found:
            with suppress(InvalidEventError):
                entries.append(self._read(entry_id, fields, self._stream))
        return entries

    def tail(self) -> Tail[E]:
        """What comes from now on, for who keeps the place without a group."""
        return Tail(self._client, self._stream, self._url, self._read)

    def rewind(self, group: str, start: str | datetime) -> None:
        """Let a group read again from a point on; what it held unacknowledged it gets again, too.

        Args:
            group: its name.
            start: "0" for the beginning, "$" for the end, an entry id (the next one comes first), or
                a moment.

        Raises:
            NotFoundError: there is no such group.
            PositionError: `start` is no place in a stream.
        """
        with reporting(self._url), _explaining(group):
            self._require(group)
            self._client.xgroup_setid(self._stream, group, _position(start))

    def drop_group(self, group: str) -> None:
        """Forget a group, whose unread entries hold back trimming no more.

        Raises:
            NotFoundError: there is no such group.
        """
        with reporting(self._url):
            self._require(group)
            self._client.xgroup_destroy(self._stream, group)
            self._client.hdel(self._lost, group)

    def trim(self, before: datetime, *, force: bool = False) -> TrimReport:
        """Drop the entries that are older than a moment, but none that a group has not read.

        Args:
            before: entries from then on stay.
            force: drop what was not read, too; it is counted as lost under the group's name.
        """
        limit = f"{int(before.timestamp() * _MS)}-0"
        report = TrimReport(0, {})
        with reporting(self._url):
            while True:
                dropped, *told = self._trim(
                    keys=[self._stream, self._lost], args=[limit, int(force), _TRIMMED]
                )
                unread = {
                    name.decode(): number
                    for name, number in zip(told[::2], told[1::2], strict=True)
                }
                if force:  # page by page, what was lost of each
                    unread = dict(Counter(report.unread) + Counter(unread))
                report = TrimReport(report.dropped + dropped, unread)
                if not dropped:
                    return report

    def _require(self, group: str) -> None:
        if group not in {known.name for known in self.groups()}:
            raise NotFoundError(f"there is no consumer group {group!r}")

    def _make_group(self, group: str, start: str | datetime) -> None:
        if group in {known.name for known in self.groups()}:
            return  # a full server would refuse to make it, though it is there
        try:
            self._client.xgroup_create(self._stream, group, id=_position(start), mkstream=True)
        except redis.ResponseError as error:
            if not str(error).startswith("BUSYGROUP"):  # another one has just made it
                raise


class EventStream(Stream[StreamEntry]):
    """The stream of reports added, updated and retracted."""

    def __init__(self, client: redis.Redis, keys: Keys, url: str) -> None:
        """Use a connection; `url` is told where it fails."""
        super().__init__(client, keys.stream, keys.lost, url, read_entry)


class ChangeStream(Stream[CanonicalChange]):
    """The stream of canonical events created, updated, merged, split and retracted."""

    def __init__(self, client: redis.Redis, keys: Keys, url: str) -> None:
        """Use a connection; `url` is told where it fails."""
        super().__init__(client, keys.changes, keys.lost_changes, url, read_change)


@contextmanager
def _explaining(group: str) -> Iterator[None]:
    """Say in our words what the server says of a group that went meanwhile, and of a wrong position.

    Raises:
        NotFoundError: somebody dropped the group, or emptied the server.
        PositionError: the position is none.
    """
    try:
        yield
    except redis.ResponseError as error:
        words = str(error)
        if "NOGROUP" in words or "UNBLOCKED" in words:
            raise NotFoundError(f"consumer group {group!r} was dropped meanwhile") from error
        if "Invalid stream ID" in words:
            raise PositionError(
                "no place in the stream: give 0, $, an entry id such as 1715693000000-0, or a moment"
            ) from error
        raise


def _order(entry_id: str | bytes) -> tuple[int, int]:
    text = entry_id if isinstance(entry_id, str) else entry_id.decode()
    moment, _, number = text.partition("-")
    return int(moment), int(number or 0)


def _position(start: str | datetime) -> str:
    return start if isinstance(start, str) else f"{int(start.timestamp() * _MS)}-0"
