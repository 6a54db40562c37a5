"""Titles behind a name, whatever they are of: one person, with the state of the office."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import people, read


@pytest.mark.parametrize(
    "title",
    [
        "the deputy foreign minister of Norway for political affairs",
        "deputy head of Norway’s National Energy Administration",
        "the Norwegian Energy Minister and Co-Chair of the Norway-Finland Joint Commission",
    ],
)
def test_name_and_title_are_one_person(extractor: Extractor, title: str) -> None:
    (event,) = read(extractor, f"Lars Hagen, {title}, met Finnish President Elina Koskinen.")
    assert people(event) == {
        ("Lars Hagen", "participant", "NOR"),
        ("Elina Koskinen", "participant", "FIN"),
    }
