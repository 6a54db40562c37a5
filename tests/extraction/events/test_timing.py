"""Which date of a sentence is that of an event."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import read

A, B = "Finnish President Elina Koskinen", "Norwegian Prime Minister Lars Hagen"


def dates(extractor: Extractor, text: str) -> list[str | None]:
    """The date of each event of a text, of Tuesday, 14 May 2024."""
    return [event.date.edtf if event.date else None for event in read(extractor, text)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"{A} met {B} on Monday.", "2024-05-13"),
        (f"On Monday, {A} met {B}.", "2024-05-13"),
        (f"{A} will meet {B} on Friday.", "2024-05-17"),
        (f"{A} met {B} in March.", "2024-03"),
        (f"{A} met {B} yesterday, May 13.", "2024-05-13"),
        (f"{A} met {B} last week, on May 8.", "2024-05-08"),
        (f"{A} met {B}.", None),
    ],
)
def test_the_date_beside_its_trigger_is_that_of_the_event(
    extractor: Extractor, text: str, date: str | None
) -> None:
    assert dates(extractor, text) == [date]


@pytest.mark.parametrize(
    "text",
    [
        f"{A} has not met {B} since May 2.",
        f"{A} met {B} to prepare the May 20 election.",
        f"{A} met {B}, who took office on May 2.",
        f"It is the first time that {A} is visiting Norway since she was elected in August 2018.",
        f"{A} and {B} signed a treaty, the first of its kind since 2002.",
    ],
)
def test_a_date_of_something_else_is_not(extractor: Extractor, text: str) -> None:
    assert dates(extractor, text) == [None]


def test_what_occurred_did_not_occur_after_the_report(extractor: Extractor) -> None:
    assert dates(extractor, f"{A} met {B} before the vote of 20 May 2024.") == [None]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"{A} is meeting {B} on Friday.", "2024-05-17"),
        (f"{A} arrives in Oslo on Friday.", "2024-05-17"),
        (f"{A} arrived in Oslo on Friday.", "2024-05-10"),
    ],
)
def test_the_present_of_a_timetable_looks_ahead(extractor: Extractor, text: str, date: str) -> None:
    assert dates(extractor, text) == [date]
