"""What near copies are found by: the signatures of the last articles, for all who push into the store."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import redis

from communique_store.connection.connecting import reporting
from communique_store.keys import Keys
from communique_store.scripts.loading import script

VALUES = 128
"""Values of a signature, of four bytes each; the scripts know it in bytes."""

KEPT_DAYS = 7
"""So long an article is remembered at most."""

_SECONDS_PER_DAY = 86_400
_NO_DAY = "-" * 8


@dataclass(frozen=True, slots=True)
class Signed:
    """An article by what it is compared by: the hash of its text, its day, and its signature."""

    article_id: str
    text_hash: str
    day: date | None
    signature: bytes


class CopyIndex:
    """Knows of articles which earlier one they are near copies of, across pushes and producers."""

    def __init__(self, client: redis.Redis, keys: Keys, url: str) -> None:
        """Use a connection."""
        self._client: Any = client
        self._keys = [keys.copies_seen, keys.copies_order, keys.copies_bands]
        self._url = url
        self._judge = self._client.register_script(script("copies.lua", "copies_dropping.lua"))
        self._drop = self._client.register_script(script("copies_drop.lua", "copies_dropping.lua"))

    def firsts(
        self, articles: Sequence[Signed], *, most: int, shared: int, days: int
    ) -> list[str | None]:
        """The ids of the earlier articles that these are near copies of; None for one that is a first itself.

        All in one step, in their order; an article with the same text is judged the same again.

        Args:
            articles: are remembered from here on.
            most: articles that are remembered.
            shared: values that the signatures of copies share at least.
            days: between the publications of two that are copies, at most.
        """
        if not articles:
            return []
        arguments: list[str | bytes | float] = [
            time.time(), most, KEPT_DAYS * _SECONDS_PER_DAY, shared, days
        ]  # fmt: skip
        for each in articles:
            day = f"{each.day.toordinal():08}" if each.day else _NO_DAY
            arguments += [each.article_id, each.text_hash, day, each.signature]
        with reporting(self._url):
            answers = self._judge(keys=self._keys, args=arguments)
        return [answer.decode() or None for answer in answers]

    def discard(self, article_ids: Iterable[str]) -> None:
        """Forget articles; nothing is a copy of them from here on."""
        ids = list(article_ids)
        if ids:
            with reporting(self._url):
                self._drop(keys=self._keys, args=ids)
