"""What groups are called that take part."""

import pytest

from communique_extraction.extractor import Extractor
from communique_schemas import Article


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("humanitarian aid workers", "humanitarian aid workers"),
        ("the port leaders", "port leaders"),
        ("several other key stakeholders", "key stakeholders"),
        ("senior Finnish officials", "senior Finnish officials"),
        ("rebels", "rebels"),
    ],
)
def test_a_group_is_called_by_all_that_says_who_its_people_are(
    extractor: Extractor, words: str, name: str
) -> None:
    text = f"Norwegian Prime Minister Lars Hagen met with {words} in Oslo."
    (event,) = extractor(Article(id="a", text=text)).events
    assert event.participants[-1].name == name


def test_what_is_said_of_the_summit_is_no_part_of_their_name(extractor: Extractor) -> None:
    text = "Norwegian Prime Minister Lars Hagen spoke at the inaugural Leaders' Summit in Oslo."
    (event,) = extractor(Article(id="a", text=text)).events
    assert "inaugural" not in " ".join(p.name for p in event.participants)
