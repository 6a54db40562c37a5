"""Agreements told with a list of days are one of each day."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import read

DAYS = ["2020-11-09", "2021-01-11", "2021-06-26"]


def dates(extractor: Extractor, text: str) -> list[str | None]:
    """The date of each event of a text, of Tuesday, 14 May 2024."""
    return [event.date and event.date.edtf for event in read(extractor, text)]


@pytest.mark.parametrize(
    "told",
    [
        "agreements between Norway, Finland and Peru on November 9, 2020, January 11 and June 26, 2021",
        "November 9, 2020, January 11, 2021, and June 26, 2021, agreements between Norway, Finland and Peru",
        "agreements reached by Norway, Finland and Peru on November 9, 2020, January 11 and June 26, 2021",
    ],
)
def test_agreements_of_several_days_are_one_of_each(extractor: Extractor, told: str) -> None:
    assert dates(extractor, f"Sweden spoke of implementing the {told}.") == DAYS


def test_each_of_them_has_an_id_of_its_own(extractor: Extractor) -> None:
    text = "Norway and Peru signed agreements on May 3 and May 5, 2024."
    assert len({event.id for event in read(extractor, text)}) == len(["May 3", "May 5"])


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("Norway and Peru signed agreements on Lapland on May 3, 2024.", ["2024-05-03"]),
        ("Norway and Peru signed an agreement on May 3, 2024.", ["2024-05-03"]),
    ],
)
def test_of_one_day_they_are_one_event(extractor: Extractor, text: str, gives: list[str]) -> None:
    assert dates(extractor, text) == gives


def test_days_far_apart_are_not_those_of_one_meeting(extractor: Extractor) -> None:
    text = (
        "Norwegian Premier Lars Hagen and Finnish President Elina Koskinen held talks on the agreements of "
        "March 4, 2020, and May 6, 2021."
    )
    assert dates(extractor, text) == [None]


@pytest.mark.parametrize(
    ("days", "gives"),
    [
        ("on Sunday and Monday", "2024-05-12/2024-05-13"),
        ("on May 5, May 6 and May 7", "2024-05-05/2024-05-07"),
        ("on 5 May and 6 May", "2024-05-05/2024-05-06"),
        ("on May 5 and May 7", "2024-05-05"),
    ],
)
def test_days_that_follow_each_other_are_those_of_one_meeting(
    extractor: Extractor, days: str, gives: str
) -> None:
    text = f"Norwegian and Finnish envoys held talks in Turku {days}."
    assert dates(extractor, text) == [gives]
