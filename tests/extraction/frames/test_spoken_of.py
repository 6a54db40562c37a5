"""A deal that is spoken of as a known thing, or of which something came, was made."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, people, read


@pytest.mark.parametrize(
    "told",
    [
        "Sweden opposes the fishing deal between Peru and Chile.",
        "Sweden confirmed the accord between Peru and Chile.",
        "The minister praised Sweden after a truce between Peru and Chile.",
        "Herring grew cheap as a result of a pact between Peru and Chile.",
        "The herring came to Oslo as part of a contract between Peru and Chile.",
        "According to the ten-year agreement between Peru and Chile, all herring is shared.",
        "The deal between Peru and Chile was hailed by the fishers.",
        "The deal between Peru and Chile gives the fishers hope.",
        "The recently secured treaty between Peru and Chile is valid for all fish.",
        "Sweden opposes the newly signed accord between Peru and Chile.",
    ],
)
def test_it_was_made(extractor: Extractor, told: str) -> None:
    (deal,) = read(extractor, told)
    assert (deal.type, deal.subtype, deal.status) == ("agreement", "conclude", "occurred")
    assert names(deal) == {"Peru", "Chile"}


@pytest.mark.parametrize(
    "told",
    [
        "Sweden hopes for the fishing deal between Peru and Chile.",
        "Sweden sees the chance of a deal between Peru and Chile.",
        "Sweden opposes the proposed deal between Peru and Chile.",
        "Sweden spoke of the preparation of the treaty between Peru and Chile.",
        "Any new agreement between Peru and Chile is of no value.",
    ],
)
def test_what_is_only_wished_for_was_not(extractor: Extractor, told: str) -> None:
    assert not read(extractor, told)


@pytest.mark.parametrize(
    ("told", "subtype"),
    [
        ("Sweden rejected the deal between Peru and Chile.", "reject"),
        ("Sweden withdrew from the deal between Peru and Chile.", "withdraw"),
        ("Sweden approved the text of the deal between Peru and Chile.", "ratify"),
        ("Sweden is due to suspend a fishing treaty with Peru.", "suspend"),
        ("The treaty between Peru and Chile has yet to enter into force.", "ratify"),
        ("The Chilean parliament gave its consent to the treaty with Peru.", "ratify"),
    ],
)
def test_a_verb_tells_it_by_itself(extractor: Extractor, told: str, subtype: str) -> None:
    (deal,) = read(extractor, told)
    assert deal.subtype == subtype


def test_the_noun_of_a_relative_clause_may_stand_before_another(extractor: Extractor) -> None:
    text = "Sweden told the UN of a deal with the fishers that was struck between Peru and Chile."
    (struck,) = read(extractor, text)
    assert {("Peru", "party", "PER"), ("Chile", "party", "CHL")} <= people(struck)


@pytest.mark.parametrize(
    ("told", "company"),
    [
        ("Boeing sold ten jets to Air India.", "Air India"),
        ("Royal Jordanian signed an agreement with Airbus.", "Royal Jordanian"),
    ],
)
def test_a_company_called_after_its_state_is_not_the_state(
    extractor: Extractor, told: str, company: str
) -> None:
    (deal,) = read(extractor, told)
    assert company in names(deal)


def test_what_a_deal_is_worth_leaves_it_signed(extractor: Extractor) -> None:
    (signed,) = read(extractor, "Peru and Chile agreed to sign herring deals worth $2 billion.")
    assert (signed.subtype, signed.status) == ("sign", "planned")


@pytest.mark.parametrize(
    "told",
    [
        "Peru and Chile have signed an agreement easing trade.",
        "Peru and Chile also inked an MOU on exports guarantee cooperation.",
    ],
)
def test_what_is_signed_may_be_taken_for_a_modifier(extractor: Extractor, told: str) -> None:
    (signed,) = read(extractor, told)
    assert (signed.subtype, names(signed)) == ("sign", {"Peru", "Chile"})


def test_who_works_under_a_contract_is_not_signed(extractor: Extractor) -> None:
    assert not read(extractor, "Peru signed contract workers from Chile.")
