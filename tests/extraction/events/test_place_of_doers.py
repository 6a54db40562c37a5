"""Where those were who did something, as another clause of the sentence tells."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import read

A, B = "Finnish President Elina Koskinen", "Norwegian Prime Minister Lars Hagen"


def places(extractor: Extractor, text: str) -> dict[str, str | None]:
    """The place of each event of a text by its subtype."""
    return {e.subtype: e.place.name if e.place else None for e in read(extractor, text)}


@pytest.mark.parametrize(
    "text",
    [
        f"While in Turku, {A} opened a school and met {B}.",
        f"In Turku, {A} opened a school and met {B}.",
        f"{A}, who is in Turku for the holidays, met {B}.",
        f"{A} was in Turku on Monday, where she met {B}.",
        f"{A} met the families of fishers in Turku.",
    ],
)
def test_who_met_met_where_they_were(extractor: Extractor, text: str) -> None:
    assert places(extractor, text) == {"meeting": "Turku"}


@pytest.mark.parametrize(
    "text",
    [
        f"{A} met {B} during the Baltic summit in Turku.",
        f"{A} met {B} in Turku during the Baltic summit.",
    ],
)
def test_what_was_during_a_summit_was_where_that_was(extractor: Extractor, text: str) -> None:
    found = places(extractor, text)
    assert found.pop("meeting") == "Turku"
    assert set(found.values()) <= {"Turku"}


def test_the_place_of_what_was_discussed_is_not_that_of_the_talks(extractor: Extractor) -> None:
    text = f"{A} and {B} discussed the situation in Turku."
    assert places(extractor, text) == {"talks": None}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Oslo hosted talks between Finland and Sweden.", "Oslo"),
        ("Norway hosted three rounds of talks between Finland and Sweden.", "Norway"),
        ("Oslo was the venue to talks between Finland and Sweden.", "Oslo"),
    ],
)
def test_who_was_host_to_talks_had_them_at_home(
    extractor: Extractor, text: str, place: str
) -> None:
    assert places(extractor, text) == {"talks": place}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The White House hosted a summit of Finland and Sweden.", "White House"),
        ("The White House hosted a virtual summit of Finland and Sweden.", None),
    ],
)
def test_a_building_that_stands_for_its_people_is_the_place(
    extractor: Extractor, text: str, place: str | None
) -> None:
    assert places(extractor, text)["summit"] == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"{A} met {B} at the foreign ministry.", "foreign ministry"),
        (f"{A} visited the headquarters of the Army.", "headquarters of the Army"),
        (f"{A} met {B}, a former secretary at the foreign ministry.", None),
        (f"{A} met {B} at the foreign ministry in Oslo.", "Oslo"),
    ],
)
def test_a_building_without_a_name_is_the_place_where_no_city_is_told(
    extractor: Extractor, text: str, place: str | None
) -> None:
    assert list(places(extractor, text).values()) == [place]
