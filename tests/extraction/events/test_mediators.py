"""Who brokered an agreement or talks, told beside the words that name them."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import people, read

PARTIES = {("Norway", "party", "NOR"), ("Finland", "party", "FIN")}


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Finland reached a deal in Turku mediated by Peru.",
        "The peace deal, brokered by Peru, was signed by Norway and Finland.",
        "Norway and Finland signed a Peru-brokered deal in Turku.",
        "Norway and Finland reached a Peru-mediated truce.",
        "Norway and Finland agreed to a ceasefire through the mediation of Peru.",
        "The accord between Norway and Finland was signed under Peruvian mediation.",
        "The accord between Norway and Finland was signed under Peru’s mediation.",
    ],
)
def test_a_broker_is_a_mediator_and_no_party(extractor: Extractor, text: str) -> None:
    (event, *_) = read(extractor, text)
    assert people(event) == {*PARTIES, ("Peru", "mediator", "PER")}


def test_who_brokered_something_else_mediates_nothing_here(extractor: Extractor) -> None:
    (event, *_) = read(
        extractor,
        "Norway and Finland signed a treaty on Monday, said a man who praised the peace brokered by Peru.",
    )
    assert people(event) == PARTIES
