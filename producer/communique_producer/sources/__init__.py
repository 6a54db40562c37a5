"""Input formats, one file each."""

from communique_producer.refusal import Refusal
from communique_producer.sources.placed import Placed
from communique_producer.sources.reading import (
    Said,
    follow_articles,
    poll_articles,
    read_articles,
    read_placed,
)
from communique_producer.sources.recognition import kind_names
from communique_producer.sources.tally import Tally

__all__ = [
    "Placed",
    "Refusal",
    "Said",
    "Tally",
    "follow_articles",
    "kind_names",
    "poll_articles",
    "read_articles",
    "read_placed",
]
