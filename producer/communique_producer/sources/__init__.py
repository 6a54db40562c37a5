"""Input formats, one file each."""

from communique_producer.refusal import Refusal
from communique_producer.sources.paths import read_articles

__all__ = ["Refusal", "read_articles"]
