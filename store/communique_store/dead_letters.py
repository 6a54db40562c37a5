"""Articles that could not be processed, each with its reason."""

from collections.abc import Iterator
from typing import Any

import redis

from communique_schemas import DeadLetter
from communique_schemas.errors import NotFoundError
from communique_store.connection import reporting
from communique_store.keys import Keys


class DeadLetters:
    """The dead letters of a store."""

    def __init__(self, client: redis.Redis, keys: Keys, url: str) -> None:
        self._client: Any = client
        self._keys = keys
        self._url = url

    def add(self, letter: DeadLetter) -> None:
        """Keep a letter, and take its article off those under way, in one step."""
        with reporting(self._url):
            pipeline = self._client.pipeline(transaction=True)
            pipeline.hset(self._keys.dead, letter.article_id, letter.model_dump_json())
            pipeline.hdel(self._keys.queued, letter.article_id)
            pipeline.hdel(self._keys.attempts, letter.article_id)
            pipeline.execute()

    def all(self) -> Iterator[DeadLetter]:
        """Yield all letters."""
        with reporting(self._url):
            for _, body in self._client.hscan_iter(self._keys.dead):
                yield DeadLetter.model_validate_json(body)

    def get(self, article_id: str) -> DeadLetter:
        """Give one letter.

        Raises:
            NotFoundError: there is none for this article.
        """
        with reporting(self._url):
            body = self._client.hget(self._keys.dead, article_id)
        if body is None:
            raise NotFoundError(f"there is no dead letter for article {article_id!r}")
        return DeadLetter.model_validate_json(body)

    def drop(self, article_id: str) -> None:
        """Take one letter out.

        Raises:
            NotFoundError: there is none for this article.
        """
        with reporting(self._url):
            if not self._client.hdel(self._keys.dead, article_id):
                raise NotFoundError(f"there is no dead letter for article {article_id!r}")
