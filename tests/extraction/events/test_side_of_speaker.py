"""Who tells of a deal with another state is of its other side, and who announces one of others is not."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, read


@pytest.mark.parametrize(
    "text",
    [
        "Chilean Foreign Minister Luis Soto said an extradition treaty with Peru had been signed.",
        "A fishing deal with Peru was reached on Monday, Chilean Foreign Minister Luis Soto said.",
        "Chilean Trade Minister Luis Soto said that a customs accord with Peru is going to be signed.",
    ],
)
def test_the_state_of_who_tells_it_is_bound(extractor: Extractor, text: str) -> None:
    (event,) = read(extractor, text)
    assert names(event) == {"Peru", "Chile"}


@pytest.mark.parametrize(
    "text",
    [
        "Chilean Foreign Minister Luis Soto said that Peru had signed an extradition treaty.",
        "Chilean Foreign Minister Luis Soto said a treaty with Peru had been signed by Bolivia.",
        "Chilean Foreign Minister Luis Soto said a truce with the Northern Front had been agreed.",
    ],
)
def test_who_tells_of_others_is_not(extractor: Extractor, text: str) -> None:
    assert "Chile" not in {name for event in read(extractor, text) for name in names(event)}


def test_who_announces_what_others_agreed_is_no_party(extractor: Extractor) -> None:
    (event,) = read(
        extractor, "Bolivian President Eva Ponce announced a peace deal between Peru and Chile."
    )
    assert names(event) == {"Peru", "Chile"}


def test_what_a_visitor_signs_without_more_binds_the_state_visited(extractor: Extractor) -> None:
    text = "During his visit to Peru, Chilean President Marco Vega signed a number of trade agreements."
    (signed,) = [event for event in read(extractor, text) if event.type == "agreement"]
    assert {person.country for person in signed.participants} == {"PER", "CHL"}
