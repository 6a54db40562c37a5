"""Who brokered an agreement or talks, told beside the words that name them."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import people, read

PARTIES = {("Norway", "party", "NOR"), ("Finland", "party", "FIN")}


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Finland reached a deal in Turku mediated by Peru.",
        "The peace deal, brokered by Peru, was signed by Norway and Finland.",
        "Norway and Finland signed a Peru-brokered deal in Turku.",
        "Norway and Finland reached a Peru-mediated truce.",
        "Norway and Finland agreed to a ceasefire through the mediation of Peru.",
        "The accord between Norway and Finland was signed under Peruvian mediation.",
        "The accord between Norway and Finland was signed under Peru’s mediation.",
    ],
)
def test_a_broker_is_a_mediator_and_no_party(extractor: Extractor, text: str) -> None:
    (event, *_) = read(extractor, text)
    assert people(event) == {*PARTIES, ("Peru", "mediator", "PER")}


@pytest.mark.parametrize("body", ["EU", "UN", "NFA"])
def test_initials_before_the_hyphen_are_a_body_that_mediates(
    extractor: Extractor, body: str
) -> None:
    (event, *_) = read(extractor, f"Norway and Finland reached an {body}-facilitated agreement.")
    assert people(event) == {*PARTIES, (body, "mediator", None)}


def test_initials_with_points_before_the_hyphen_are_the_state(extractor: Extractor) -> None:
    (event, *_) = read(extractor, "A U.S.-brokered truce between Norway and Finland took effect.")
    assert {(role, country) for _, role, country in people(event)} == {
        ("party", "NOR"),
        ("party", "FIN"),
        ("mediator", "USA"),
    }


def test_who_brokered_something_else_mediates_nothing_here(extractor: Extractor) -> None:
    (event, *_) = read(
        extractor,
        "Norway and Finland signed a treaty on Monday, said a man who praised the peace brokered by Peru.",
    )
    assert people(event) == PARTIES
