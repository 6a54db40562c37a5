"""Replays the stream, and compares it with the events that are stored."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from communique_schemas.errors import InvalidEventError
from communique_store.codec import unpack_event
from communique_store.keys import Keys

_PAGE = 500
_FIRST = "-"
_ACTIONS = frozenset({b"added", b"retracted"})


class StreamCheck:
    """Tells whether each event was added and retracted in turns, and which are stored: those added last.

    A stream that was trimmed, or a store from which the retention took articles out, tells less: then
    only what came twice is found, and only since articles were last taken out.
    """

    def __init__(self, client: Any, keys: Keys) -> None:
        self._client = client
        self._keys = keys

    def problems(self) -> Iterator[str]:
        """Yield what is wrong, a sentence each."""
        pipeline = self._client.pipeline(transaction=True)  # all of one instant
        pipeline.xrevrange(self._keys.stream, count=1)
        pipeline.hkeys(self._keys.bodies)
        pipeline.hmget(self._keys.counters, "forgotten", "erased")
        newest, stored, (forgotten, erased) = pipeline.execute()
        balance: Counter[str] = Counter()
        strangers: set[str] = set()
        unknown = _place(forgotten) if forgotten else None
        for entry_id, fields in self._entries(newest[0][0]) if newest else ():
            if unknown and _place(entry_id) > unknown:
                balance.clear()
                unknown = None
            if fields.get(b"action") not in _ACTIONS or b"event" not in fields:
                yield f"entry {entry_id.decode()} of the stream is none of ours: others wrote it"
                continue
            try:
                event_id = unpack_event(fields[b"event"]).id
            except InvalidEventError as error:
                yield f"entry {entry_id.decode()} of the stream cannot be read: {error}"
                continue
            balance[event_id] += 1 if fields[b"action"] == b"added" else -1
            if balance[event_id] > 1 and not unknown:
                yield f"the stream says twice that event {event_id!r} was added"
            if balance[event_id] < 0:
                strangers.add(event_id)
        if not forgotten and self._is_whole(erased):
            yield from self._differences(balance, {event_id.decode() for event_id in stored})
            for event_id in sorted(strangers):
                yield f"the stream says that event {event_id!r} was retracted, and it was not there"

    def _differences(self, balance: "Counter[str]", stored: set[str]) -> Iterator[str]:
        for event_id in sorted(stored):
            if balance[event_id] != 1:
                yield f"event {event_id!r} is stored, and the stream does not say so"
        for event_id in sorted(balance.keys() - stored):
            if balance[event_id]:
                yield f"the stream says that event {event_id!r} was added, and it is not stored"

    def _entries(self, newest: bytes) -> Iterator[tuple[bytes, dict[bytes, bytes]]]:
        after = _FIRST
        while page := self._client.xrange(self._keys.stream, min=after, max=newest, count=_PAGE):
            yield from page
            after = f"({page[-1][0].decode()}"

    def _is_whole(self, erased: bytes | None) -> bool:
        """Whether no entry went but with an article that was forgotten everywhere before the replay."""
        if self._client.hget(self._keys.counters, "erased") != erased:
            return False
        if not self._client.exists(self._keys.stream):
            return True
        told = self._client.xinfo_stream(self._keys.stream)
        return int(told["entries-added"]) == int(told["length"]) + int(erased or 0)


def _place(entry_id: bytes) -> tuple[int, int]:
    """An entry id as numbers, which sort."""
    moment, _, number = entry_id.decode().partition("-")
    return int(moment), int(number or 0)
