"""Verifies the invariants of a store: nothing half-written, nothing twice, indexes and bodies agree."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import redis
from pydantic import ValidationError

from communique_schemas import Article, DeadLetter
from communique_schemas.article import describe
from communique_schemas.errors import InvalidArticleError, InvalidEventError
from communique_store.check.canonical import CanonicalCheck
from communique_store.check.events import HeldEvent
from communique_store.check.keys import KeyCheck
from communique_store.check.streams import StreamCheck
from communique_store.codec import unpack_article, unpack_event
from communique_store.connection.answers import number
from communique_store.connection.connecting import reporting
from communique_store.keys import Keys
from communique_store.scripts.loading import script

_PAGE = 500


class StoreCheck:
    """Looks through a store; it may be in use meanwhile, for each look is at one instant."""

    def __init__(self, client: redis.Redis, keys: Keys, url: str) -> None:
        self._client: Any = client
        self._keys = keys
        self._url = url
        self._article = self._client.register_script(script("check_article.lua"))
        self._body = self._client.register_script(script("check_body.lua"))
        self._index = self._client.register_script(script("check_index.lua"))

    def problems(self) -> Iterator[str]:
        """Yield what is wrong, a sentence each; nothing where all is well."""
        with reporting(self._url):
            foreign = list(KeyCheck(self._client, self._keys).problems())
            yield from foreign
            if foreign:
                yield "the rest was not looked at: take these out first"
                return
            for article_id in self._known_articles():
                for words in self._of_article(article_id):
                    yield f"article {article_id!r} {words}"
            yield from self._bodies()
            yield from self._indexes()
            yield from self._totals()
            yield from StreamCheck(self._client, self._keys).problems()
            yield from CanonicalCheck(self._client, self._keys).problems()

    def _known_articles(self) -> Iterator[str]:
        """Every id that any key names."""
        keys, seen = self._keys, set()
        for pattern in (keys.article(""), keys.events_of("")):
            for key in self._client.scan_iter(f"{pattern}*", count=_PAGE):
                seen.add(key.decode().removeprefix(pattern))
        for name in (keys.queued, keys.outbox, keys.attempts, keys.dead):
            seen.update(article_id.decode() for article_id in self._client.hkeys(name))
        for name in (keys.sent, keys.stored):
            seen.update(article_id.decode() for article_id, _ in self._client.zscan_iter(name))
        yield from sorted(seen)

    def _of_article(self, article_id: str) -> Iterator[str]:
        keys = self._keys
        wrong, stored_as, stored, queued_as, queued, letter, events = self._article(
            keys=[keys.article(article_id), keys.events_of(article_id), keys.bodies, keys.indexes,
                  keys.queued, keys.outbox, keys.sent, keys.dead, keys.stored, keys.attempts,
                  keys.forgotten],
            args=[article_id, keys.index_prefix],
        )  # fmt: skip
        yield from (words.decode() for words in wrong)
        record = _unpacked(stored)
        yield from _record_problems("as stored", article_id, record, stored_as)
        yield from _record_problems("in the outbox", article_id, _unpacked(queued), queued_as)
        yield from _letter_problems(letter)
        longest = number(self._client.hget(keys.counters, "longest")) if events else 0
        for told in events:
            held = HeldEvent.of(told)
            for words in held.problems(keys, article_id, record, longest):
                yield f"event {held.event_id} {words}"

    def _bodies(self) -> Iterator[str]:
        """Events that no article knows."""
        scan = self._client.hscan_iter(self._keys.bodies, count=_PAGE)
        while page := list(islice(scan, _PAGE)):
            pipeline = self._client.pipeline(transaction=False)
            for event_id, body in page:
                try:
                    article_id = unpack_event(body).article.id
                except InvalidEventError as error:
                    yield f"event {event_id.decode()!r} cannot be read: {error}"
                    article_id = ""
                named = [self._keys.bodies, self._keys.events_of(article_id)]
                self._body(keys=named, args=[event_id, body], client=pipeline)
            for (event_id, _), is_missing in zip(page, pipeline.execute(), strict=True):
                if is_missing:
                    yield f"event {event_id.decode()!r} is stored, and not among those of its article"

    def _indexes(self) -> Iterator[str]:
        prefix = self._keys.index_prefix
        for key in self._client.scan_iter(f"{prefix}*", count=_PAGE):
            name = key.decode().removeprefix(prefix)
            listed = "" if name == "all" or name.startswith("article:") else name
            start, found = 0, _PAGE
            while found == _PAGE:
                found, orphans, strangers = self._index(
                    keys=[key, self._keys.bodies, self._keys.indexes],
                    args=[start, start + _PAGE - 1, listed],
                )
                for event_id in orphans:
                    yield f"index {name!r} names event {event_id.decode()!r}, which has no body"
                for event_id in strangers:
                    yield f"index {name!r} names event {event_id.decode()!r}, which is not of its kind"
                start += found

    def _totals(self) -> Iterator[str]:
        keys = self._keys
        pipeline = self._client.pipeline(transaction=True)  # all of one instant
        pipeline.hget(keys.counters, "articles")
        pipeline.zcard(keys.stored)
        pipeline.hlen(keys.bodies)
        pipeline.hlen(keys.indexes)
        pipeline.zcard(keys.all)
        counted, listed, bodies, lists, everything = pipeline.execute()
        for name, found, expected in (
            ("articles listed by time", listed, number(counted)),
            ("lists of indexes", lists, bodies),
            ("events in the index of all", everything, bodies),
        ):
            if found != expected:
                yield f"there are {found:,} {name}, and should be {expected:,}"


def _unpacked(packed: bytes) -> Article | str | None:
    """The record, None where there is none, or in words why it cannot be read."""
    try:
        return unpack_article(packed) if packed else None
    except InvalidArticleError as error:
        return str(error)


def _record_problems(
    place: str, article_id: str, record: Article | str | None, known_as: bytes
) -> Iterator[str]:
    if record is None:
        return
    if isinstance(record, str):
        yield f"{place} cannot be read: {record}"
        return
    if record.id != article_id:
        yield f"{place} is article {record.id!r}"
    text_hash, _, _ = known_as.decode().partition("-")
    if record.text_hash != text_hash:
        yield f"{place} has a text that is not the one it is known by"
    elif known_as.decode() not in {
        record.fingerprint,
        text_hash,
    }:  # an older version knew the text alone
        yield f"{place} has details that are not those it is known by"


def _letter_problems(letter: bytes) -> Iterator[str]:
    if not letter:
        return
    try:
        DeadLetter.model_validate_json(letter)
    except ValidationError as error:
        yield f"has a dead letter that cannot be read: {describe(error)}"
