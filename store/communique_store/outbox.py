"""The articles under way: accepted from a producer, and neither stored nor dead yet."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import redis

from communique_schemas import Article, DeadLetter
from communique_schemas.errors import InvalidArticleError
from communique_store.codec import pack_article, unpack_article
from communique_store.connection import reporting
from communique_store.keys import Keys
from communique_store.scripts import script

Acceptance = Literal["new", "known", "conflict"]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An article that cannot be read from the outbox: damaged, or left by another version."""

    article_id: str
    packed: bytes
    reason: str


_ANSWERS: tuple[Acceptance, ...] = ("new", "known", "conflict")
_DEAD = 3
"""The answer for an article that was not taken in because its id has a dead letter."""


class Outbox:
    """Keeps an article from its acceptance until it is stored or dead.

    The queue carries ids alone. A message that the broker loses is found here and sent again.
    """

    def __init__(self, client: redis.Redis, keys: Keys, url: str) -> None:
        self._client: Any = client
        self._keys = keys
        self._url = url
        self._accept = self._client.register_script(script("accept.lua"))
        self._begin = self._client.register_script(script("begin.lua"))
        self._overdue = self._client.register_script(script("overdue.lua"))

    def accept(self, articles: Sequence[Article], *, again: bool = False) -> list[Acceptance]:
        """Take articles in, all in one atomic write.

        Args:
            articles: of ids that differ.
            again: take in what was stored, is under way or is dead, too; in the place of a dead
                letter any text may come.

        Returns:
            For each article whether it was new, or known and left as it is, or its id is taken by
            another text.
        """
        if not articles:
            return []
        keys = self._keys
        arguments: list[str | bytes | float] = [time.time(), int(again)]
        for article in articles:
            arguments += [article.id, article.text_hash, pack_article(article, under_way=True)]
        with reporting(self._url):
            answers = self._accept(
                keys=[keys.queued, keys.outbox, keys.sent, keys.attempts, keys.dead,
                      *(keys.article(article.id) for article in articles)],
                args=arguments,
            )  # fmt: skip
        return [
            self._of_dead(article) if answer == _DEAD else _ANSWERS[answer]
            for article, answer in zip(articles, answers, strict=True)
        ]

    def _of_dead(self, article: Article) -> Acceptance:
        """What an article is whose id has a dead letter: known only if the letter is of its text."""
        with reporting(self._url):
            letter = self._client.hget(self._keys.dead, article.id)
        record = DeadLetter.model_validate_json(letter).record if letter else None
        text = record.get("text") if isinstance(record, dict) else None
        return "known" if text == article.text else "conflict"

    def articles(self, article_ids: Sequence[str]) -> list[Article | Unreadable]:
        """The articles themselves, but for those that are under way no more."""
        if not article_ids:
            return []
        with reporting(self._url):
            packed = self._client.hmget(self._keys.outbox, list(article_ids))
        return [
            _read(article_id, record)
            for article_id, record in zip(article_ids, packed, strict=True)
            if record is not None
        ]

    def size(self) -> int:
        """How many articles are under way."""
        with reporting(self._url):
            return int(self._client.hlen(self._keys.queued))

    def overdue(self, seconds: float, *, most: int = 1000) -> list[str]:
        """Claim articles that were sent longer ago than this, so as to send them again."""
        now = time.time()
        with reporting(self._url):
            found = self._overdue(keys=[self._keys.sent], args=[now - seconds, now, most])
        return [article_id.decode() for article_id in found]

    def attempts(self, article_ids: Sequence[str]) -> list[int]:
        """How often each article was begun so far."""
        if not article_ids:
            return []
        with reporting(self._url):
            return [int(n or 0) for n in self._client.hmget(self._keys.attempts, list(article_ids))]

    def begin_attempt(self, article_ids: Sequence[str]) -> list[int]:
        """Count one more try of each article that is under way; 0 is for one that is no more."""
        if not article_ids:
            return []
        with reporting(self._url):
            counts = self._begin(
                keys=[self._keys.outbox, self._keys.attempts], args=list(article_ids)
            )
        return [int(count) for count in counts]


def _read(article_id: str, packed: bytes) -> Article | Unreadable:
    try:
        return unpack_article(packed)
    except InvalidArticleError as error:
        return Unreadable(article_id, packed, str(error))
