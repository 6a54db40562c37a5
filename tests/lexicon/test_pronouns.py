"""Every group of pronouns shows whom it stands for."""

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.in_words import event_in_words
from communique_extraction.lexicon.example import Example
from communique_schemas import Article
from tests.lexicon.entries import Entry, entries_of

FILE = "lexicon/pronouns"
ENTRIES = entries_of(FILE)
NAMES = [entry.name for entry in ENTRIES]


def events_of(extractor: Extractor, text: str) -> list[str]:
    """The events of a text, in words."""
    return [event_in_words(event) for event in extractor(Article(text=text)).events]


def holds(extractor: Extractor, entry: Entry, example: Example) -> bool:
    """Tell whether a text has the event that its example says."""
    del entry
    told = events_of(extractor, example.text)
    return not told if example.is_wrong else example.gives in told


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_the_events_are_those_of_the_examples(extractor: Extractor, entry: Entry) -> None:
    for example in entry.examples():
        assert holds(extractor, entry, example), events_of(extractor, example.text)


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_without_the_group_every_right_example_fails(extractor: Extractor, entry: Entry) -> None:
    with entry.absent():
        assert not [e.text for e in entry.right() if holds(extractor, entry, e)]


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_every_pronoun_stands_in_an_example(entry: Entry) -> None:
    told = " ".join(example.text.lower() for example in entry.right()).replace(".", " ").split()
    assert set(entry.data["words"]) <= set(told)
