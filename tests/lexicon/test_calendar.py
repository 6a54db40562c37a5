"""Every word and pattern of the calendar finds the dates of its examples, and nothing else does."""

from collections.abc import Iterator

import pytest

from communique_extraction.details.dates import find_dates
from communique_extraction.extractor import Extractor
from communique_extraction.lexicon.example import Example
from tests.lexicon.entries import Entry, entries_of

FILE = "lexicon/calendar"
ENTRIES = entries_of(FILE)
PATTERNS = [entry for entry in ENTRIES if "form" in entry.data]
GROUPS = [entry for entry in ENTRIES if "words" in entry.data]


def filled(entry: Entry, example: Example) -> Iterator[Example]:
    """An example with each of its entry's words in turn, if it leaves a place for them."""
    words = entry.data.get("words", [])
    numbers = words if isinstance(words, dict) else dict.fromkeys(words, 0)
    for word, number in numbers.items() or [("", 0)]:
        places = {"{word}": word, "{Word}": word.capitalize(), "{value}": f"{number:02}"}
        text, gives = example.text, example.gives
        for place, stands in places.items():
            text, gives = text.replace(place, stands), gives.replace(place, stands)
        yield example.model_copy(update={"text": text, "gives": gives})


def told(example: Example, pattern: str | None = None) -> list[str]:
    """The dates of an example's text, by all patterns or by one."""
    found = find_dates(example.text, example.published, future="meet " in example.text)
    return [item.date.edtf for item in found if pattern in {None, item.pattern}]


def holds(_extractor: Extractor | None, entry: Entry, example: Example) -> bool:
    """Tell whether an entry makes of an example, with each of its words, what the example says."""
    pattern = entry.name if "form" in entry.data else None
    expected = [] if example.is_wrong else None
    return all(
        told(each, pattern) == ([each.gives] if expected is None else expected)
        for each in filled(entry, example)
    )


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_each_example_is_read_as_it_says_by_its_own_entry(entry: Entry) -> None:
    assert entry.right()
    for example in entry.examples():
        assert holds(None, entry, example), (example, told(example))


@pytest.mark.parametrize("entry", GROUPS, ids=lambda entry: entry.name)
def test_without_a_group_none_of_its_words_is_read_so(entry: Entry) -> None:
    for example in entry.right():
        with entry.absent():
            assert not any(told(each) == [each.gives] for each in filled(entry, example))


@pytest.mark.parametrize("entry", PATTERNS, ids=lambda entry: entry.name)
def test_without_a_pattern_some_right_example_is_not_read(entry: Entry) -> None:
    with entry.absent():
        assert any(told(example) != [example.gives] for example in entry.right())


@pytest.mark.parametrize("entry", PATTERNS, ids=lambda entry: entry.name)
def test_each_pattern_has_a_wrong_example(entry: Entry) -> None:
    assert any(example.is_wrong for example in entry.examples())
