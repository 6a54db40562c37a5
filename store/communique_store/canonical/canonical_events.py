"""Canonical events as readers see them."""

from typing import Any

import redis

from communique_merging import compose
from communique_schemas import CanonicalEvent
from communique_schemas.errors import NotFoundError
from communique_store.canonical.assignment import id_of_only, only_report
from communique_store.codec import unpack_canonical, unpack_event
from communique_store.connection.connecting import reporting
from communique_store.keys import Keys


class CanonicalEvents:
    """The canonical events of a store, by id."""

    def __init__(self, client: redis.Redis, keys: Keys, url: str) -> None:
        """Use a connection; `url` is told where it fails."""
        self._client: Any = client
        self._keys = keys
        self._url = url

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
        if stored is not None:
            return unpack_canonical(stored)
        if alone is not None and other is None:
            return compose(canonical_id, [unpack_event(alone)])
        if other is not None and other.decode() != canonical_id:
            raise NotFoundError(
                f"canonical event {canonical_id!r} went into another one: {other.decode()!r}"
            )
        raise NotFoundError(f"the store holds no canonical event {canonical_id!r}")

    def of_report(self, report: str) -> str:
        """The id of the canonical event that a report belongs to.

        Raises:
            NotFoundError: the store does not hold this report.
        """
        with reporting(self._url):
            pipeline = self._client.pipeline(transaction=True)  # all of one instant
            pipeline.hget(self._keys.canonical_of, report)
            pipeline.hexists(self._keys.bodies, report)
            name, is_stored = pipeline.execute()
        if not is_stored:
            raise NotFoundError(f"the store holds no event {report!r}")
        return name.decode() if name is not None else id_of_only(report)
