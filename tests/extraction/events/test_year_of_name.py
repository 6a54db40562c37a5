"""The year before an event's noun is that in which it was made or held."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import read


def dates(extractor: Extractor, text: str) -> list[str | None]:
    """The date of each event of a text, of Tuesday, 14 May 2024."""
    return [event.date and event.date.edtf for event in read(extractor, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Sweden will discuss the 2015 deal between Norway and Finland.",
        "Sweden welcomed the 2015 deal signed between Norway and Finland.",
    ],
)
def test_an_agreement_called_by_its_year_was_made_in_it(extractor: Extractor, text: str) -> None:
    assert dates(extractor, text) == ["2015"]


@pytest.mark.parametrize(
    "text",
    [
        "Norway suspended the 2015 fisheries deal with Finland.",
        "Norway and Finland signed the 2024 program of cooperation.",
        "Norway and Finland will sign the 2030 fisheries deal.",
        "Sweden will discuss the fisheries deal between Norway and Finland on 2015 vessels.",
    ],
)
def test_another_year_is_not_its_date(extractor: Extractor, text: str) -> None:
    assert set(dates(extractor, text)) <= {None}


def test_a_day_goes_before_the_year_of_the_name(extractor: Extractor) -> None:
    text = "On July 14, 2016, Norway and Finland signed the 2015 deal."
    assert dates(extractor, text) == ["2016-07-14"]


def test_a_summit_called_by_its_year_was_held_in_it(extractor: Extractor) -> None:
    text = "On Monday, Sweden praised the corridor launched at the 2023 Nordic Leaders’ Summit in Oslo."
    assert dates(extractor, text) == ["2023"]


def test_a_summit_of_this_year_has_no_date_by_its_name(extractor: Extractor) -> None:
    text = "Finland and Norway met at the 2024 Nordic summit in Oslo."
    assert set(dates(extractor, text)) == {None}


@pytest.mark.parametrize("whose", ["Finnish President Elina Koskinen's", "Her"])
def test_the_year_behind_its_owner_is_that_of_a_visit(extractor: Extractor, whose: str) -> None:
    text = f"Finnish President Elina Koskinen spoke in Turku. {whose} 2015 visit to Norway opened a new era."
    assert dates(extractor, text) == ["2015"]
