"""Every word of places tells those of its examples, and not without its group."""

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.lexicon.example import Example
from tests.extraction.reading import read
from tests.lexicon.entries import Entry, entries_of

FILE = "gazetteer/places"
ENTRIES = entries_of(FILE)


def told(extractor: Extractor, text: str) -> str:
    """The place of each event of a text, with its kind and state."""
    places = [event.place for event in read(extractor, text)]
    return ", ".join(
        f"{place.name} ({', '.join(filter(None, (place.kind, place.country)))})"
        for place in places
        if place
    )


def holds(extractor: Extractor, entry: Entry, example: Example) -> bool:
    """Tell whether an example gives what it says, with each of its entry's words."""
    return example.is_wrong or all(
        told(extractor, each.text) == each.gives for each in filled(entry, example)
    )


def filled(entry: Entry, example: Example) -> list[Example]:
    """An example with each of its entry's words in the place that it leaves for them."""
    words = entry.data["words"]
    states = (
        {word: value if isinstance(value, str) else value[-1] for word, value in words.items()}
        if isinstance(words, dict)
        else {}
    )
    made = []
    for word in words:
        places = {"{word}": word, "{Word}": word.capitalize(), "{state}": states.get(word, "")}
        text, gives = example.text, example.gives
        for place, stands in places.items():
            text, gives = text.replace(place, stands), gives.replace(place, stands)
        made.append(example.model_copy(update={"text": text, "gives": gives}))
    return made


def test_every_group_has_right_and_wrong_examples() -> None:
    assert all(0 < len(entry.right()) < len(entry.examples()) for entry in ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_each_word_tells_the_place_as_its_examples_say_and_not_without_its_group(
    extractor: Extractor, entry: Entry
) -> None:
    right = [each for example in entry.right() for each in filled(entry, example)]
    for each in right:
        assert told(extractor, each.text) == each.gives
    with entry.absent():
        assert not [each.text for each in right if told(extractor, each.text) == each.gives]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_wrong_examples_are_read_alike_without_the_group(
    extractor: Extractor, entry: Entry
) -> None:
    wrong = [example.text for example in entry.examples() if example.is_wrong]
    with_it = [told(extractor, text) for text in wrong]
    with entry.absent():
        assert [told(extractor, text) for text in wrong] == with_it
