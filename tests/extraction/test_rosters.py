"""Lists of participants below the sentence that opens them."""

import pytest

from communique_extraction.extractor import Extractor
from communique_schemas import Article

LEAD = "Transport Minister Ann Alder met Finnish President Elina Koskinen in Oslo."


def participants(extractor: Extractor, text: str) -> list[str]:
    (event,) = extractor(Article(id="a", text=text)).events
    return [participant.name for participant in event.participants]


@pytest.mark.parametrize("mark", ["•", "-", "*", "1.", "2)"])
def test_each_item_names_a_participant(extractor: Extractor, mark: str) -> None:
    text = (
        f"{LEAD} Participants in the meeting included:\n\n"
        f"{mark} Gene Serrano, Director, Harbour of Bergen\n\n"
        f"{mark} Labour Secretary Marta Walsh\n\n"
        f"{mark} Nordic Ferry Council\n\n"
        "The harbour opened in 1990."
    )
    assert participants(extractor, text) == [
        "Ann Alder",
        "Elina Koskinen",
        "Gene Serrano",
        "Marta Walsh",
        "Nordic Ferry Council",
    ]


def test_the_list_ends_where_the_text_goes_on(extractor: Extractor) -> None:
    text = (
        f"{LEAD} They were joined by:\n\n• Labour Secretary Marta Walsh\n\n"
        "Energy Secretary Karl Berg stayed at home.\n\n• Trade Secretary Rolf Moe"
    )
    assert participants(extractor, text) == ["Ann Alder", "Elina Koskinen", "Marta Walsh"]


def test_a_list_of_what_was_decided_brings_nobody(extractor: Extractor) -> None:
    text = f"{LEAD} The results of the meeting included:\n• Marta Walsh, a ferry, sails again"
    assert participants(extractor, text) == ["Ann Alder", "Elina Koskinen"]
