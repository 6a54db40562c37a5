"""Every small word by which the parse is read makes of its examples what they say."""

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.in_words import event_in_words
from communique_extraction.lexicon.example import Example
from communique_extraction.lexicon.word_group import filled
from communique_schemas import Article
from tests.lexicon.entries import Entry, entries_of

FILE = "lexicon/grammar"
ENTRIES = entries_of(FILE)
NAMES = [entry.name for entry in ENTRIES]


def events(extractor: Extractor, texts: list[str]) -> list[str]:
    """The events of each text, in words, with their places."""
    results = extractor.pipe(Article(text=text) for text in texts)
    return [
        "; ".join(
            f"{event_in_words(event)} in {event.place.name}"
            if event.place
            else event_in_words(event)
            for event in result.events
        )
        for result in results
    ]


def with_words(entry: Entry, example: Example) -> list[tuple[str, Example]]:
    """An example with each word of its group, or as it stands where it has no place for one."""
    words = sorted(entry.data["words"]) if "{w" in example.text.lower() else [""]
    return [(word, filled(example, word)) for word in words]


def told(extractor: Extractor, entry: Entry) -> set[tuple[str, str]]:
    """The words and texts of the right examples that give what they say."""
    tried = [pair for example in entry.right() for pair in with_words(entry, example)]
    found = events(extractor, [example.text for _, example in tried])
    pairs = zip(tried, found, strict=True)
    return {(word, example.text) for (word, example), read in pairs if read == example.gives}


def holds(extractor: Extractor, entry: Entry, example: Example) -> bool:
    """Tell whether an example gives what it says with one of the words of its group."""
    tried = [each for _, each in with_words(entry, example)]
    found = events(extractor, [each.text for each in tried])
    return example.is_wrong or any(
        each.gives == read for each, read in zip(tried, found, strict=True)
    )


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_each_example_gives_what_it_says(extractor: Extractor, entry: Entry) -> None:
    assert [each.text for each in entry.examples() if not holds(extractor, entry, each)] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_every_word_does_what_an_example_says_and_not_without_its_group(
    extractor: Extractor, entry: Entry
) -> None:
    with_it = told(extractor, entry)
    with entry.absent():
        without = told(extractor, entry)
    assert {word for word, _ in with_it - without} - {""} == set(entry.data["words"])


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_the_group_has_no_say_in_its_wrong_examples(extractor: Extractor, entry: Entry) -> None:
    wrong = [example.text for example in entry.examples() if example.is_wrong]
    assert wrong
    with_it = events(extractor, wrong)
    with entry.absent():
        assert events(extractor, wrong) == with_it
