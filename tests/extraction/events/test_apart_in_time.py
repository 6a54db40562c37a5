"""What the clauses of a sentence tell of the order of things."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import read

A, B = "Finnish President Elina Koskinen", "Norwegian Prime Minister Lars Hagen"


def dates(extractor: Extractor, text: str) -> list[str | None]:
    """The date of each event of a text, of Tuesday, 14 May 2024."""
    return [event.date.edtf if event.date else None for event in read(extractor, text)]


@pytest.mark.parametrize(
    "text",
    [
        "The ferries were last discussed in 2015, when {a} visited Oslo.",
        "The last detailed discussion of the ferries was in 2015, when {a} visited Oslo.",
        "Trade grew fast in 2015 when {a} visited Oslo.",
    ],
)
def test_a_date_right_before_when_is_that_of_its_clause(extractor: Extractor, text: str) -> None:
    assert dates(extractor, text.format(a=A)) == ["2015"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"{A} was in Oslo on Saturday, where she met {B}.", "2024-05-11"),
        (f"{A} studied on Saturday in Oslo, where she will meet {B}.", None),
    ],
)
def test_the_tale_goes_on_where_somebody_was(
    extractor: Extractor, text: str, date: str | None
) -> None:
    assert dates(extractor, text)[-1] == date


def test_the_next_thing_done_was_done_on_that_day(extractor: Extractor) -> None:
    text = f"On Monday, {A} toured the burnt harbour before visiting Oslo."
    assert dates(extractor, text) == ["2024-05-13"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"Hours after a strike began on Monday, {A} met {B}.", "2024-05-13"),
        (f"{A} met {B} a week after a strike began on Monday.", None),
        (f"A strike began on Monday, after {A} met {B} last week.", "2024-05-06/2024-05-12"),
    ],
)
def test_so_long_after_something_it_was_another_day(
    extractor: Extractor, text: str, date: str | None
) -> None:
    assert dates(extractor, text) == [date]


@pytest.mark.parametrize("held", ["held in Oslo on Monday", "in Oslo held on Monday"])
def test_the_day_of_the_talks_is_not_that_of_speaking_about_them(
    extractor: Extractor, held: str
) -> None:
    text = f"{A} and {B} exchanged views on the talks between Swedish and Danish envoys {held}."
    assert dates(extractor, text) == [None, "2024-05-13"]
