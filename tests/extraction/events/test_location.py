"""Which place of a sentence is that of an event."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, read

A, B = "Finnish President Elina Koskinen", "Norwegian Prime Minister Lars Hagen"
Found = tuple[str, str | None] | None


def places(extractor: Extractor, text: str) -> list[Found]:
    """Name and state of the place of each event of a text."""
    found = [event.place for event in read(extractor, text)]
    return [(place.name, place.country) if place else None for place in found]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"{A} met {B} in Vienna.", ("Vienna", "AUT")),
        (f"In Vienna, {A} met {B}.", ("Vienna", "AUT")),
        (f"{A} met {B} at the Rose Palace.", ("Rose Palace", None)),
        (f"{A} met {B} in Vienna to sign a treaty.", ("Vienna", "AUT")),
        (f"{A} met {B} on the sidelines of a summit in Vienna.", ("Vienna", "AUT")),
        (f"{A} met {B} on the sidelines of the Geneva conference.", ("Geneva", "CHE")),
        (f"{A} met {B} in New York.", ("New York", "USA")),
        (f"VIENNA — {A} met {B}.", ("Vienna", "AUT")),
        (f"{A} met {B} at the Rose Palace in Vienna.", ("Rose Palace", "AUT")),
        (f"{A} met {B} at the royal palace in Luxembourg City.", ("Luxembourg City", "LUX")),
        (f"{A} welcomed {B} to Helsinki on Monday.", ("Helsinki", "FIN")),
        (f"{A} hosted {B} for talks in Helsinki.", ("Helsinki", "FIN")),
        ("Finland and Norway signed a protocol on taxation in Vienna.", ("Vienna", "AUT")),
        (f"{A} will hold a meeting with {B} on 12 June in Muscat.", ("Muscat", "OMN")),
        (f"{A} met {B} in March in Vienna.", ("Vienna", "AUT")),
        (f"{A} met {B} at the White House complex.", ("White House", "USA")),
        (f"{A} met {B} at the IAEA headquarters in Vienna.", ("IAEA headquarters", "AUT")),
        (f"{A} met {B} in the northern city of Tromso.", ("Tromso", "NOR")),
        (f"{A} met {B} in the Austrian capital on Monday.", ("Vienna", "AUT")),
        (f"{A} arrived in Vienna, where she met {B}.", ("Vienna", "AUT")),
        (
            "The third round of talks between Finland and Norway took place in Vienna.",
            ("Vienna", "AUT"),
        ),
        (f"{A} was in Vienna to take part in talks with {B}.", ("Vienna", "AUT")),
        (f"{A} will visit Vienna to hold a new round of talks with {B}.", ("Vienna", "AUT")),
        (f"{A} hosted {B} for a breakfast meeting at the White House.", ("White House", "USA")),
        (f"{A} prepares a summit with {B} later this year in Vienna.", ("Vienna", "AUT")),
        ("Vienna hosted five rounds of talks between Finland and Norway.", ("Vienna", "AUT")),
        (
            "Finland and Norway signed a deal in a ceremony held at the Peace Palace in The Hague.",
            ("Peace Palace", "NLD"),
        ),
        (
            f"{A} will attend the summit of the Baltic Forum, which is to be held in Riga.",
            ("Riga", "LVA"),
        ),
        (
            "Mali and Nepal are expected to hold talks on Tuesday, 2 July, in Dakar.",
            ("Dakar", "SEN"),
        ),
        ("Talks of Mali and Nepal are scheduled to be held in Dakar.", ("Dakar", "SEN")),
        ("Talks of Mali and Nepal, expected to take place in Dakar, failed.", ("Dakar", "SEN")),
        ("Talks of Mali and Nepal kicked off in Dakar.", ("Dakar", "SEN")),
        ("Talks of Mali and Nepal were praised in Dakar.", None),
        ("The QXU summit was convened in Dakar.", ("Dakar", "SEN")),
        (f"{A} met {B}.", None),
    ],
)
def test_the_place_behind_its_trigger_is_that_of_the_event(
    extractor: Extractor, text: str, place: Found
) -> None:
    assert set(places(extractor, text)) == {place}


def test_a_call_has_no_place(extractor: Extractor) -> None:
    assert places(extractor, f"VIENNA — {A} spoke by phone with {B}.") == [None]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"{A} met {B} in Ouagadougou, Burkina Faso.", ("Ouagadougou", "BFA")),
        (f"{A} met {B} in Austin, Texas, on Monday.", ("Austin", "USA")),
        (f"{A} met {B} in London, Ontario.", ("London", "CAN")),
        (f"{A} met {B} in Mudville, Croatia.", ("Mudville", "HRV")),
        (f"{A} met {B} in The Hague.", ("The Hague", "NLD")),
        (f"{A} met {B} in Malé.", ("Malé", "MDV")),
        (f"{A} met {B} in Nuku'alofa.", ("Nuku'alofa", "TON")),
    ],
)
def test_the_state_behind_its_name_tells_which_city_it_is(
    extractor: Extractor, text: str, place: Found
) -> None:
    assert places(extractor, text) == [place]


@pytest.mark.parametrize(
    ("leader", "city", "state"),
    [
        ("Pakistani President Ali Khan", "Hyderabad", "PAK"),
        ("Indian President Anil Rao", "Hyderabad", "IND"),
        ("Canadian Prime Minister Ann Roy", "London", "GBR"),
    ],
)
def test_of_cities_of_one_name_the_capital_and_else_that_of_a_side_is_meant(
    extractor: Extractor, leader: str, city: str, state: str
) -> None:
    assert places(extractor, f"{leader} met {A} in {city}.") == [(city, state)]


def test_here_is_where_the_report_was_filed(extractor: Extractor) -> None:
    text = f"VIENNA — It rained on Monday. {A} met {B} here on Sunday."
    assert places(extractor, text) == [("Vienna", "AUT")]


def test_the_place_of_what_is_talked_about_is_not_that_of_the_talks(extractor: Extractor) -> None:
    assert places(extractor, "Finland and Norway held talks on violence in Vienna.") == [None]


def test_talks_are_where_the_city_before_them_is_and_its_state_takes_no_part(
    extractor: Extractor,
) -> None:
    (event,) = read(extractor, "Norway and Finland took part in the Vienna talks on Monday.")
    assert (event.place and event.place.name, names(event)) == ("Vienna", {"Norway", "Finland"})


def test_talks_named_by_a_city_are_told_without_their_participants(extractor: Extractor) -> None:
    assert places(extractor, "The Vienna talks resumed on Monday.") == [("Vienna", "AUT")]


def test_a_year_before_the_name_of_a_state_is_no_town_of_it(extractor: Extractor) -> None:
    assert places(extractor, "In 2023, Norway and Finland held talks.") == [None]
