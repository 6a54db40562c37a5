"""In whose company people met: the two who met before meet somebody else, or are told of again."""

import pytest

from communique_extraction.extractor import Extractor
from communique_schemas import Article

FIRST = "Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen in Oslo."


def casts(extractor: Extractor, text: str) -> list[set[str]]:
    """Who took part in each event of a text."""
    events = extractor(Article(text=text)).events
    return [{participant.name for participant in event.participants} for event in events]


@pytest.mark.parametrize(
    "then",
    [
        "Both men held talks with Danish Interior Minister Niels Holm.",
        "The pair then met Danish Interior Minister Niels Holm.",
        "The two officials then met Danish Interior Minister Niels Holm.",
        "They met with Danish Interior Minister Niels Holm in Copenhagen.",
        "The two leaders held a trilateral meeting with Danish Interior Minister Niels Holm.",
    ],
)
def test_whom_the_two_met_then_they_met_apart(extractor: Extractor, then: str) -> None:
    pair = {"Lars Hagen", "Elina Koskinen"}
    assert casts(extractor, f"{FIRST} {then}") == [pair, {*pair, "Niels Holm"}]


@pytest.mark.parametrize(
    "then",
    [
        "They were joined by Danish Interior Minister Niels Holm.",
        "Danish Interior Minister Niels Holm also attended the meeting.",
    ],
)
def test_who_joined_the_two_was_at_their_meeting(extractor: Extractor, then: str) -> None:
    cast = {"Lars Hagen", "Elina Koskinen", "Niels Holm"}
    assert casts(extractor, f"{FIRST} {then}") == [cast]
