"""Whom roles, sets, pronouns and groups mean, in the texts that they stand in."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, people, read

PAIR = (
    "Norwegian Prime Minister Lars Hagen arrived in Helsinki on Sunday. "
    "Finnish President Elina Koskinen spoke of an old friendship. "
)
BOTH = {"Lars Hagen", "Elina Koskinen"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Hagen met Koskinen on Monday.",
        "The Norwegian prime minister met the Finnish president on Monday.",
        "The prime minister met Koskinen on Monday.",
        "The two leaders met on Monday.",
        "The two met on Monday.",
        "They met on Monday.",
        "Hagen met her on Monday.",
    ],
)
def test_every_way_of_speaking_of_the_two_means_the_two(
    extractor: Extractor, sentence: str
) -> None:
    (event,) = (e for e in read(extractor, PAIR + sentence) if e.subtype == "meeting")
    assert names(event) == BOTH


def test_the_fullest_name_is_known_wherever_it_stands(extractor: Extractor) -> None:
    text = (
        "Hagen met Koskinen on Monday. Prime Minister Lars Hagen of Norway thanked President "
        "Elina Koskinen of Finland."
    )
    event = read(extractor, text)[0]
    assert {("Lars Hagen", "NOR"), ("Elina Koskinen", "FIN")} == {
        (p.name, p.country) for p in event.participants
    }


def test_an_administration_called_by_a_persons_name_is_not_that_person(
    extractor: Extractor,
) -> None:
    text = (
        "The Hagen Administration praised Finland. President Hagen met President Elina Koskinen of "
        "Finland on Monday."
    )
    (event,) = (e for e in read(extractor, text) if e.subtype == "meeting")
    assert names(event) == {"Hagen", "Elina Koskinen"}


def test_who_does_what_persons_do_is_one_whatever_the_name_looks_like(
    extractor: Extractor,
) -> None:
    (visit,) = read(extractor, "Tendai Chigumbura will visit Norway on Monday.")
    assert ("Tendai Chigumbura", "guest", None) in people(visit)


def test_a_house_that_hosts_talks_is_no_person(extractor: Extractor) -> None:
    (talks,) = read(extractor, "Red Lion Hotel hosted the talks between Norway and Finland.")
    assert names(talks) == {"Norway", "Finland"}


def test_the_two_countries_are_those_of_the_persons_named(extractor: Extractor) -> None:
    text = PAIR + "The two countries signed a fishing treaty on Monday."
    event = read(extractor, text)[-1]
    assert ("Norway", "party", "NOR") in people(event)
    assert ("Finland", "party", "FIN") in people(event)


def test_a_group_of_several_states_is_a_group_of_each(extractor: Extractor) -> None:
    text = "Senior officials of Peru and Chile signed a border treaty on Monday."
    (event,) = read(extractor, text)
    groups = {p.country for p in event.participants if p.kind == "group"}
    assert groups == {"PER", "CHL"}


def test_office_holders_whom_the_article_names_are_those_persons(extractor: Extractor) -> None:
    text = (
        "Foreign Minister Ana Rojas of Peru and Foreign Minister Luis Soto of Chile gave speeches. "
        "The foreign ministers of Peru and Chile held talks on Monday."
    )
    event = read(extractor, text)[-1]
    assert names(event) == {"Ana Rojas", "Luis Soto"}


def test_the_one_holder_of_no_told_state_is_of_the_state_that_is_left(
    extractor: Extractor,
) -> None:
    text = (
        "Norwegian Premier Lars Hagen was welcomed by Premier Ilir Mora on Monday. The premiers and "
        "respective ministers of Norway and Albania then held talks."
    )
    event = read(extractor, text)[-1]
    assert [(p.name, p.country) for p in event.participants if p.kind == "person"] == [
        ("Lars Hagen", "NOR"),
        ("Ilir Mora", "ALB"),
    ]


def test_a_counterpart_is_of_the_same_office_in_the_other_state(extractor: Extractor) -> None:
    text = "Peruvian Foreign Minister Ana Rojas met her Chilean counterpart Luis Soto on Monday."
    (event,) = read(extractor, text)
    titles = {p.name: (p.title, p.country) for p in event.participants}
    assert titles["Luis Soto"][1] == "CHL"
    assert (titles["Luis Soto"][0] or "").lower() == "foreign minister"


def test_an_office_without_a_state_is_of_the_outlets_own(extractor: Extractor) -> None:
    text = "President Rosa Salas met Foreign Minister Luis Soto of Chile on Monday."
    (event,) = read(extractor, text, url="https://www.andes.pe/news/1")
    assert {(p.name, p.country) for p in event.participants} == {
        ("Rosa Salas", "PER"),
        ("Luis Soto", "CHL"),
    }


def test_they_may_be_states_where_no_persons_are_spoken_of(extractor: Extractor) -> None:
    text = "Peru and Chile signed a border treaty on Monday. They also signed a fishing protocol."
    assert [{p.country for p in event.participants} for event in read(extractor, text)] == [
        {"PER", "CHL"},
        {"PER", "CHL"},
    ]


@pytest.mark.parametrize(
    "office",
    [
        "Minister of Trade and Industry",
        "Principal Deputy National Security Advisor",
        "Assistant to the President for Homeland Security",
        "Presidential chief of staff",
    ],
)
def test_an_office_of_state_is_of_the_report_s_own_whatever_it_is_concerned_with(
    extractor: Extractor, office: str
) -> None:
    text = f"OSLO, May 14 (NNA) – {office} Lars Hagen met Finnish President Elina Koskinen."
    assert ("Lars Hagen", "NOR") in {
        (p.name, p.country) for e in read(extractor, text) for p in e.participants
    }


def test_a_president_is_not_of_the_state_of_the_prime_minister_beside_him(
    extractor: Extractor,
) -> None:
    text = "President Lars Hagen and Prime Minister Elina Koskinen of Finland met in Lima."
    (event,) = read(extractor, text, source="whitehouse.gov")
    assert {("Lars Hagen", "participant", "USA"), ("Elina Koskinen", "participant", "FIN")} == (
        people(event)
    )


def test_a_king_of_no_told_state_is_not_the_other_king_of_the_sentence(
    extractor: Extractor,
) -> None:
    text = (
        "The Norwegian king will make an official visit to Spain at the invitation of King Carlos on "
        "Monday. Finland will be next."
    )
    (visit,) = read(extractor, text)
    assert {"Norwegian king", "Carlos", "Spain"} == names(visit)


def test_who_heads_a_company_is_of_no_state_for_that(extractor: Extractor) -> None:
    text = "OSLO, May 14 (NNA) – President of Quxo Group Lars Hagen met Finnish President Elina Koskinen."
    assert ("Lars Hagen", None) in {
        (p.name, p.country) for e in read(extractor, text) for p in e.participants
    }


@pytest.mark.parametrize(
    "party",
    [
        "The Norwegian company Vestby",
        "Vestby, a Norwegian company,",
        "Norway’s oil company Vestby",
    ],
)
def test_a_company_is_of_the_state_that_it_is_said_to_be_of(
    extractor: Extractor, party: str
) -> None:
    (event,) = read(extractor, f"{party} signed a contract with Nokia on Monday.")
    assert ("Vestby", "party", "NOR") in people(event)


def test_the_abbreviation_in_brackets_is_nobody_else(extractor: Extractor) -> None:
    text = "Norway (NOR) and the Quxo Trade Union (QTU) signed an agreement on Monday."
    (event,) = read(extractor, text)
    assert names(event) == {"Norway", "Quxo Trade Union"}


def test_two_offices_of_several_states_are_a_group_of_each_state(extractor: Extractor) -> None:
    text = "Deputy ministers and political directors from Peru and Chile met in Lima."
    (event,) = read(extractor, text)
    assert {(p.kind, p.country) for p in event.participants} == {("group", "PER"), ("group", "CHL")}


def test_a_counterpart_is_whoever_a_later_sentence_names(extractor: Extractor) -> None:
    text = (
        "Norwegian President Lars Hagen and his Finnish counterpart held phone talks on Monday. "
        "Hagen spoke of trade. Finnish President Elina Koskinen thanked him."
    )
    (event,) = read(extractor, text)
    assert names(event) == BOTH


def test_the_president_of_an_outlet_who_is_named_later_goes_before_a_foreign_one(
    extractor: Extractor,
) -> None:
    first, _ = read(
        extractor,
        "The president will meet Danish Prime Minister Mette Juhl in Vienna. "
        "Finnish President Elina Koskinen will meet President Ali Karimi of Iran in Oslo.",
        source="tehrantimes.com",
    )
    assert names(first) == {"Ali Karimi", "Mette Juhl"}


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("Danish Foreign Minister Niels Holm", "Niels Holm"),
        ("the Danish president", "Danish president"),
        ("Koskinen, for her part,", "Lars Hagen"),
    ],
)
def test_who_speaks_in_his_meeting_with_somebody_is_he(
    extractor: Extractor, who: str, name: str
) -> None:
    text = (
        "Norwegian Prime Minister Lars Hagen spoke of an old friendship. During his meeting with "
        f"Finnish President Elina Koskinen, {who} praised the fishers."
    )
    (event,) = read(extractor, text)
    assert names(event) == {name, "Elina Koskinen"}


@pytest.mark.parametrize(
    "text",
    [
        "After its withdrawal from the treaty, Finland built a wall.",
        "The fleet of Finland was sold after its withdrawal from the treaty.",
        "Norwegian Prime Minister Lars Hagen scorned Finland for its withdrawal from the treaty.",
    ],
)
def test_its_is_the_state_s_that_the_sentence_names(extractor: Extractor, text: str) -> None:
    (event,) = read(extractor, "Denmark regretted the move. " + text)
    assert names(event) == {"Finland"}


@pytest.mark.parametrize("office", ["then-Finnish President", "ex-Finnish president"])
def test_a_leader_of_former_days_keeps_the_state_before_the_office(
    extractor: Extractor, office: str
) -> None:
    (event,) = read(extractor, f"Norway grieved after {office} Elina Koskinen left the treaty.")
    assert ("Elina Koskinen", "signatory", "FIN") in people(event)
