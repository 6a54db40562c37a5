"""Every frame shows by examples what it is there for, and what it leaves alone."""

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.lexicon.example import Example
from communique_extraction.lexicon.frames import Frame, frame_lexicon
from tests.lexicon.entries import Entry, entries_of
from tests.lexicon.reading import events, events_by_frame

FILE = "lexicon/frames"
ENTRIES = entries_of(FILE)
RIGHT = [(entry, example) for entry in ENTRIES for example in entry.right()]
WRONG = [(e, example) for e in ENTRIES for example in e.examples() if example.is_wrong]


def holds(extractor: Extractor, entry: Entry, example: Example) -> bool:
    """Tell whether a frame makes of an example what the example says."""
    told = events_by_frame(extractor, example).get(entry.name, set())
    return not told if example.is_wrong else example.gives in told


def frame_called(name: str) -> Frame:
    frames = (*frame_lexicon().verb, *frame_lexicon().noun)
    return next(frame for frame in frames if frame.name == name)


def named(pairs: list[tuple[Entry, Example]]) -> list[str]:
    return [f"{entry.name}: {example.text}" for entry, example in pairs]


@pytest.mark.parametrize(("entry", "example"), RIGHT, ids=named(RIGHT))
def test_the_event_is_read_as_the_example_says_and_comes_from_this_frame(
    extractor: Extractor, entry: Entry, example: Example
) -> None:
    told = events_by_frame(extractor, example)
    assert example.gives in told.get(entry.name, set()), told


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_without_the_frame_none_of_them_is(extractor: Extractor, entry: Entry) -> None:
    with entry.absent():
        yet = [each.text for each in entry.right() if each.gives in events(extractor, each)]
    assert not yet


@pytest.mark.parametrize(("entry", "example"), WRONG, ids=named(WRONG))
def test_the_frame_leaves_alone_what_only_looks_like_it(
    extractor: Extractor, entry: Entry, example: Example
) -> None:
    words = set(example.text.lower().rstrip(".").replace(",", "").split())
    assert words & set(frame_called(entry.name).forms()), "it has no form of the frame"
    told = events_by_frame(extractor, example)
    assert entry.name not in told, told
