"""Who is bound by an agreement since the sentence tells what they do under it."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import people, read

PARTIES = {("Norway", "party", "NOR"), ("Finland", "party", "FIN")}


@pytest.mark.parametrize(
    "text",
    [
        "Under a deal reached on Friday, Norway will supply Finland with gas for ten years.",
        "Under an agreement reached last year with Finland, Norway closed two mines.",
        "Under the terms of an accord signed with Finland in 1951, Norway runs a lighthouse in Turku.",
        "Norway sold the gas to Finland under a 25-year accord signed in 2021.",
    ],
)
def test_who_acts_under_an_agreement_is_a_party(extractor: Extractor, text: str) -> None:
    (event,) = read(extractor, text)
    assert people(event) == PARTIES


def test_who_brokered_it_is_told_beside_those_who_act(extractor: Extractor) -> None:
    (event,) = read(
        extractor, "Norway and Finland swapped 84 prisoners in a deal brokered by Peru."
    )
    assert people(event) == {*PARTIES, ("Peru", "mediator", "PER")}


@pytest.mark.parametrize(
    "text",
    [
        "Sweden praised the fishers in a deal signed by Norway and Finland.",
        "Under a deal signed by Norway and Finland, Sweden withdrew its troops.",
    ],
)
def test_who_acts_on_what_others_signed_is_no_party(extractor: Extractor, text: str) -> None:
    (event,) = read(extractor, text)
    assert people(event) == PARTIES


@pytest.mark.parametrize(
    "text",
    [
        "Norway said in a deal reached on Monday it would return the ships.",
        "The refugees left Norway under a deal reached last year.",
    ],
)
def test_who_only_tells_of_it_is_no_party(extractor: Extractor, text: str) -> None:
    assert not read(extractor, text)


def test_an_order_comes_from_whoever_stands_behind_the_goods(extractor: Extractor) -> None:
    (event,) = read(
        extractor, "Boeing won an order worth $9 million for ten jets from Norfly Airlines."
    )
    assert {name for name, _, _ in people(event)} == {"Boeing", "Norfly Airlines"}


def test_a_single_name_that_signs_a_contract_is_a_company(extractor: Extractor) -> None:
    (event,) = read(extractor, "Quxo secured a contract from Norway to build two plants.")
    assert people(event) == {("Quxo", "party", None), ("Norway", "party", "NOR")}
