"""Words around the topics of a meeting (`topics.toml`)."""

from functools import cache

from communique_extraction.lexicon.loader import Lexicon, load_as


class TopicWords(Lexicon):
    """`topics.toml`."""

    verbs: frozenset[str]
    cues: frozenset[str]
    telling: frozenset[str]
    said_of: frozenset[str]
    agenda: frozenset[str]
    kinds: frozenset[str]
    not_topics: frozenset[str]
    leads: frozenset[str]
    openers: frozenset[str]
    ends: frozenset[str]
    adjective: str
    breaks: frozenset[str]
    reporting: frozenset[str]
    generic: frozenset[str]
    gerunds: frozenset[str]


@cache
def topic_words() -> TopicWords:
    """The words around topics as data."""
    return load_as(TopicWords, "lexicon/topics")
