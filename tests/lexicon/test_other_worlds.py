"""Sport, fiction, private life and courts have the words of meetings and agreements, and no events."""

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.lexicon.example import Example
from tests.lexicon.entries import Entry, entries_of
from tests.lexicon.reading import events

FILE = "lexicon/other_worlds"
ENTRIES = entries_of(FILE)


def holds(extractor: Extractor, entry: Entry, example: Example) -> bool:
    """Tell whether an example gives what it says."""
    del entry
    return told(extractor, example) == example.gives


def told(extractor: Extractor, example: Example) -> str:
    return "; ".join(sorted(events(extractor, example))) or "none"


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.name for entry in ENTRIES])
def test_a_world_takes_what_is_its_own_and_leaves_public_life_alone(
    extractor: Extractor, entry: Entry
) -> None:
    for example in entry.examples():
        assert told(extractor, example) == example.gives, example.text


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.name for entry in ENTRIES])
def test_without_the_entry_its_first_example_is_an_event(
    extractor: Extractor, entry: Entry
) -> None:
    first, *_ = entry.examples()
    with entry.absent():
        assert not holds(extractor, entry, first)


@pytest.mark.parametrize(
    "text",
    [
        "Norway beat Finland 3-1 when they met in Oslo.",
        "Peru host Chile in the opening match on Friday.",
        "Chelsea will visit Everton on Saturday.",
        "Winger Emil Lund signed a three-year contract with Kestrel Athletic.",
        "The thriller tells how Finnish President Elina Koskinen met Norwegian Prime Minister Lars Hagen.",
        "Finnish President Elina Koskinen met her husband at a concert in Turku.",
        "The two rivals meet in the group stage on Sunday.",
    ],
)
def test_other_words_of_the_same_kinds_are_no_events(extractor: Extractor, text: str) -> None:
    assert events(extractor, Example(text=text, gives="none")) == set()


@pytest.mark.parametrize(
    "text",
    [
        "The sports ministers of Norway and Finland met in Oslo to prepare the final of the cup.",
        "Norway and Finland signed an agreement to host the World Cup.",
        "President Lars Hagen received Finnish President Elina Koskinen before the opening match.",
    ],
)
def test_public_life_around_sport_stays(extractor: Extractor, text: str) -> None:
    assert events(extractor, Example(text=text, gives="event"))
