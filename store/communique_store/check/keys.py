"""Looks at what stands under the names of a store: whether all of it is of the type that we put there."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from communique_store.keys import Keys

_PAGE = 500


class KeyCheck:
    """Finds what others wrote under our names, which no other look at the store can do with."""

    def __init__(self, client: Any, keys: Keys) -> None:
        self._client = client
        self._keys = keys
        self._hashes = (keys.bodies, keys.indexes, keys.lost, keys.queued, keys.outbox,
                        keys.attempts, keys.dead, keys.counters, keys.blocks, keys.components,
                        keys.component_of, keys.canonical_of, keys.canonical.bodies,
                        keys.canonical.indexes, keys.corrections, keys.lost_changes,
                        keys.copies_seen, keys.copies_bands)  # fmt: skip
        self._sets = (keys.sent, keys.stored, keys.copies_order)
        self._set_prefixes = (keys.index_prefix, keys.canonical.index_prefix, keys.block_prefix)

    def problems(self) -> Iterator[str]:
        """Yield what is wrong, a sentence each."""
        wrong = False
        for name, found in self._types():
            wanted = self._wanted(name)
            if wanted and found != wanted:
                wrong = True
                yield f"key {_shown(name)} is a {found}, and should be a {wanted}: others wrote it"
            elif not _is_text(name):
                wrong = True
                yield f"key {_shown(name)} has a name that none of ours has: others wrote it"
        if not wrong:  # else these questions would fail
            yield from self._members()

    def _types(self) -> Iterator[tuple[bytes, str]]:
        """Each key under the prefix with its type."""
        scan = self._client.scan_iter(f"{self._keys.key_prefix}*", count=_PAGE)
        while page := list(islice(scan, _PAGE)):
            pipeline = self._client.pipeline(transaction=False)
            for name in page:
                pipeline.type(name)
            for name, found in zip(page, pipeline.execute(), strict=True):
                if found != b"none":  # it went meanwhile
                    yield name, found.decode()

    def _wanted(self, name: bytes) -> str | None:
        keys, text = self._keys, name.decode(errors="replace")
        if text in {keys.stream, keys.changes}:
            return "stream"
        if text in self._hashes or text.startswith(keys.article("")):
            return "hash"
        if text in {*self._sets, keys.due} or text.startswith(self._set_prefixes):
            return "zset"
        strings = (keys.worker(""), keys.answer(""), keys.rates)
        return "string" if text.startswith(strings) else None

    def _members(self) -> Iterator[str]:
        """Names of articles that are none."""
        for key in (self._keys.queued, self._keys.outbox, self._keys.attempts, self._keys.dead):
            for member in self._client.hkeys(key):
                if not _is_text(member):
                    yield f"key {key!r} names {member!r}, which is no article's id: others wrote it"
        for key in self._sets:
            for member, _ in self._client.zscan_iter(key, count=_PAGE):
                if not _is_text(member):
                    yield f"key {key!r} names {member!r}, which is no article's id: others wrote it"


def _shown(name: bytes) -> str:
    return repr(name.decode()) if _is_text(name) else repr(name)


def _is_text(name: bytes) -> bool:
    try:
        name.decode()
    except UnicodeDecodeError:
        return False
    return True
