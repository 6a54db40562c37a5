"""Every word of timing dates its examples as they say, and not without its group."""

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.lexicon.example import Example
from tests.extraction.reading import read
from tests.lexicon.entries import Entry, entries_of

FILE = "lexicon/timing"
ENTRIES = entries_of(FILE)


def told(extractor: Extractor, text: str) -> str:
    """The status and the date of each event of a text."""
    events = read(extractor, text)
    return ", ".join(f"{e.status} {e.date.edtf if e.date else 'undated'}" for e in events)


def says(told: str, gives: str) -> bool:
    """Tell whether events are as an example says; {status} stands for any status."""
    if "{status}" in gives:
        return told.rsplit(maxsplit=1)[-1] == gives.rsplit(maxsplit=1)[-1]
    return told == gives


def holds(extractor: Extractor, entry: Entry, example: Example) -> bool:
    """Tell whether an example gives what it says, with each of its entry's words."""
    texts = {example.text.replace("{word}", word) for word in entry.data["words"]}
    return example.is_wrong or all(says(told(extractor, text), example.gives) for text in texts)


def test_every_group_has_right_and_wrong_examples() -> None:
    assert all(0 < len(entry.right()) < len(entry.examples()) for entry in ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_each_word_dates_events_as_its_examples_say_and_not_without_its_group(
    extractor: Extractor, entry: Entry
) -> None:
    gives = {
        example.text.replace("{word}", word): example.gives
        for example in entry.right()
        for word in entry.data["words"]
    }
    read = {text: told(extractor, text) for text in gives}
    assert not {text: read[text] for text in gives if not says(read[text], gives[text])}
    with entry.absent():
        assert not [text for text in gives if says(told(extractor, text), gives[text])]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_wrong_examples_are_read_alike_without_the_group(
    extractor: Extractor, entry: Entry
) -> None:
    wrong = [example.text for example in entry.examples() if example.is_wrong]
    with_it = [told(extractor, text) for text in wrong]
    with entry.absent():
        assert [told(extractor, text) for text in wrong] == with_it
