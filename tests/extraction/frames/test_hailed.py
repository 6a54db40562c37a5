"""What is hailed was agreed: whoever hails it, and wherever its sides are named."""

import pytest

from communique_extraction.extractor import Extractor
from communique_schemas import AgreementEvent
from tests.extraction.reading import names, read


def agreements(extractor: Extractor, text: str) -> list[AgreementEvent]:
    return [event for event in read(extractor, text) if isinstance(event, AgreementEvent)]


@pytest.mark.parametrize(
    "text",
    [
        "Sweden welcomes tonight's announcement of a ceasefire between Peru and Chile.",
        "Sweden welcomes the announcement today of a memorandum between Peru and Chile.",
        "Sweden applauded the Peru-Chile deal as strategic.",
        "Karin Ek called him to congratulate him on a deal to establish a border between Peru and Chile.",
        "Karin Ek spoke today with Aino Sund of Oslo to congratulate her on a deal between Peru and Chile.",
        "I congratulate Peru and Chile on signing a memorandum.",
    ],
)
def test_its_sides_are_its_parties(extractor: Extractor, text: str) -> None:
    (deal,) = agreements(extractor, text)
    assert (deal.status, names(deal)) == ("occurred", {"Peru", "Chile"})


def test_of_a_truce_the_state_at_war_is_one(extractor: Extractor) -> None:
    (truce,) = agreements(extractor, "I welcome the announcement of a truce in the Peru conflict.")
    assert names(truce) == {"Peru"}


@pytest.mark.parametrize(
    "text",
    [
        "Sweden would welcome a ceasefire between Peru and Chile.",
        "Sweden is ready to applaud the Peru-Chile deal.",
        "Sweden welcomed the talks on a truce in Peru.",
        "Sweden praised the fishers over the deal with Peru.",
    ],
)
def test_what_is_not_there_yet_or_has_one_side_is_none(extractor: Extractor, text: str) -> None:
    assert agreements(extractor, text) == []


def test_an_agreement_in_a_clause_is_no_occasion_of_talks(extractor: Extractor) -> None:
    text = (
        "Norwegian Minister Lars Hagen and Finnish Minister Elina Koskinen discussed the "
        "implementation of a memorandum on fishing."
    )
    assert [event.subtype for event in read(extractor, text)] == ["talks"]
