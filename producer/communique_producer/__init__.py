"""Reads articles from sources, cleans them and sends them to the queue."""

from communique_producer.articles import (
    article_from_html,
    article_from_newsplease,
    article_from_record,
    articles_from_answer,
)
from communique_producer.copies import Copies
from communique_producer.patience import Patience
from communique_producer.producer import Producer
from communique_producer.refusal import Refusal
from communique_producer.report import PushReport
from communique_producer.sources import read_articles

__all__ = [
    "Copies",
    "Patience",
    "Producer",
    "PushReport",
    "Refusal",
    "article_from_html",
    "article_from_newsplease",
    "article_from_record",
    "articles_from_answer",
    "read_articles",
]
