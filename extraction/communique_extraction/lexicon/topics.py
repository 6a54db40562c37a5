"""Words around the topics of a meeting (`topics.toml`)."""

from functools import cache

from communique_extraction.lexicon.example import Example
from communique_extraction.lexicon.loader import Lexicon, load_as
from communique_extraction.lexicon.word_group import WordGroup


class TopicPattern(Lexicon):
    """A pattern for words of a list, such as adjectives that share the noun of the one behind "and"."""

    pattern: str
    example: tuple[Example, ...]


class TopicWords(Lexicon):
    """`topics.toml`."""

    verbs: WordGroup
    cues: WordGroup
    telling: WordGroup
    said_of: WordGroup
    agenda: WordGroup
    kinds: WordGroup
    not_topics: WordGroup
    leads: WordGroup
    openers: WordGroup
    ends: WordGroup
    adjective: TopicPattern | None = None
    adjectives_in_a_row: WordGroup
    closers: WordGroup
    clause: TopicPattern | None = None
    talks: WordGroup
    breaks: WordGroup
    reporting: WordGroup
    generic: WordGroup
    gerunds: WordGroup


@cache
def topic_words() -> TopicWords:
    """The words around topics as data."""
    return load_as(TopicWords, "lexicon/topics")
