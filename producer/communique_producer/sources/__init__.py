"""Input formats, one file each."""

from communique_producer.refusal import Refusal
from communique_producer.sources.placed import Placed
from communique_producer.sources.reading import follow_articles, read_articles, read_placed
from communique_producer.sources.recognition import kind_names

__all__ = ["Placed", "Refusal", "follow_articles", "kind_names", "read_articles", "read_placed"]
