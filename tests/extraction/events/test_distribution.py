"""One event for each counterpart, where they were not together."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, read


def test_a_trip_to_several_countries_is_a_visit_to_each(extractor: Extractor) -> None:
    text = "Norwegian Prime Minister Lars Hagen will travel to Peru and Chile next week."
    visits = read(extractor, text)
    assert [names(visit) for visit in visits] == [{"Lars Hagen", "Peru"}, {"Lars Hagen", "Chile"}]
    assert [visit.place and visit.place.country for visit in visits] == ["PER", "CHL"]


def test_a_trip_to_several_capitals_is_a_visit_to_each(extractor: Extractor) -> None:
    text = "Norwegian Prime Minister Lars Hagen will visit Lima and Santiago next week."
    visits = read(extractor, text)
    assert [visit.place and visit.place.name for visit in visits] == ["Lima", "Santiago"]
    assert [names(visit) for visit in visits] == [{"Lars Hagen"}, {"Lars Hagen"}]


def test_calls_are_one_for_each_unless_they_spoke_together(extractor: Extractor) -> None:
    apart = (
        "Norwegian Prime Minister Lars Hagen spoke by phone with Peruvian President Rosa Salas and "
        "Chilean President Luis Soto"
    )
    assert len(read(extractor, f"{apart}.")) == 2
    assert len(read(extractor, f"{apart} in a conference call.")) == 1


def test_one_call_with_several_is_one(extractor: Extractor) -> None:
    partners = "Peruvian President Rosa Salas and Chilean President Luis Soto"
    held = "Norwegian Prime Minister Lars Hagen held"
    assert len(read(extractor, f"{held} a phone call with {partners}.")) == 1
    assert len(read(extractor, f"{held} phone calls with {partners}.")) == 2


def test_separate_meetings_are_one_for_each(extractor: Extractor) -> None:
    text = (
        "Norwegian Prime Minister Lars Hagen met separately with Peruvian President Rosa Salas and "
        "Chilean President Luis Soto."
    )
    assert [names(event) for event in read(extractor, text)] == [
        {"Lars Hagen", "Rosa Salas"},
        {"Lars Hagen", "Luis Soto"},
    ]


def test_whom_a_second_with_names_took_part_too(extractor: Extractor) -> None:
    text = "Lars Hagen met with embassy staff and with Danish Ambassador Mads Lund in Oslo."
    (event,) = read(extractor, text)
    assert {p.name for p in event.participants} == {"Lars Hagen", "embassy staff", "Mads Lund"}


def test_their_respective_talks_were_one_for_each_of_them(extractor: Extractor) -> None:
    text = (
        "Norwegian Prime Minister Lars Hagen spoke by phone with Finnish President Elina Koskinen. They "
        "discussed their respective conversations with Danish Foreign Minister Niels Holm."
    )
    assert [names(event) for event in read(extractor, text)] == [
        {"Lars Hagen", "Elina Koskinen"},
        {"Lars Hagen", "Niels Holm"},
        {"Elina Koskinen", "Niels Holm"},
    ]


def test_their_recent_talks_with_others_are_none_of_those_of_now(extractor: Extractor) -> None:
    text = (
        "Norwegian Prime Minister Lars Hagen spoke by phone with Finnish President Elina Koskinen. They "
        "praised their recent talks with Danish Foreign Minister Niels Holm."
    )
    assert names(read(extractor, text)[0]) == {"Lars Hagen", "Elina Koskinen"}


def test_who_is_met_in_separate_meetings_is_met_apart(extractor: Extractor) -> None:
    events = read(
        extractor,
        "In separate meetings, Norwegian Minister Lars Hagen met with Finnish President Elina Koskinen, who "
        "arrived on Tuesday, and Danish Minister Niels Holm.",
    )
    assert [names(event) for event in events] == [
        {"Lars Hagen", "Elina Koskinen"},
        {"Lars Hagen", "Niels Holm"},
    ]


@pytest.mark.parametrize(
    "text",
    [
        "At the conference, Minister Lars Hagen held separate meetings with {} and {}.",
        "In separate meetings with {} and {}, Minister Lars Hagen praised the fishers.",
    ],
)
def test_separate_meetings_stay_so_wherever_the_rest_stands(
    extractor: Extractor, text: str
) -> None:
    met = ("Finnish President Elina Koskinen", "Danish Minister Niels Holm")
    assert [names(event) for event in read(extractor, text.format(*met))] == [
        {"Lars Hagen", "Elina Koskinen"},
        {"Lars Hagen", "Niels Holm"},
    ]


@pytest.mark.parametrize("cities", ["Brussels, Berlin and Paris", "Geneva and Vienna"])
def test_cities_of_several_states_are_visited_one_by_one(extractor: Extractor, cities: str) -> None:
    events = read(extractor, f"Norwegian Prime Minister Lars Hagen will travel to {cities}.")
    named = [event.place.name for event in events if event.place]
    assert named == cities.replace(" and ", ", ").split(", ")


def test_cities_of_one_state_are_one_visit(extractor: Extractor) -> None:
    text = "Norwegian Prime Minister Lars Hagen will travel to Geneva and Zurich."
    assert len(read(extractor, text)) == 1


@pytest.mark.parametrize("went", ["travel to several countries such as", "visit many cities in"])
def test_states_without_a_name_are_no_hosts(extractor: Extractor, went: str) -> None:
    text = f"Norwegian Foreign Minister Lars Hagen will {went} Peru and Chile."
    hosts = {p.name for e in read(extractor, text) for p in e.participants if p.role == "host"}
    assert hosts <= {"Peru", "Chile"}


def test_who_returned_to_their_capitals_visited_nobody(extractor: Extractor) -> None:
    assert not read(extractor, "The Norwegian negotiators returned to their capitals on Monday.")
