"""The articles under way: accepted from a producer, and neither stored nor dead yet."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import redis
from pydantic import ValidationError

from communique_schemas import Article, DeadLetter
from communique_schemas.errors import InvalidArticleError
from communique_store.codec import pack_article, unpack_article
from communique_store.connection.connecting import reporting
from communique_store.keys import Keys
from communique_store.scripts.loading import script

Acceptance = Literal["new", "superseding", "known", "differs", "conflict", "forgotten"]
Reread = Literal["under way", "not stored", "dead"]


@dataclass(frozen=True, slots=True)
class Accepted:
    """An article under way, and the receipt for its record.

    Nothing is done in the article's name without the receipt, and it is good for this record alone: when
    it is stored, when a newer one was accepted, or the article forgotten, it is good for nothing.
    """

    article: Article
    receipt: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An article that cannot be read from the outbox: damaged, or left by another version."""

    article_id: str
    packed: bytes
    reason: str
    receipt: str


_ANSWERS: dict[int, Acceptance] = {
    0: "new", 1: "superseding", 2: "known", 3: "differs", 4: "conflict", 6: "forgotten",
}  # fmt: skip
_DEAD = 5
"""The answer for an article that was not taken in because its newest record is a dead letter."""
_REREAD: tuple[Reread, ...] = ("under way", "not stored", "dead")


class Outbox:
    """Keeps an article from its acceptance until it is stored or dead.

    The queue carries ids alone. A message that the broker loses is found here and sent again.
    """

    def __init__(self, client: redis.Redis, keys: Keys, url: str) -> None:
        self._client: Any = client
        self._keys = keys
        self._url = url
        self._accept = self._client.register_script(script("accept.lua"))
        self._reread = self._client.register_script(script("reread.lua"))
        self._begin = self._client.register_script(script("begin.lua"))
        self._overdue = self._client.register_script(script("overdue.lua"))

    def accept(
        self,
        articles: Sequence[Article],
        *,
        again: bool = False,
        replace: bool = False,
        in_message: bool = False,
    ) -> list[Acceptance]:
        """Take articles in, all in one atomic write.

        The record that was accepted last is the newest one of an article, and supersedes any other when
        it is read.

        Args:
            articles: of ids that differ.
            again: take in what is known, too, stored, under way or dead; but no other text, unless in the
                place of a dead letter.
            replace: take in what differs from the newest record known, be it in its text.
            in_message: they came in a message, and not from who pushes them now: what was forgotten
                stays out.

        Returns:
            For each article whether it was taken in, as `new` or as `superseding` another record; or was
            left out: it is `known`, it `differs` from the record known in other things than the text, its
            id is that of another text (`conflict`), or it was `forgotten`.
        """
        if not articles:
            return []
        keys = self._keys
        arguments: list[str | bytes | float] = [
            time.time(), int(again), int(replace), int(in_message),
        ]  # fmt: skip
        for article in articles:
            arguments += [article.id, article.fingerprint, pack_article(article, under_way=True)]
        with reporting(self._url):
            answers = self._accept(
                keys=[keys.queued, keys.outbox, keys.sent, keys.attempts, keys.dead, keys.forgotten,
                      *(keys.article(article.id) for article in articles)],
                args=arguments,
            )  # fmt: skip
        return [
            self._of_dead(article, replace) if answer == _DEAD else _ANSWERS[answer]
            for article, answer in zip(articles, answers, strict=True)
        ]

    def _of_dead(self, article: Article, replace: bool) -> Acceptance:
        """What an article is whose newest record is a dead letter: that is what it is compared with."""
        with reporting(self._url):
            letter = self._client.hget(self._keys.dead, article.id)
        try:
            dead = DeadLetter.model_validate_json(letter) if letter else None
        except ValidationError:  # nobody knows of which record it is
            dead = None
        if dead and dead.receipt == article.fingerprint:
            return "known"
        if replace:
            return self.accept([article], again=True)[0]
        if dead and isinstance(dead.record, dict) and dead.record.get("text") == article.text:
            return "differs" if dead.receipt else "known"
        return "conflict"

    def reread(self, article_ids: Sequence[str]) -> list[Reread]:
        """Take stored articles round again, as they are stored, all in one atomic write.

        Returns:
            For each whether it is under way now, be it with a newer record; or is left out: it is not
            stored, or its newest record is a dead letter.
        """
        if not article_ids:
            return []
        keys = self._keys
        with reporting(self._url):
            answers = self._reread(
                keys=[
                    keys.queued,
                    keys.outbox,
                    keys.sent,
                    keys.dead,
                    *map(keys.article, article_ids),
                ],
                args=[time.time(), *article_ids],
            )
        return [_REREAD[answer] for answer in answers]

    def articles(self, article_ids: Sequence[str]) -> list[Accepted | Unreadable]:
        """The articles with their receipts, but for those that are under way no more."""
        if not article_ids:
            return []
        ids = list(article_ids)
        with reporting(self._url):
            pipeline = self._client.pipeline(transaction=True)  # both of one instant
            pipeline.hmget(self._keys.queued, ids)
            pipeline.hmget(self._keys.outbox, ids)
            receipts, packed = pipeline.execute()
        return [
            _read(article_id, record, receipt.decode())
            for article_id, receipt, record in zip(ids, receipts, packed, strict=True)
            if record is not None and receipt is not None
        ]

    def size(self) -> int:
        """How many articles are under way."""
        with reporting(self._url):
            return int(self._client.hlen(self._keys.queued))

    def lag(self) -> float:
        """How many seconds ago the oldest of those under way was sent (last, where it was sent again)."""
        with reporting(self._url):
            oldest = self._client.zrange(self._keys.sent, 0, 0, withscores=True)
        return max(0.0, time.time() - float(oldest[0][1])) if oldest else 0.0

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

    def begin_attempt(self, accepted: Sequence[Accepted]) -> list[int]:
        """Count one more try of each article; 0 is for a receipt that is good no more."""
        if not accepted:
            return []
        pairs = [part for each in accepted for part in (each.article.id, each.receipt)]
        with reporting(self._url):
            counts = self._begin(keys=[self._keys.queued, self._keys.attempts], args=pairs)
        return [int(count) for count in counts]


def _read(article_id: str, packed: bytes, receipt: str) -> Accepted | Unreadable:
    try:
        return Accepted(unpack_article(packed), receipt)
    except InvalidArticleError as error:
        return Unreadable(article_id, packed, str(error), receipt)
