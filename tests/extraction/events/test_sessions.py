"""Sessions: a standing body that meets, who holds it, and whom "the committee" means."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, read

BODY = "Nordic Fishing Committee"


@pytest.mark.parametrize(
    "text",
    [
        f"The {BODY} met in Oslo.",
        f"The {BODY} convened in Oslo.",
        f"The {BODY} held its ninth session in Oslo.",
        f"The {BODY} held a meeting in Oslo.",
        f"A meeting of the {BODY} was held in Oslo.",
    ],
)
def test_a_standing_body_has_its_session_however_it_is_told(
    extractor: Extractor, text: str
) -> None:
    (event,) = read(extractor, text)
    assert (event.subtype, names(event)) == ("session", {BODY})


def test_whoever_is_named_took_part_in_the_session_beside_its_body(extractor: Extractor) -> None:
    text = f"Norwegian Foreign Minister Lars Hagen chaired the fourth meeting of the {BODY}."
    (event,) = read(extractor, text)
    assert names(event) == {"Lars Hagen", BODY}


def test_a_body_that_receives_somebody_holds_a_meeting_and_no_session(extractor: Extractor) -> None:
    text = f"The {BODY} held a meeting with Norwegian Foreign Minister Lars Hagen in Oslo."
    (event,) = read(extractor, text)
    assert (event.subtype, names(event)) == ("meeting", {"Lars Hagen", BODY})


def test_the_committee_is_the_one_spoken_of_before(extractor: Extractor) -> None:
    text = f"The {BODY} met in Turku on May 6. The committee met in Oslo on May 13."
    sessions = {event.place.name: names(event) for event in read(extractor, text) if event.place}
    assert sessions == {"Turku": {BODY}, "Oslo": {BODY}}


@pytest.mark.parametrize("pair", ["EU-Norway", "Norway-EU", "Norway–EU"])
def test_a_union_and_a_state_joined_by_a_dash_are_two(extractor: Extractor, pair: str) -> None:
    (event,) = read(extractor, f"The {pair} summit was held in Oslo on Monday.")
    assert names(event) == {"EU", "Norway"}


def test_a_dialogue_by_its_proper_name_is_one(extractor: Extractor) -> None:
    text = "Norway and Finland held the inaugural Dialogue on Arctic Fishing."
    (event,) = read(extractor, text)
    assert (event.subtype, names(event)) == ("talks", {"Norway", "Finland"})


def test_the_delegation_is_the_one_spoken_of_before(extractor: Extractor) -> None:
    text = (
        "A delegation of the Norwegian parliament met Finnish President Elina Koskinen on Monday. "
        "The delegation met Finnish Foreign Minister Aino Salo on Tuesday."
    )
    body = "delegation of the Norwegian parliament"
    assert [names(event) for event in read(extractor, text)] == [
        {body, "Elina Koskinen"},
        {body, "Aino Salo"},
    ]
