"""Input formats, one file each."""

from communique_producer.refusal import Refusal
from communique_producer.sources.paths import read_articles, read_placed
from communique_producer.sources.placed import Placed

__all__ = ["Placed", "Refusal", "read_articles", "read_placed"]
