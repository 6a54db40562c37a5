"""Articles that could not be processed, each with its reason."""

import hashlib
import time
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import redis
from pydantic import ValidationError

from communique_schemas import Article, DeadLetter, ExtractorInfo
from communique_schemas.article import describe
from communique_schemas.errors import NotFoundError, StoreError
from communique_store.codec import pack_article
from communique_store.connection.connecting import reporting
from communique_store.keys import Keys, sortable
from communique_store.scripts.loading import script

_KEPT = 1
_TAKEN = -1
"""The answer for what was never accepted, under the id of an article that was."""


class DeadLetters:
    """The dead letters of a store; one under the id of its article is of the newest record accepted."""

    def __init__(self, client: redis.Redis, keys: Keys, url: str) -> None:
        self._client: Any = client
        self._keys = keys
        self._url = url
        self._bury = self._client.register_script(script("bury.lua"))
        self._retry = self._client.register_script(script("retry.lua"))

    def add(
        self,
        letter: DeadLetter,
        *,
        receipt: str | None = None,
        extractor: ExtractorInfo | None = None,
    ) -> bool:
        """Keep a letter, and take its article off those under way, in one step.

        What was never accepted is kept under another name where its id is that of an accepted article.

        Args:
            letter: what to keep.
            receipt: that of its record, where it was accepted (see `Accepted`).
            extractor: what could not process it.

        Returns:
            False where nothing was kept: the article was processed after all by another worker, has a
            newer record, or was forgotten.
        """
        letter = letter.model_copy(update={"receipt": receipt})
        kept = self._add(letter, extractor)
        if kept == _TAKEN:
            digest = hashlib.sha256(letter.model_dump_json(include={"record"}).encode())
            name = f"{letter.article_id}~{digest.hexdigest()[:8]}"
            kept = self._add(letter.model_copy(update={"article_id": name}), extractor)
        return kept == _KEPT

    def _add(self, letter: DeadLetter, extractor: ExtractorInfo | None) -> int:
        keys, name = self._keys, letter.article_id
        with reporting(self._url):
            return int(
                self._bury(
                    keys=[keys.article(name), keys.dead, keys.queued, keys.outbox, keys.sent,
                          keys.attempts, keys.forgotten],
                    args=[name, letter.model_dump_json(), letter.receipt or "",
                          sortable(extractor) if extractor else ""],
                )
            )  # fmt: skip

    def put_back(self, letter: DeadLetter, article: Article) -> bool:
        """Take the article of a letter under its id in again; the letter goes, in one step.

        Returns:
            False where the letter is there no more, or is another one by now.
        """
        keys = self._keys
        with reporting(self._url):
            seen = self._client.hget(keys.dead, article.id)
            if seen is None or _read(article.id, seen) != letter:
                return False
            taken = self._retry(
                keys=[keys.queued, keys.outbox, keys.sent, keys.dead],
                args=[article.id, seen, time.time(), article.fingerprint,
                      pack_article(article, under_way=True)],
            )  # fmt: skip
        return bool(taken)

    def all(self) -> Iterator[DeadLetter]:
        """Yield all letters; for one that cannot be read, another one that says so and keeps its bytes."""
        with reporting(self._url):
            for name, body in self._client.hscan_iter(self._keys.dead):
                try:
                    yield _read(name.decode(), body)
                except StoreError as error:
                    yield _stand_in(name.decode(), body, str(error))

    def by_reason(self) -> dict[str, int]:
        """How many letters there are of each reason; all of them are read for it."""
        return dict(Counter(letter.reason for letter in self.all()).most_common())

    def get(self, article_id: str) -> DeadLetter:
        """Give one letter.

        Raises:
            NotFoundError: there is none for this article.
            StoreError: it cannot be read.
        """
        with reporting(self._url):
            body = self._client.hget(self._keys.dead, article_id)
        if body is None:
            raise NotFoundError(f"there is no dead letter for article {article_id!r}")
        return _read(article_id, body)

    def drop(self, article_id: str) -> None:
        """Take one letter out.

        Raises:
            NotFoundError: there is none for this article.
        """
        with reporting(self._url):
            if not self._client.hdel(self._keys.dead, article_id):
                raise NotFoundError(f"there is no dead letter for article {article_id!r}")


def _read(article_id: str, body: bytes) -> DeadLetter:
    try:
        return DeadLetter.model_validate_json(body)
    except ValidationError as error:
        raise StoreError(
            f"the dead letter of article {article_id!r} cannot be read, for another version or others wrote "
            f"it ({describe(error)}): take it out (`communique dead drop`)"
        ) from error


def _stand_in(article_id: str, body: bytes, words: str) -> DeadLetter:
    return DeadLetter(
        article_id=article_id, reason="invalid", message=words, attempts=1, worker="unknown",
        failed_at=datetime.fromtimestamp(0, UTC), record={"packed": b64encode(body).decode()},
    )  # fmt: skip
