"""What a sentence tells again without its verb, with a time or a place of its own."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import read

A = "Norwegian Prime Minister Lars Hagen"
B, C = "Finnish President Elina Koskinen", "Danish Foreign Minister Niels Holm"
Told = tuple[set[str], str | None, str | None]


def told(extractor: Extractor, text: str) -> list[Told]:
    """The last names, the day and the place of each event of a text."""
    return [
        (
            {participant.name.split()[-1] for participant in event.participants},
            event.date.edtf if event.date else None,
            event.place.name if event.place else None,
        )
        for event in read(extractor, text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{A} met {B} on Monday and {C} on Sunday.",
        f"{A} met with {B} on Monday, and with {C} on Sunday.",
        f"{A} held talks with {B} on Monday as well as with {C} on Sunday.",
        f"{A} spoke by phone with {B} on Monday and {C} on Sunday.",
    ],
)
def test_each_counterpart_with_a_day_of_its_own_is_one_event(
    extractor: Extractor, text: str
) -> None:
    assert told(extractor, text) == [
        ({"Hagen", "Koskinen"}, "2024-05-13", None),
        ({"Hagen", "Holm"}, "2024-05-12", None),
    ]


def test_each_counterpart_with_a_place_of_its_own_is_one_event(extractor: Extractor) -> None:
    assert told(extractor, f"In April, {A} met {B} in Vienna and {C} in Geneva.") == [
        ({"Hagen", "Koskinen"}, "2024-04", "Vienna"),
        ({"Hagen", "Holm"}, "2024-04", "Geneva"),
    ]


def test_each_state_visited_on_a_day_of_its_own_is_one_visit(extractor: Extractor) -> None:
    assert told(extractor, f"{A} will visit Austria on Thursday and Hungary on Friday.") == [
        ({"Hagen", "Austria"}, "2024-05-16", "Austria"),
        ({"Hagen", "Hungary"}, "2024-05-17", "Hungary"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{A} met {B} and {C} in Vienna on Monday.",  # the day is behind both
        f"{A} met {B} in Vienna on Monday, and {C} on Sunday praised them.",  # who does something
    ],
)
def test_who_has_no_time_of_his_own_makes_no_event(extractor: Extractor, text: str) -> None:
    assert len(told(extractor, text)) == 1
