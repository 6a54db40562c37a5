"""Reads articles from sources, cleans them and sends them to the queue."""

from communique_producer.copies import Copies
from communique_producer.producer import Patience, Producer
from communique_producer.refusal import Refusal
from communique_producer.report import PushReport
from communique_producer.sources import read_articles

__all__ = ["Copies", "Patience", "Producer", "PushReport", "Refusal", "read_articles"]
