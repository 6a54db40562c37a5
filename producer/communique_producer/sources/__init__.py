"""Input formats, one file each."""

from communique_producer.refusal import Refusal
from communique_producer.sources.placed import Placed
from communique_producer.sources.reading import read_articles, read_placed
from communique_producer.sources.recognition import kind_names

__all__ = ["Placed", "Refusal", "kind_names", "read_articles", "read_placed"]
