"""Communiqué: the meetings and the agreements that news articles report.

    from communique import Article, EventStore, Extractor, Producer

The names are loaded when they are first used, so that no part brings another one's dependencies.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from communique_schemas.version import __version__

if TYPE_CHECKING:
    from communique_consumer.frames import to_frame
    from communique_extraction.extractor import Extractor
    from communique_merging.identity import people
    from communique_producer.articles import (
        article_from_html,
        article_from_newsplease,
        article_from_record,
        articles_from_answer,
    )
    from communique_producer.producer import Producer
    from communique_schemas import AgreementEvent, Article, MeetingEvent, Person
    from communique_store import EventStore
    from communique_store.async_event_store import AsyncEventStore

__all__ = [
    "AgreementEvent",
    "Article",
    "AsyncEventStore",
    "EventStore",
    "Extractor",
    "MeetingEvent",
    "Person",
    "Producer",
    "__version__",
    "article_from_html",
    "article_from_newsplease",
    "article_from_record",
    "articles_from_answer",
    "people",
    "to_frame",
]

_HOMES = {
    "AgreementEvent": "communique_schemas",
    "Article": "communique_schemas",
    "MeetingEvent": "communique_schemas",
    "Person": "communique_schemas",
    "EventStore": "communique_store",
    "AsyncEventStore": "communique_store.async_event_store",
    "Producer": "communique_producer.producer",
    "Extractor": "communique_extraction.extractor",
    "article_from_html": "communique_producer.articles",
    "article_from_newsplease": "communique_producer.articles",
    "article_from_record": "communique_producer.articles",
    "articles_from_answer": "communique_producer.articles",
    "people": "communique_merging.identity",
    "to_frame": "communique_consumer.frames",
}


def __getattr__(name: str) -> Any:
    """Load a public name from the component that it lives in."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_HOMES[name]), name)
