"""Verifies the invariants of a store: nothing half-written, nothing twice, indexes and bodies agree."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import redis

from communique_store.codec import unpack_event
from communique_store.connection import reporting
from communique_store.keys import Keys
from communique_store.scripts import script

_PAGE = 500
_FIRST = "-"


class StoreCheck:
    """Looks through a store; it may be in use meanwhile, for each look is at one instant.

    Only what compares totals (`_totals`, `_stream`) wants a store at rest, and is left out of one with
    articles under way.
    """

    def __init__(self, client: redis.Redis, keys: Keys, url: str) -> None:
        self._client: Any = client
        self._keys = keys
        self._url = url
        self._article = self._client.register_script(script("check_article.lua"))
        self._index = self._client.register_script(script("check_index.lua"))

    def problems(self) -> Iterator[str]:
        """Yield what is wrong, a sentence each; nothing where all is well."""
        with reporting(self._url):
            yield from self._articles()
            yield from self._indexes()
            if not self._client.hlen(self._keys.queued):
                yield from self._totals()
                yield from self._stream()

    def _articles(self) -> Iterator[str]:
        keys = self._keys
        for article_id in self._known_articles():
            for words in self._article(
                keys=[keys.article(article_id), keys.events_of(article_id), keys.bodies,
                      keys.indexes, keys.queued, keys.outbox, keys.sent, keys.dead, keys.stored],
                args=[article_id, keys.index_prefix],
            ):  # fmt: skip
                yield f"article {article_id!r} {words.decode()}"

    def _known_articles(self) -> Iterator[str]:
        """Every id that any key names."""
        keys, seen = self._keys, set()
        for pattern in (keys.article(""), keys.events_of("")):
            for key in self._client.scan_iter(f"{pattern}*", count=_PAGE):
                seen.add(key.decode().removeprefix(pattern))
        for name in (keys.queued, keys.outbox):
            seen.update(article_id.decode() for article_id in self._client.hkeys(name))
        for name in (keys.sent, keys.stored):
            seen.update(article_id.decode() for article_id, _ in self._client.zscan_iter(name))
        yield from sorted(seen)

    def _indexes(self) -> Iterator[str]:
        pattern = self._keys.index("", "").removesuffix(":")
        for key in self._client.scan_iter(f"{pattern}*", count=_PAGE):
            start, found = 0, _PAGE
            while found == _PAGE:
                found, *orphans = self._index(
                    keys=[key, self._keys.bodies], args=[start, start + _PAGE - 1]
                )
                for event_id in orphans:
                    yield f"index {key.decode()!r} names event {event_id.decode()!r}, which has no body"
                start += found

    def _totals(self) -> Iterator[str]:
        keys, client = self._keys, self._client
        counted = int(client.hget(keys.counters, "articles") or 0)
        totals = {
            "articles listed by time": (client.zcard(keys.stored), counted),
            "lists of indexes": (client.hlen(keys.indexes), client.hlen(keys.bodies)),
            "events in the index of all": (client.zcard(keys.all), client.hlen(keys.bodies)),
        }
        for name, (found, expected) in totals.items():
            if found != expected:
                yield f"there are {found:,} {name}, and should be {expected:,}"

    def _stream(self) -> Iterator[str]:
        """Replay the stream: every event that is stored came once and was not retracted.

        A stream that was trimmed, or a store from which old articles went, tells less: then only what
        came twice is found.
        """
        balance: Counter[str] = Counter()
        entries = self._entries()
        for action, event_id in entries:
            balance[event_id] += 1 if action == "added" else -1
            if balance[event_id] > 1:
                yield f"the stream says twice that event {event_id!r} was added"
        if self._is_trimmed():
            return
        stored = {event_id.decode() for event_id in self._client.hkeys(self._keys.bodies)}
        for event_id in sorted(stored):
            if balance[event_id] != 1:
                yield f"event {event_id!r} is stored, and the stream does not say so"

    def _entries(self) -> Iterator[tuple[str, str]]:
        after = _FIRST
        while page := self._client.xrange(self._keys.stream, min=after, count=_PAGE):
            for _, fields in page:
                event = unpack_event(fields[b"event"])
                yield fields[b"action"].decode(), event.id
            after = f"({page[-1][0].decode()}"

    def _is_trimmed(self) -> bool:
        if not self._client.exists(self._keys.stream):
            return False
        told = self._client.xinfo_stream(self._keys.stream)
        return int(told["entries-added"]) != int(told["length"])
