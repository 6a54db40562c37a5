"""Talks of which a state is told: with whom they are stands behind it."""

import pytest

from communique_extraction.extractor import Extractor
from communique_schemas import Article


@pytest.mark.parametrize(
    "text",
    [
        "Talks are underway between Norway and Finland.",
        "Talks are ongoing in Oslo between Norway and Finland.",
        "Talks between Norway and Finland are underway.",
    ],
)
def test_talks_under_way_are_of_those_behind(extractor: Extractor, text: str) -> None:
    (event,) = extractor(Article(text=text)).events
    assert event.status == "ongoing"
    assert {participant.name for participant in event.participants} == {"Norway", "Finland"}
