"""Every group of words around a trigger shows by examples what it is there for."""

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.frames.prefilter import may_name_event
from communique_extraction.lexicon.example import Example
from communique_extraction.sentences.sentence import Sentence
from tests.lexicon.entries import Entry, entries_of
from tests.lexicon.reading import events

FILE = "lexicon/cues"
ENTRIES = entries_of(FILE)
EXAMPLES = [(entry, example) for entry in ENTRIES for example in entry.examples()]
NOT_READ = "not read"


def holds(extractor: Extractor, entry: Entry, example: Example) -> bool:
    """Tell whether a text gives what the example says, and nothing else; what is "not read" is kept out."""
    del entry
    if example.gives == NOT_READ:
        return not may_name_event(Sentence.alone(example.text))
    told = events(extractor, example)
    return told == (set() if example.is_wrong else set(example.gives.split("; ")))


def named(pairs: list[tuple[Entry, Example]]) -> list[str]:
    return [f"{entry.name}: {example.text}" for entry, example in pairs]


@pytest.mark.parametrize(("entry", "example"), EXAMPLES, ids=named(EXAMPLES))
def test_the_text_gives_what_the_example_says(
    extractor: Extractor, entry: Entry, example: Example
) -> None:
    assert holds(extractor, entry, example), events(extractor, example)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_without_its_words_it_does_not(extractor: Extractor, entry: Entry) -> None:
    with entry.absent():
        assert not all(holds(extractor, entry, example) for example in entry.examples())
