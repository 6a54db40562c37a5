"""What the suites of the lexicon rest on: entries are found wherever they stand, and can be taken out."""

from communique_extraction.lexicon.frames import frame_lexicon
from tests.lexicon.entries import Entry, entries_of


def named(file: str, name: str) -> Entry:
    return next(entry for entry in entries_of(file) if entry.name == name)


def test_every_frame_is_an_entry() -> None:
    names = [entry.name for entry in entries_of("lexicon/frames")]
    assert names == [frame.name for frame in (*frame_lexicon().verb, *frame_lexicon().noun)]


def test_an_entry_is_away_for_a_while() -> None:
    assert frame_lexicon().verb[0].name == "meet"
    with named("lexicon/frames", "meet").absent():
        assert frame_lexicon().verb[0].name == "sit-down"
    assert frame_lexicon().verb[0].name == "meet"


def test_an_entry_has_right_and_wrong_examples() -> None:
    meet = named("lexicon/frames", "meet")
    assert meet.right()
    assert len(meet.right()) < len(meet.examples())
