"""Every class of small words shows where each of its words is of the class."""

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.lexicon.example import Example
from communique_extraction.lexicon.loader import load_as
from communique_extraction.lexicon.word_classes import WORD_CLASSES, WordClasses
from tests.lexicon.entries import Entry, entries_of
from tests.lexicon.examples import tried, wrong
from tests.lexicon.mentions import classes_of

FILE = "lexicon/word_classes"
ENTRIES = entries_of(FILE)
NAMES = [entry.name for entry in ENTRIES]


def failing(extractor: Extractor, entry: Entry, example: Example) -> list[tuple[str, list[str]]]:
    """The classes of an example that are not as it says, with each word of the entry in it."""
    examples = tried(entry, [example])
    found = classes_of(extractor, [each.text for each in examples])
    pairs = zip(examples, found, strict=True)
    return [(each.gives, told) for each, told in pairs if each.gives.split() != told]


def holds(extractor: Extractor, entry: Entry, example: Example) -> bool:
    """Tell whether the words of an example are of the classes that it says."""
    return not failing(extractor, entry, example)


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_each_word_is_of_the_class_in_the_examples(extractor: Extractor, entry: Entry) -> None:
    assert entry.right()
    assert all(entry.name in example.gives.split() for example in entry.right())
    assert not [told for example in entry.right() for told in failing(extractor, entry, example)]


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_without_its_words_the_class_is_not_found(extractor: Extractor, entry: Entry) -> None:
    with entry.absent():
        assert not [e.text for e in entry.right() if holds(extractor, entry, e)]


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_other_words_are_not_of_the_class(extractor: Extractor, entry: Entry) -> None:
    texts = [example.text for example in wrong(entry)]
    assert texts
    assert not [found for found in classes_of(extractor, texts) if entry.name in found]


def test_every_class_is_explained() -> None:
    explained = {each.name: each.means for each in load_as(WordClasses, FILE).word_class}
    assert set(explained) == set(WORD_CLASSES)
    assert all(explained.values())
