"""Replays the stream, and compares it with the events that are stored."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from communique_schemas import StreamEntry
from communique_schemas.cloud_event import context_of
from communique_schemas.errors import InvalidEventError
from communique_store.entries import Fields, is_packed, read_entry
from communique_store.keys import Keys

_PAGE = 500
_FIRST = "-"


class StreamCheck:
    """Tells whether each event was added and retracted in turns, and which are stored: those added last.

    It may be updated in between. A stream that was trimmed, or a store from which the retention took
    articles out, tells less: then only what came twice is found, and only since articles were last taken out.
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
        not_there: set[tuple[str, str]] = set()
        unknown = _place(forgotten) if forgotten else None
        for entry_id, fields in self._entries(newest[0][0]) if newest else ():
            if unknown and _place(entry_id) > unknown:
                balance.clear()
                unknown = None
            try:
                entry = read_entry(entry_id, fields, self._keys.stream)
            except InvalidEventError as error:
                yield str(error)
                continue
            yield from _attribute_problems(entry, fields)
            event_id = entry.event.id
            if entry.action == "updated":
                if balance[event_id] < 1 and not unknown:
                    not_there.add((event_id, "updated"))
                continue
            balance[event_id] += 1 if entry.action == "added" else -1
            if balance[event_id] > 1 and not unknown:
                yield f"the stream says twice that event {event_id!r} was added"
            if balance[event_id] < 0:
                not_there.add((event_id, "retracted"))
        if not forgotten and self._is_whole(erased):
            yield from self._differences(balance, {event_id.decode() for event_id in stored})
            for event_id, action in sorted(not_there):
                yield f"the stream says that event {event_id!r} was {action}, and it was not there"

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


def _attribute_problems(entry: StreamEntry, fields: Fields) -> Iterator[str]:
    """Whether the attributes beside the data say what the data say."""
    if is_packed(fields):
        return
    for name, expected in context_of(entry).items():
        found = fields.get(name.encode(), b"").decode(errors="replace")
        if found != expected:
            yield f"entry {entry.entry_id} of the stream has {name} {found!r}, and should have {expected!r}"


def _place(entry_id: bytes) -> tuple[int, int]:
    """An entry id as numbers, which sort."""
    moment, _, number = entry_id.decode().partition("-")
    return int(moment), int(number or 0)
