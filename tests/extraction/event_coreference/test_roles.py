"""Host and guest: what words tell stays, and what they leave open the visit or the place tells."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import Person, people, read


def test_who_met_in_his_own_capital_is_the_host(extractor: Extractor) -> None:
    text = "Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen in Oslo."
    (event,) = read(extractor, text)
    assert people(event) == {("Lars Hagen", "host", "NOR"), ("Elina Koskinen", "guest", "FIN")}


@pytest.mark.parametrize(
    "met",
    ["held talks with {} in Oslo", "will meet {} in Norway", "met {} in Bergen, Norway, on Monday"],
)
def test_whoever_met_in_his_own_country_is_so_in_talks_too(extractor: Extractor, met: str) -> None:
    told = met.format("Finnish President Elina Koskinen")
    (event,) = read(extractor, f"Norwegian Prime Minister Lars Hagen {told}.")
    assert people(event) == {("Lars Hagen", "host", "NOR"), ("Elina Koskinen", "guest", "FIN")}


@pytest.mark.parametrize("where", ["at the Arctic Summit", "on the sidelines of a conference"])
def test_at_a_meeting_of_many_nobody_is_host(extractor: Extractor, where: str) -> None:
    told = f"Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen {where}"
    met = next(e for e in read(extractor, f"{told} in Oslo.") if e.subtype == "meeting")
    assert {person.role for person in met.participants} == {"participant"}


def test_on_neutral_ground_nobody_is_host(extractor: Extractor) -> None:
    text = "Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen in Geneva."
    (event,) = read(extractor, text)
    assert {person.role for person in event.participants} == {"participant"}


def test_a_visitor_is_a_guest_also_of_whom_he_meets_on_his_visit(extractor: Extractor) -> None:
    text = (
        "Norwegian Prime Minister Lars Hagen arrived in Helsinki on Monday. "
        "Hagen held talks with Finnish President Elina Koskinen."
    )
    talks = next(event for event in read(extractor, text) if event.subtype == "talks")
    assert people(talks) == {("Lars Hagen", "guest", "NOR"), ("Elina Koskinen", "host", "FIN")}


def test_the_verb_of_receiving_tells_it_whatever_the_place(extractor: Extractor) -> None:
    text = (
        "Finnish President Elina Koskinen received Norwegian Prime Minister Lars Hagen in Geneva."
    )
    (event,) = read(extractor, text)
    assert people(event) == {("Elina Koskinen", "host", "FIN"), ("Lars Hagen", "guest", "NOR")}


def test_who_only_came_to_a_meeting_is_no_guest_for_that(extractor: Extractor) -> None:
    text = (
        "Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen in Oslo. "
        "The ceremony was attended by Foreign Minister Niels Holm."
    )
    (event,) = read(extractor, text)
    roles = {person.name: person.role for person in event.participants}
    assert roles == {
        "Lars Hagen": "host",
        "Elina Koskinen": "guest",
        "Niels Holm": "participant",
    }


@pytest.mark.parametrize(
    ("place", "roles"),
    [
        (" in Oslo", {("Lars Hagen", "host", "NOR"), ("Elina Koskinen", "guest", "FIN")}),
        ("", {("Lars Hagen", "participant", "NOR"), ("Elina Koskinen", "participant", "FIN")}),
    ],
)
def test_who_had_lunch_with_another_gave_it_at_home_alone(
    extractor: Extractor, place: str, roles: set[Person]
) -> None:
    text = f"Finnish President Elina Koskinen had lunch with Norwegian President Lars Hagen{place}."
    (event,) = read(extractor, text)
    assert people(event) == roles


@pytest.mark.parametrize(
    ("where", "roles"),
    [
        (" in Geneva in March", {"participant"}),
        (" on the sidelines of a conference in Lima", {"participant"}),
        ("", {"host", "guest"}),
    ],
)
def test_who_met_elsewhere_besides_a_visit_was_no_guest_there(
    extractor: Extractor, where: str, roles: set[str]
) -> None:
    text = (
        "Norwegian Prime Minister Lars Hagen visited Helsinki on Monday to open a school. "
        f"Hagen also met Finnish President Elina Koskinen{where}."
    )
    met = next(event for event in read(extractor, text) if event.subtype == "meeting")
    assert {person.role for person in met.participants} == roles
