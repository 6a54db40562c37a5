"""Groups that were met, beside one of which it is told what they are of."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, read

HOST = "Norwegian President Lars Hagen"


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("leaders of the fishing industry and members of parliament", {"leaders", "members of parliament"}),
        ("leaders in law enforcement and prominent members of the town", {"leaders", "prominent members"}),
        ("representatives of the key businesses and the relevant agencies", {"representatives"}),
    ],
)  # fmt: skip
def test_each_group_of_people_takes_part(extractor: Extractor, text: str, groups: set[str]) -> None:
    (event,) = read(extractor, f"{HOST} met on Monday with {text}.")
    assert {name.partition(" of the ")[0].partition(" in ")[0] for name in names(event)} == {
        "Lars Hagen",
        *groups,
    }


def test_who_speaks_after_a_meeting_with_groups_was_there(extractor: Extractor) -> None:
    (event,) = read(
        extractor,
        f"After a long meeting with leaders of the fishing industry and members of parliament, {HOST} said "
        "that he was glad.",
    )
    assert "Lars Hagen" in names(event)


def test_who_speaks_after_talks_between_others_was_not(extractor: Extractor) -> None:
    (event,) = read(
        extractor,
        f"After talks between Swedish officials and Danish envoys, {HOST} said that he was glad.",
    )
    assert "Lars Hagen" not in names(event)
