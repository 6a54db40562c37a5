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


@pytest.mark.parametrize(
    "heading",
    [
        "Participants:",
        "List of participants:",
        "In attendance:",
        "The leaders who joined the call:",
    ],
)
def test_a_heading_opens_the_list_of_the_first_meeting(extractor: Extractor, heading: str) -> None:
    text = (
        f"{LEAD} She proposed a meeting of all the ministers of the region. Much remains to be done. "
        f"The sea is cold.\n\n{heading}\n\n• Labour Secretary Marta Walsh\n\n• Rolf Moe, Mayor of Bergen"
    )
    first = extractor(Article(id="a", text=text)).events[0]
    names = [participant.name for participant in first.participants]
    assert names == ["Ann Alder", "Elina Koskinen", "Marta Walsh", "Rolf Moe"]


def test_a_heading_for_something_else_brings_nobody(extractor: Extractor) -> None:
    text = f"{LEAD}\n\nSchools joining the contest:\n\n• Marta Walsh, a ferry, sails again"
    assert participants(extractor, text) == ["Ann Alder", "Elina Koskinen"]


def test_a_list_of_what_was_decided_brings_nobody(extractor: Extractor) -> None:
    text = f"{LEAD} The results of the meeting included:\n• Marta Walsh, a ferry, sails again"
    assert participants(extractor, text) == ["Ann Alder", "Elina Koskinen"]
