"""Titles of one office, and participants that are told by their office alone."""

import pytest

from communique_merging.identity.offices import (
    held_title,
    is_unnamed,
    offices_table,
    title_words,
)
from communique_merging.identity.tables import Shown
from communique_schemas import MeetingParticipant

ENTRIES = [*offices_table().office, offices_table().manner]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.same[0][0])
def test_titles_are_of_one_office_or_of_two_as_the_entry_says(entry: Shown) -> None:
    for a, b in entry.same:
        assert title_words(a) == title_words(b), (a, b)
    for a, b in entry.other:
        assert title_words(a) != title_words(b), (a, b)


def test_an_office_that_is_told_may_be_one_of_another_time() -> None:
    entry = offices_table().not_held
    assert all(held_title(title) for title in entry.held)
    assert not [title for title in entry.not_held if held_title(title)]


@pytest.mark.parametrize(
    ("name", "title", "affiliation", "alone"),
    [
        ("Norwegian prime minister", "prime minister", "Norwegian", True),
        ("Norway's foreign minister", "foreign minister", "Norway", True),
        ("head of the Coral Council", "head of the Coral Council", "Coral Council", True),
        ("foreign ministers of Norway", "foreign minister", None, True),
        ("Lars Hagen", "Prime Minister", "Norway", False),
        ("Norwegian prime minister", None, None, False),
    ],
)
def test_a_participant_is_told_by_its_office_alone(
    name: str, title: str | None, affiliation: str | None, alone: bool
) -> None:
    participant = MeetingParticipant.model_validate(
        {
            "name": name,
            "kind": "person",
            "role": "participant",
            "title": title,
            "affiliation": affiliation,
            "mentions": [{"start": 0, "end": len(name), "text": name}],
        }
    )
    assert is_unnamed(participant) is alone
