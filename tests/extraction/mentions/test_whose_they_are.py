"""Whose a person is, however the text says it: by office, by party label, by the state before the name."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, people, read

LARS = "Norwegian Prime Minister Lars Hagen"


@pytest.mark.parametrize(
    ("who", "state"),
    [
        ("Georgia Governor Carl Whitby", "USA"),
        ("former Georgia Sen. Carl Whitby", "USA"),
        ("the governor of Georgia, Carl Whitby,", "USA"),
        ("Georgian Ambassador Carl Whitby", "GEO"),
        ("Georgia’s President Carl Whitby", "GEO"),
        ("Niger Governor Carl Whitby", "NGA"),
        ("American Samoa Governor Carl Whitby", "ASM"),
        ("Bosnian Serb leader Carl Whitby", "BIH"),
        ("the foreign minister of the D.P.R. of Korea, Carl Whitby,", "PRK"),
        ("U.S. House Speaker Carl Whitby", "USA"),
        ("Sen. Carl Whitby, D-Vermont,", "USA"),
        ("Rep. Carl Whitby (R-Ohio)", "USA"),
        ("the mayor of Peru, Indiana, Carl Whitby,", "USA"),
        ("the governor of the Turkish province of Jordan Valley, Carl Whitby,", "TUR"),
        ("the mayor of the French city of Lyon, Carl Whitby,", "FRA"),
        ("his Belgian colleague Carl Whitby", "BEL"),
        ("Republican Sen. Carl Whitby of Texas", "USA"),
        ("the head of the Iraqi Kurdistan Region, Carl Whitby,", "IRQ"),
        ("Syrian Kurdish commander Carl Whitby", "SYR"),
    ],
)
def test_the_state_of_a_person(extractor: Extractor, who: str, state: str) -> None:
    (event,) = read(extractor, f"{LARS} met {who} on Monday.")
    assert {(name, code) for name, _, code in people(event)} == {
        ("Lars Hagen", "NOR"),
        ("Carl Whitby", state),
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The Norwegian and Finnish presidents, Lars Hagen and Elina Koskinen, met in Vienna.",
            {("Lars Hagen", "NOR"), ("Elina Koskinen", "FIN")},
        ),
        (
            "Peru’s Ana Rojas and Chile’s Mircea Soto met in Vienna.",
            {("Ana Rojas", "PER"), ("Mircea Soto", "CHL")},
        ),
        (
            "Sens. Carl Whitby (R-Texas) and Ann Cho (D-Ohio) met Peruvian President Ana Rojas.",
            {("Carl Whitby", "USA"), ("Ann Cho", "USA"), ("Ana Rojas", "PER")},
        ),
    ],
)
def test_each_of_several_has_its_own_state(
    extractor: Extractor, text: str, told: set[tuple[str, str]]
) -> None:
    (event,) = read(extractor, text)
    assert {(name, code) for name, _, code in people(event)} == told


@pytest.mark.parametrize("opening", [", including", " such as", ", namely"])
def test_who_is_listed_behind_a_group_is_of_its_state(extractor: Extractor, opening: str) -> None:
    text = (
        f"Swedish Prime Minister Nils Holm met Finnish officials{opening} President Elina Koskinen and "
        "Finance Minister Ingrid Dahl."
    )
    (event,) = read(extractor, text, source="svt.se")
    states = {p.name: p.country for p in event.participants}
    assert (states["Elina Koskinen"], states["Ingrid Dahl"]) == ("FIN", "FIN")


def test_a_party_in_brackets_takes_no_part(extractor: Extractor) -> None:
    (event,) = read(
        extractor, "Dutch Prime Minister Jan de Boer (VVD) met Peruvian President Ana Rojas."
    )
    assert names(event) == {"Jan de Boer", "Ana Rojas"}


def test_an_aide_without_a_name_is_no_president(extractor: Extractor) -> None:
    text = (
        "An adviser to Norwegian President Lars Hagen met Peruvian President Ana Rojas in Vienna."
    )
    (event,) = read(extractor, text)
    assert names(event) == {"adviser to Norwegian President Lars Hagen", "Ana Rojas"}


def test_an_aide_to_whom_no_name_is_told_is_one(extractor: Extractor) -> None:
    (event,) = read(extractor, f"{LARS} met an aide to the Finnish president in Vienna.")
    assert people(event) == {
        ("Lars Hagen", "participant", "NOR"),
        ("aide to the Finnish president", "participant", "FIN"),
    }


def test_companies_are_bound_and_not_their_states(extractor: Extractor) -> None:
    text = (
        "Bulgaria’s Dunavgaz and Romania’s Carpagaz signed a ten-year supply contract in Sofia in the "
        "presence of Presidents Ivan Kolev and Mircea Vlad."
    )
    (event,) = read(extractor, text)
    assert people(event) == {
        ("Dunavgaz", "party", "BGR"),
        ("Carpagaz", "party", "ROU"),
        ("Ivan Kolev", "witness", "BGR"),
        ("Mircea Vlad", "witness", "ROU"),
    }


def test_governments_bind_their_states(extractor: Extractor) -> None:
    (event,) = read(extractor, "The governments of Norway and Finland signed a treaty on Monday.")
    assert people(event) == {("Norway", "party", "NOR"), ("Finland", "party", "FIN")}


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("KINSHASA, May 14 (NNA) – Congo’s President Carl Whitby met Ana Rojas of Peru.", "COD"),
        ("BRAZZAVILLE, May 14 (NNA) – Congo’s President Carl Whitby met Ana Rojas of Peru.", "COG"),
        ("Congo’s President Carl Whitby met Peruvian President Ana Rojas. DR Congo has copper.", "COD"),
        ("Republic of Congo President Carl Whitby met Peruvian President Ana Rojas. DRC has copper.", "COG"),
        ("PYONGYANG, May 14 (NNA) – Korean leader Carl Whitby met Peruvian President Ana Rojas.", "PRK"),
        ("South Korean President Carl Whitby met Peruvian President Ana Rojas. North Korea is near.", "KOR"),
    ],
)  # fmt: skip
def test_the_article_tells_which_of_two_states_of_one_name_is_meant(
    extractor: Extractor, text: str, state: str
) -> None:
    (event,) = read(extractor, text)
    assert {(name, code) for name, _, code in people(event)} == {
        ("Carl Whitby", state),
        ("Ana Rojas", "PER"),
    }


@pytest.mark.parametrize(
    ("headline", "told"),
    [
        ("PRESIDENT HAGEN OF NORWAY HOLDS TALKS WITH FINNISH COUNTERPART AALTO", {"Hagen", "Aalto"}),
        ("NORWEGIAN PREMIER HAGEN MEETS FINNISH PRESIDENT KOSKINEN IN OSLO", {"Hagen", "Koskinen"}),
        ("NORTH KOREA AND PERU SIGN FISHERIES TREATY IN LIMA", {"North Korea", "Peru"}),
    ],
)  # fmt: skip
def test_a_headline_in_capitals_names_whom_it_would_in_small_letters(
    extractor: Extractor, headline: str, told: set[str]
) -> None:
    (event,) = read(extractor, headline)
    assert names(event) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Yemeni parties signed a truce on Monday.", {"Yemeni parties"}),
        ("Norwegian banks signed a deal with Peru on Monday.", {"Norwegian banks", "Peru"}),
        (
            "A delegation of the Afghan Taliban met U.S. officials in Vienna.",
            {"delegation of the Afghan Taliban", "U.S. officials"},
        ),
        (
            "A memorandum was signed between the Ministry of Energy of Peru and Nordgas on Monday.",
            {"Ministry of Energy of Peru", "Nordgas"},
        ),
        (
            "Denmark’s Nordbank signed deals worth 5 million euros with Peru on Monday.",
            {"Nordbank", "Peru"},
        ),
    ],
)
def test_bodies_and_sides_take_part(extractor: Extractor, text: str, told: set[str]) -> None:
    (event,) = read(extractor, text)
    assert names(event) == told


def test_who_is_greeted_on_arrival_is_received(extractor: Extractor) -> None:
    text = (
        "Greeted at the airport by Norwegian Prime Minister Lars Hagen, Finnish President Elina Koskinen "
        "arrived in Oslo on Tuesday."
    )
    received = next(event for event in read(extractor, text) if event.subtype == "reception")
    assert people(received) == {("Lars Hagen", "host", "NOR"), ("Elina Koskinen", "guest", "FIN")}


def test_a_leader_without_a_name_is_the_one_named_before(extractor: Extractor) -> None:
    text = (
        "Lars Hagen is back in Oslo, where he held talks. "
        "The Norwegian prime minister met Finnish President Elina Koskinen."
    )
    events = read(extractor, text)
    assert {"Lars Hagen", "Elina Koskinen"} in [names(event) for event in events]


@pytest.mark.parametrize("who", ["then-Finnish President", "then-Finland President"])
def test_a_former_leader_is_of_the_state_he_led(extractor: Extractor, who: str) -> None:
    (event,) = read(extractor, f"{LARS} met {who} Elina Koskinen on Monday.")
    assert ("Elina Koskinen", "participant", "FIN") in people(event)
