"""Writes what was read of articles: one atomic script an article."""

import time
from collections.abc import Iterable, Sequence
from typing import Any

from communique_schemas import Article, ExtractionResult
from communique_schemas.errors import ArticleConflictError
from communique_store.codec import event_json, pack_article, pack_event_json
from communique_store.connection.connecting import reporting
from communique_store.keys import Keys, sortable
from communique_store.retractions import Seen, retractions
from communique_store.scores import score
from communique_store.scripts.loading import script

SCRIPT = script("save.lua", "telling.lua")


class EventWriter:
    """Puts articles with their events, indexes and stream entries in place."""

    def __init__(self, client: Any, keys: Keys, url: str) -> None:
        """Write over a connection; `url` is told where it fails."""
        self._client = client
        self._keys = keys
        self._url = url
        self._script = client.register_script(SCRIPT)

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
        (saved,) = self.save_many([result], [receipt])
        if isinstance(saved, ArticleConflictError):
            raise saved
        return saved

    def script_call(
        self, result: ExtractionResult, receipt: str | None, superseded: Seen = ()
    ) -> tuple[list[str], list[str | bytes | float]]:
        """Keys and arguments of the script that saves.

        Args:
            result: what was read.
            receipt: of the record that was read.
            superseded: the events that are to be retracted for it, as the script told them.
        """
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
            *retractions(superseded),
        ]
        for event in result.events:
            indexes = [key.removeprefix(keys.index_prefix) for key in keys.of_event(event)]
            content = event_json(event)
            arguments += [event.id, pack_event_json(content), score(event), event.type, content,
                          len(indexes), *indexes]  # fmt: skip
        named = [
            keys.article(article.id), keys.events_of(article.id), keys.bodies, keys.indexes,
            keys.stream, keys.queued, keys.attempts, keys.counters, keys.stored,
            keys.outbox, keys.sent, keys.dead, keys.forgotten, keys.due, keys.signatures,
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
        results = list(results)
        given = list(receipts) if receipts else [None] * len(results)
        answers: list[Any] = [()] * len(results)  # none of the events that each supersedes is seen
        with reporting(self._url):
            while unsaved := [
                n for n, answer in enumerate(answers) if isinstance(answer, Sequence)
            ]:
                pipeline = self._client.pipeline(transaction=False)
                for n in unsaved:
                    keys, arguments = self.script_call(results[n], given[n], answers[n])
                    self._script(keys=keys, args=arguments, client=pipeline)
                for n, answer in zip(unsaved, pipeline.execute(), strict=True):
                    answers[n] = answer
        return [
            _conflict(result.article) if answer == -1 else bool(answer)
            for result, answer in zip(results, answers, strict=True)
        ]


def _conflict(article: Article) -> ArticleConflictError:
    return ArticleConflictError(
        f"article id {article.id!r} is taken by another text: give this one an id of its own, or push "
        "it with `--replace`"
    )
