"""Writes what was read of articles: one atomic script an article."""

import time
from collections.abc import Iterable
from itertools import repeat
from typing import Any

from communique_schemas import Article, ExtractionResult
from communique_schemas.errors import ArticleConflictError
from communique_store.codec import pack_article, pack_event
from communique_store.connection.connecting import reporting
from communique_store.keys import Keys, sortable
from communique_store.scores import score
from communique_store.scripts.loading import script


class EventWriter:
    """Puts articles with their events, indexes and stream entries in place."""

    def __init__(self, client: Any, keys: Keys, url: str) -> None:
        """Write over a connection; `url` is told where it fails."""
        self._client = client
        self._keys = keys
        self._url = url
        self._script = client.register_script(script("save.lua"))

    def save(self, result: ExtractionResult, *, receipt: str | None = None) -> bool:
        """Put one article and its events in place, in one atomic write; they supersede what is there of it.

        Args:
            result: what was read.
            receipt: of the record that was read (see `Accepted`); without one this record counts as the
                newest, if it has the text that is stored.

        Returns:
            True if it was written, False if this or a newer extractor's result was there already, or the
            receipt is good no more.

        Raises:
            ArticleConflictError: the article's id is taken by another text, and there is no receipt.
        """
        keys, arguments = self.script_call(result, receipt)
        with reporting(self._url):
            written = self._script(keys=keys, args=arguments)
        if written == -1:
            raise _conflict(result.article)
        return bool(written)

    def script_call(
        self, result: ExtractionResult, receipt: str | None
    ) -> tuple[list[str], list[str | bytes | float]]:
        """Keys and arguments of the script that saves."""
        article, keys = result.article, self._keys
        days = [event.date.end - event.date.start for event in result.events if event.date]
        arguments: list[str | bytes | float] = [
            receipt or article.fingerprint,
            sortable(result.extractor),
            pack_article(article),
            article.id,
            time.time(),
            len(result.events),
            keys.index_prefix,
            max((length.days for length in days), default=0),
            int(receipt is not None),
        ]
        for event in result.events:
            indexes = [key.removeprefix(keys.index_prefix) for key in keys.of_event(event)]
            arguments += [event.id, pack_event(event), score(event), len(indexes), *indexes]
        named = [
            keys.article(article.id), keys.events_of(article.id), keys.bodies, keys.indexes,
            keys.stream, keys.queued, keys.attempts, keys.counters, keys.stored,
            keys.outbox, keys.sent, keys.dead, keys.forgotten,
        ]  # fmt: skip
        return named, arguments

    def save_many(
        self, results: Iterable[ExtractionResult], receipts: Iterable[str | None] | None = None
    ) -> list[bool | ArticleConflictError]:
        """Save results, each atomic by itself, on one way to the server and back.

        Args:
            results: any number.
            receipts: as many, those of the records that were read; None for none.

        Returns:
            For each what `save` returns, or the error that it would raise.
        """
        with reporting(self._url):
            pipeline = self._client.pipeline(transaction=False)
            articles = []
            pairs = zip(results, receipts, strict=True) if receipts else zip(results, repeat(None))
            for result, receipt in pairs:
                keys, arguments = self.script_call(result, receipt)
                self._script(keys=keys, args=arguments, client=pipeline)
                articles.append(result.article)
            answers = pipeline.execute() if articles else []
        return [
            _conflict(article) if answer == -1 else bool(answer)
            for article, answer in zip(articles, answers, strict=True)
        ]


def _conflict(article: Article) -> ArticleConflictError:
    return ArticleConflictError(
        f"article id {article.id!r} is taken by another text: give this one an id of its own, or push "
        "it with `--replace`"
    )
