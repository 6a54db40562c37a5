"""Every form of a state, and of what lies in it, is found as the examples of its group say."""

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.lexicon.example import Example
from tests.lexicon.entries import Entry, entries_of
from tests.lexicon.examples import tried, wrong
from tests.lexicon.mentions import mentions_of

FILE = "gazetteer/states"
ENTRIES = entries_of(FILE)
NAMES = [entry.name for entry in ENTRIES]


def failing(extractor: Extractor, entry: Entry, example: Example) -> list[tuple[str, list[str]]]:
    """The mentions of an example that are not as it says, with each form of the group in it."""
    examples = tried(entry, [example])
    found = mentions_of(extractor, [each.text for each in examples])
    pairs = zip(examples, found, strict=True)
    return [(each.gives, told) for each, told in pairs if each.gives not in told]


def holds(extractor: Extractor, entry: Entry, example: Example) -> bool:
    """Tell whether the mentions of an example are those that it says."""
    return not failing(extractor, entry, example)


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_each_form_is_found_as_the_examples_say(extractor: Extractor, entry: Entry) -> None:
    assert entry.right()
    assert not [told for example in entry.right() for told in failing(extractor, entry, example)]


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_without_the_group_an_example_fails(extractor: Extractor, entry: Entry) -> None:
    with entry.absent():
        assert not all(holds(extractor, entry, example) for example in entry.right())


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_the_group_changes_nothing_in_what_only_looks_like_it(
    extractor: Extractor, entry: Entry
) -> None:
    texts = [example.text for example in wrong(entry)]
    assert texts
    before = mentions_of(extractor, texts)
    with entry.absent():
        assert mentions_of(extractor, texts) == before
