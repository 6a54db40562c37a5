"""What the suites of the lexicon rest on: entries are found wherever they stand, and can be taken out."""

from communique_extraction.lexicon.frames import verb_frames
from tests.lexicon.entries import Entry, entries_of


def named(file: str, name: str) -> Entry:
    return next(entry for entry in entries_of(file) if entry.name == name)


def test_every_frame_is_an_entry() -> None:
    names = {entry.name for entry in entries_of("lexicon/frames")}
    frames = {frame.name for of_form in verb_frames().values() for frame in of_form}
    assert frames <= names


def test_an_entry_is_away_for_a_while() -> None:
    assert "met" in verb_frames()
    with named("lexicon/frames", "meet").absent():
        assert "met" not in verb_frames()
    assert "met" in verb_frames()


def test_an_entry_has_right_and_wrong_examples() -> None:
    meet = named("lexicon/frames", "meet")
    assert meet.right()
    assert len(meet.right()) < len(meet.examples())
