"""One consumer of a group: reads the stream, claims what others left, acknowledges, and leaves."""

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Generic

import redis
from redis.exceptions import RedisClusterException

from communique_schemas.errors import InvalidEventError
from communique_store.batch import Batch, E, UnreadableEntry
from communique_store.entries import Read
from communique_store.scripts.loading import script

_MS = 1000
_FIRST = "0-0"
_LONGEST_WAIT = 5.0
"""Seconds after which one that waits for new entries looks for abandoned ones."""
_SHORTEST_WAIT = 0.1
_SHARE = 0.1
"""Of the claim's delay: how often abandoned entries are looked for, and those held said to be held still."""
_ACKNOWLEDGE_SECONDS = 1.0
"""How long an entry that was used may stay without acknowledgement."""
_DELAYS_UNTIL_DEAD = 10
_SECONDS_UNTIL_DEAD = 60.0
"""A consumer that lives asks every few seconds, unless its caller holds an entry, which is then pending."""
_EVER_SO_LONG_MS = 365 * 86_400 * _MS
_PAGE = 1000


class Consumer(Generic[E]):
    """A member of a consumer group, by its name.

    Entries that it has fetched and not given yet are renewed while it gives the others, so that no other
    consumer claims them; one that its caller works on for longer than the delay may be claimed.
    """

    def __init__(
        self,
        client: Any,
        stream: str,
        group: str,
        name: str,
        *,
        count: int,
        claim_after_seconds: float,
        read: Read[E],
    ) -> None:
        """Read `count` entries at a time; what another one has held for the delay counts as abandoned.

        `read` makes of an entry what it says.
        """
        self._read_entry = read
        self._client = client
        self._stream = stream
        self._group = group
        self._name = name
        self._count = count
        self._delay = claim_after_seconds
        self._held_since = 0.0
        self._swept_at = float("-inf")
        self._leave = client.register_script(script("leave.lua"))
        self._sweep = client.register_script(script("sweep.lua"))
        self._renew = client.register_script(script("renew.lua"))

    def entries(self, block_seconds: float | None) -> Iterator[E]:
        """Yield what it held before, then what others abandoned and what is new.

        Args:
            block_seconds: end after so long without an entry; None waits for ever.
        """
        for fetched in self._fetch(block_seconds):
            yield from self._deliver(fetched)

    def batches(
        self, block_seconds: float | None, reporting: Callable[[], AbstractContextManager[None]]
    ) -> Iterator[Batch[E]]:
        """Yield the same as batches; nothing of them is acknowledged but by who takes them.

        Args:
            block_seconds: as for `entries`.
            reporting: says in our words what goes wrong when a batch is acknowledged or renewed, which
                happens outside of this iteration.
        """

        def acknowledge(entry_ids: Sequence[str]) -> None:
            with reporting():
                self._acknowledge([entry_id.encode() for entry_id in entry_ids])

        def hold(entry_ids: Sequence[str]) -> None:
            with reporting():
                self._renew(keys=[self._stream], args=[self._group, self._name, *entry_ids])

        for fetched in self._fetch(block_seconds):
            gone = [entry_id for entry_id, fields in fetched if not fields]
            self._acknowledge(gone)
            there = tuple(self._whatever(*entry) for entry in fetched if entry[1])
            if there:
                yield Batch(there, acknowledge, hold)

    def _fetch(self, block_seconds: float | None) -> Iterator[list[Any]]:
        yield from self._backlog()
        place, quiet_since = _FIRST, time.monotonic()
        while True:
            self._forget_the_dead()
            place, batch = self._claim(place)
            all_seen = place == _FIRST
            left = None if block_seconds is None else block_seconds - time.monotonic() + quiet_since
            batch = batch or self._read(">", self._wait(left) if all_seen else None)
            if batch:
                yield batch
                quiet_since = time.monotonic()
            elif all_seen and left is not None and left <= 0:
                return

    @contextmanager
    def leaving(self) -> Iterator[None]:
        """Leave the group at the end: others get what was not used at once, and the name is forgotten.

        Not where the server fails, which cannot be told then; what is held is claimed in time.
        """
        try:
            yield
        except (redis.RedisError, RedisClusterException):
            raise
        except BaseException:
            self._give_back()
            raise
        self._give_back()

    def _give_back(self) -> None:
        arguments = [self._group, self._name, _EVER_SO_LONG_MS, _PAGE]
        self._leave(keys=[self._stream], args=arguments)

    def _forget_the_dead(self) -> None:
        quiet = max(_SECONDS_UNTIL_DEAD, _DELAYS_UNTIL_DEAD * self._delay)
        if time.monotonic() - self._swept_at >= quiet:
            self._sweep(keys=[self._stream], args=[self._group, int(quiet * _MS)])
            self._swept_at = time.monotonic()

    def _wait(self, left: float | None) -> int:
        """Milliseconds to wait for new entries before the next look for abandoned ones."""
        longest = min(_LONGEST_WAIT, max(_SHORTEST_WAIT, _SHARE * self._delay))
        return max(1, int(_MS * (longest if left is None else min(longest, left))))

    def _backlog(self) -> Iterator[list[Any]]:
        """Yield what this consumer was given before and did not acknowledge."""
        after = _FIRST
        while batch := self._read(after):
            after = batch[-1][0].decode()
            yield batch

    def _claim(self, place: str) -> tuple[str, list[Any]]:
        """Claim abandoned entries from a place on; returns the place to go on from, `_FIRST` at the end."""
        self._held_since = time.monotonic()
        idle = int(self._delay * _MS)
        following, entries, *_ = self._client.xautoclaim(
            self._stream, self._group, self._name, idle, place, count=self._count
        )
        return following.decode(), entries

    def _read(self, after: str, wait: int | None = None, count: int | None = None) -> list[Any]:
        """Read new entries (">"), or those held already behind an id, which are held anew by that."""
        self._held_since = time.monotonic()
        answer: Any = self._client.xreadgroup(
            self._group, self._name, {self._stream: after}, count=count or self._count, block=wait
        )
        if not answer:
            return []
        entries: list[Any] = (
            answer[0][1] if isinstance(answer, list) else next(iter(answer.values()))[0]
        )
        return entries

    def _deliver(self, batch: Sequence[Any]) -> Iterator[E]:
        """Yield entries; now and then those for which another one was asked are acknowledged."""
        often = min(_ACKNOWLEDGE_SECONDS, _SHARE * self._delay)
        used, waiting = list[bytes](), deque(batch)
        try:
            while waiting:
                entry_id, fields = waiting.popleft()
                if fields:
                    yield self._read_entry(entry_id, fields, self._stream)
                used.append(entry_id)
                if time.monotonic() - self._held_since > often:
                    self._acknowledge(used)
                    used = []
                    if waiting:  # another one may have claimed some, if the caller took long
                        waiting = deque(self._read(entry_id.decode(), count=len(waiting)))
        finally:
            self._acknowledge(used)

    def _whatever(self, entry_id: bytes, fields: dict[bytes, bytes]) -> E | UnreadableEntry:
        try:
            return self._read_entry(entry_id, fields, self._stream)
        except InvalidEventError as error:
            return UnreadableEntry(entry_id.decode(), str(error), fields)

    def _acknowledge(self, used: list[bytes]) -> None:
        if used:
            self._client.xack(self._stream, self._group, *used)
