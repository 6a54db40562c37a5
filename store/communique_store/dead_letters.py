"""Articles that could not be processed, each with its reason."""

from collections.abc import Iterator
from typing import Any

import redis

from communique_schemas import Article, DeadLetter, ExtractorInfo
from communique_schemas.errors import NotFoundError
from communique_store.connection import reporting
from communique_store.keys import Keys, sortable
from communique_store.scripts import script


class DeadLetters:
    """The dead letters of a store."""

    def __init__(self, client: redis.Redis, keys: Keys, url: str) -> None:
        self._client: Any = client
        self._keys = keys
        self._url = url
        self._bury = self._client.register_script(script("bury.lua"))

    def add(
        self,
        letter: DeadLetter,
        *,
        article: Article | None = None,
        extractor: ExtractorInfo | None = None,
    ) -> bool:
        """Keep a letter, and take its article off those under way, in one step.

        Args:
            letter: what to keep.
            article: the article, where its record makes one.
            extractor: what could not process it.

        Returns:
            False where the article was processed after all, by another worker.
        """
        keys, name = self._keys, letter.article_id
        with reporting(self._url):
            kept = self._bury(
                keys=[keys.article(name), keys.dead, keys.queued, keys.outbox, keys.sent,
                      keys.attempts],
                args=[name, letter.model_dump_json(), article.text_hash if article else "",
                      sortable(extractor) if extractor else ""],
            )  # fmt: skip
        return bool(kept)

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
