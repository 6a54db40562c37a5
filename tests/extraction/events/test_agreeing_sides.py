"""Who agrees where the words around it mislead: prices, talks beside it, sides that nobody named."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import people, read


def test_those_of_talks_told_beside_it_did_not_sign(extractor: Extractor) -> None:
    text = "Norway and Peru signed papers on energy and trade after talks between Lars Hagen and Ana Rojas."
    (event,) = [each for each in read(extractor, text) if each.type == "agreement"]
    assert people(event) == {("Norway", "party", "NOR"), ("Peru", "party", "PER")}


def test_ministers_of_one_field_sign_for_each_of_their_states(extractor: Extractor) -> None:
    (event,) = read(extractor, "The ministers of energy of Norway and Peru exchanged memoranda.")
    assert people(event) == {
        ("Norway", "party", "NOR"),
        ("Peru", "party", "PER"),
        ("minister of energy of Norway", "signatory", "NOR"),
        ("minister of energy of Peru", "signatory", "PER"),
    }


def test_what_deals_are_worth_does_not_hide_that_they_were_signed(extractor: Extractor) -> None:
    (event,) = read(
        extractor, "Deals worth 60 million dollars were signed between Norway and Peru."
    )
    assert people(event) == {("Norway", "party", "NOR"), ("Peru", "party", "PER")}


@pytest.mark.parametrize("told", ["the rebels", "the separatists", "rebels"])
def test_those_against_a_government_agree_with_it_though_nobody_named_them(
    extractor: Extractor, told: str
) -> None:
    (event,) = read(extractor, f"Norway and {told} signed a ceasefire in Turku.")
    assert people(event) == {
        ("Norway", "party", "NOR"),
        (told.rsplit(maxsplit=1)[-1], "party", None),
    }


def test_where_a_truce_was_signed_is_no_party_to_it(extractor: Extractor) -> None:
    text = "Norway and the Quxo Front, the country's last armed group, signed a ceasefire in Cuba."
    (event,) = read(extractor, text)
    assert "CUB" not in {country for _, _, country in people(event)}
