"""Every group of words around topics shows by examples what it is there for, and what it leaves alone."""

import pytest

from communique_extraction.details.topics import find_topics
from communique_extraction.extractor import Extractor
from communique_extraction.lexicon.example import Example
from communique_extraction.sentences.sentence import Sentence
from tests.lexicon.entries import Entry, entries_of

FILE = "lexicon/topics"
ENTRIES = entries_of(FILE)


def holds(_extractor: Extractor | None, entry: Entry, example: Example) -> bool:
    """Tell whether an entry makes of an example, with each of its words, what the example says."""
    return all(topics_of(text) == gives for text, gives in tried(entry, example))


def topics_of(text: str) -> str:
    """The labels of the topics of a sentence; "none" where it has none."""
    return "; ".join(topic.label for topic in find_topics(Sentence.alone(text))) or "none"


def tried(entry: Entry, example: Example) -> list[tuple[str, str]]:
    """Text and topics of an example for each word of its group."""
    words = sorted(entry.data.get("words", [""]))
    return [
        (example.text.replace("{word}", word), example.gives.replace("{word}", word))
        for word in words
    ]


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.name for entry in ENTRIES])
def test_each_word_of_an_entry_does_what_the_examples_say(entry: Entry) -> None:
    told = [(e, text, gives) for e in entry.examples() for text, gives in tried(entry, e)]
    assert told
    for _, text, gives in told:
        assert topics_of(text) == gives, text


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.name for entry in ENTRIES])
def test_without_the_entry_its_first_example_reads_otherwise(entry: Entry) -> None:
    first, *_ = entry.examples()
    with entry.absent():
        assert not holds(None, entry, first)
