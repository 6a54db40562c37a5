"""Every verb that carries an event noun shows by examples what it is there for."""

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.lexicon.example import Example
from tests.lexicon.entries import Entry, entries_of
from tests.lexicon.reading import events

FILE = "lexicon/support_verbs"
ENTRIES = entries_of(FILE)
EXAMPLES = [(entry, example) for entry in ENTRIES for example in entry.examples()]


def holds(extractor: Extractor, entry: Entry, example: Example) -> bool:
    """Tell whether a text gives what the example says."""
    del entry
    told = events(extractor, example)
    return not told if example.is_wrong else example.gives in told


def named(pairs: list[tuple[Entry, Example]]) -> list[str]:
    return [f"{entry.name}: {example.text}" for entry, example in pairs]


@pytest.mark.parametrize(("entry", "example"), EXAMPLES, ids=named(EXAMPLES))
def test_the_text_gives_what_the_example_says(
    extractor: Extractor, entry: Entry, example: Example
) -> None:
    assert holds(extractor, entry, example), events(extractor, example)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_without_the_entry_it_does_not(extractor: Extractor, entry: Entry) -> None:
    with entry.absent():
        assert not all(holds(extractor, entry, example) for example in entry.right())
