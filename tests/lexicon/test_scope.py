"""Every word on which the scope of cues rests lets through, or keeps back, what its examples say."""

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.lexicon.example import Example
from communique_extraction.lexicon.word_group import WordGroup
from communique_schemas import Article
from tests.lexicon.entries import Entry, entries_of

FILE = "lexicon/scope"
ENTRIES = entries_of(FILE)
NAMES = [entry.name for entry in ENTRIES]


def statuses(extractor: Extractor, text: str) -> set[str]:
    """The statuses of the events of a text."""
    return {event.status for event in extractor(Article(text=text)).events}


def texts(entry: Entry, example: Example) -> dict[str, str]:
    """An example with each of the words of its group."""
    group = WordGroup.model_validate(entry.data)
    return {word: example.text.replace("{word}", word) for word in sorted(group.words)}


def holds(extractor: Extractor, entry: Entry, example: Example) -> bool:
    """Tell whether an example gives what it says with one of the words of its group."""
    told = [statuses(extractor, text) for text in texts(entry, example).values()]
    return example.is_wrong or {example.gives} in told


def told(extractor: Extractor, entry: Entry) -> set[tuple[str, str]]:
    """The words and texts that give what an example says."""
    return {
        (word, text)
        for example in entry.right()
        for word, text in texts(entry, example).items()
        if statuses(extractor, text) == {example.gives}
    }


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_every_word_gives_what_one_of_the_examples_says_and_not_without_its_group(
    extractor: Extractor, entry: Entry
) -> None:
    with_it = told(extractor, entry)
    with entry.absent():
        without = told(extractor, entry)
    assert {word for word, _ in with_it - without} == set(entry.data["words"])


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_wrong_examples_are_read_alike_without_the_group(
    extractor: Extractor, entry: Entry
) -> None:
    wrong = [example.text for example in entry.examples() if example.is_wrong]
    assert wrong
    with_it = [statuses(extractor, text) for text in wrong]
    with entry.absent():
        assert [statuses(extractor, text) for text in wrong] == with_it
