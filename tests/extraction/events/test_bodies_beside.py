"""Bodies told beside another one, or by what they are: whose office, state or name each of them has."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, people, read

HOST = "Norwegian President Lars Hagen"


@pytest.mark.parametrize(
    ("whom", "who"),
    [
        ("the managers of Equinor and Nokia", {"managers of Equinor", "managers of Nokia"}),
        ("officials from Google, Nokia and Ericsson",
         {"officials from Google", "officials from Nokia", "officials from Ericsson"}),
        ("members of Congress and Nokia", {"members of Congress", "Nokia"}),
        ("union leaders and Nokia", {"union leaders", "Nokia"}),
    ],
)  # fmt: skip
def test_an_office_told_once_is_that_of_each_body(
    extractor: Extractor, whom: str, who: set[str]
) -> None:
    (event,) = read(extractor, f"{HOST} met with {whom} on Monday.")
    assert names(event) == {"Lars Hagen", *who}


@pytest.mark.parametrize("second", ["opposition", "its opposition"])
def test_the_opposition_beside_a_government_is_of_its_state(
    extractor: Extractor, second: str
) -> None:
    (event,) = read(extractor, f"Peru’s government and {second} held talks in Lima on Monday.")
    assert {(name, code) for name, _, code in people(event)} == {
        ("Peru’s government", "PER"),
        ("opposition", "PER"),
    }


@pytest.mark.parametrize(
    "partners",
    [
        "the Peruvian companies Vuttu and Quxo",
        "the Peruvian carmakers Vuttu and Quxo",
        "the Peruvian oil firms Vuttu and Quxo",
    ],
)
def test_names_behind_companies_are_those_of_companies(extractor: Extractor, partners: str) -> None:
    (event,) = read(extractor, f"Norway signed a contract with {partners}.")
    assert people(event) == {
        ("Norway", "party", "NOR"),
        ("Vuttu", "party", "PER"),
        ("Quxo", "party", "PER"),
    }


@pytest.mark.parametrize("verb", ["called", "named", "dubbed"])
def test_a_body_told_by_its_name_is_called_so(extractor: Extractor, verb: str) -> None:
    (event,) = read(extractor, f"Norway signed a contract with a Peruvian company {verb} Vuttu.")
    assert ("Vuttu", "party", "PER") in people(event)
    (event,) = read(extractor, f"{HOST} met a Peruvian group {verb} Vuttu on Monday.")
    assert ("Vuttu", "participant", "PER") in people(event)


def test_a_word_for_a_place_in_a_photograph_may_be_part_of_a_name(extractor: Extractor) -> None:
    (event,) = read(extractor, f"{HOST} met with representatives of the Quxo Front on Monday.")
    assert "representatives of the Quxo Front" in names(event)


@pytest.mark.parametrize(
    ("whom", "listed"),
    [
        (
            "makers of the vaccine including Siemens, Ericsson and Nokia",
            {"Siemens", "Ericsson", "Nokia"},
        ),
        ("Peruvian companies such as Siemens and Nokia", {"Siemens", "Nokia"}),
        ("managers of large banks, among them Siemens and Nokia", {"Siemens", "Nokia"}),
        ("envoys of various countries, including Peru and Chile", {"Peru", "Chile"}),
        ("managers of international organizations, including the World Bank", {"World Bank"}),
    ],
)
def test_bodies_and_states_listed_behind_a_group_take_part_beside_it(
    extractor: Extractor, whom: str, listed: set[str]
) -> None:
    (event,) = read(extractor, f"{HOST} met on Monday with {whom}.")
    assert listed < names(event)
    assert len(names(event)) == len(listed) + 2


def test_persons_listed_behind_authorities_stay_persons(extractor: Extractor) -> None:
    (event,) = read(
        extractor,
        f"{HOST} met Finnish authorities, including President Elina Koskinen and Eero Laine.",
    )
    kinds = {p.name: p.kind for p in event.participants}
    assert kinds["Elina Koskinen"] == kinds["Eero Laine"] == "person"


def test_members_listed_in_full_stand_for_the_group(extractor: Extractor) -> None:
    (event,) = read(
        extractor,
        "Norway signed a treaty with three Andean states, including Peru, Chile and Bolivia.",
    )
    assert names(event) == {"Norway", "Peru", "Chile", "Bolivia"}
    (event,) = read(
        extractor, "Three companies at the fair – Siemens, Nokia and Ericsson – signed a contract."
    )
    assert names(event) == {"Siemens", "Nokia", "Ericsson"}
