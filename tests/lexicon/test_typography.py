"""The rules of typography read as their examples say, and not without themselves."""

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.lexicon.example import Example
from communique_extraction.sentences.typography import plain_view
from tests.lexicon.entries import Entry, entries_of

FILE = "lexicon/typography"
ENTRIES = entries_of(FILE)
NAMES = [f"{entry.name} {entry.data['what']}" for entry in ENTRIES]


def holds(extractor: Extractor, entry: Entry, example: Example) -> bool:
    """Tell whether a text is read as its example says."""
    del extractor, entry
    read = plain_view(example.text).text
    return read == (example.text if example.is_wrong else example.gives)


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_each_rule_reads_its_examples_as_they_say(extractor: Extractor, entry: Entry) -> None:
    assert len(entry.right()) < len(entry.examples())
    assert all(holds(extractor, entry, example) for example in entry.examples())


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_without_a_rule_its_right_examples_are_read_otherwise(
    extractor: Extractor, entry: Entry
) -> None:
    with entry.absent():
        assert not [e.text for e in entry.right() if holds(extractor, entry, e)]
