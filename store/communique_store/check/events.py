"""Compares what the store holds of an event with what the event itself says."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

from communique_schemas import Article, ArticleReference, Event
from communique_schemas.errors import InvalidEventError
from communique_store.codec import unpack_event
from communique_store.keys import Keys
from communique_store.scores import score


@dataclass(frozen=True, slots=True)
class HeldEvent:
    """An event as `check_article.lua` found it; a score is None where an index does not name it."""

    event_id: str
    body: bytes
    indexes: tuple[str, ...]
    article_score: float
    all_score: float | None
    scores: tuple[float | None, ...]

    @classmethod
    def of(cls, told: Any) -> Self:
        """From the script's answer."""
        event_id, body, names, scores = told
        of_article, of_all, *others = (float(text) if text else None for text in scores)
        indexes = tuple(names.decode().split("\n")) if names else ()
        return cls(event_id.decode(), body, indexes, of_article or 0.0, of_all, tuple(others))

    def problems(
        self, keys: Keys, article_id: str, record: Article | str | None, longest: int
    ) -> Iterator[str]:
        """Yield what is wrong with it.

        Args:
            keys: names of the indexes.
            article_id: the article among whose events it stands.
            record: of the article as stored, if it can be read.
            longest: days after its first that the longest event lasts, as the store believes.
        """
        named = ("all", *self.indexes)
        for name, found in zip(named, (self.all_score, *self.scores), strict=True):
            if found is None:
                yield f"is missing in {name}"
        if not self.body:
            yield "has no body"
            return
        try:
            event = unpack_event(self.body)
        except InvalidEventError as error:
            yield f"cannot be read: {error}"
            return
        if event.id != self.event_id:
            yield f"has the body of event {event.id}"
        if event.article.id != article_id:
            yield f"is of article {event.article.id!r}"
        elif isinstance(record, Article) and event.article != ArticleReference.to(record):
            yield "is of another record of its article than the one stored"
        yield from self._index_problems(keys, event)
        if event.date and (event.date.end - event.date.start).days > longest:
            yield "lasts longer than the longest event is believed to"

    def _index_problems(self, keys: Keys, event: Event) -> Iterator[str]:
        expected = [key.removeprefix(keys.index_prefix) for key in keys.of_event(event)]
        if sorted(expected) != sorted(self.indexes):
            yield f"has {sorted(self.indexes)} as its list of indexes, and should have {sorted(expected)}"
        own = score(event)
        held = (self.article_score, self.all_score, *self.scores)
        if any(found not in {None, own} for found in held):
            yield "stands in an index by a score that is not its own"
