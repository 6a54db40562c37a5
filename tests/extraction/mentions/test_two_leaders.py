"""An office with its article before another leader's name is somebody else's."""

from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, read


def test_the_vice_president_and_a_president_are_two(extractor: Extractor) -> None:
    _, meeting = read(
        extractor,
        "Norwegian Vice President Lars Hagen flew to Finland. "
        "The Vice President and President Koskinen of Finland met in Turku.",
    )
    assert names(meeting) == {"Lars Hagen", "Koskinen"}


def test_two_offices_of_one_state_are_one_persons(extractor: Extractor) -> None:
    [meeting] = read(
        extractor,
        "The Norwegian Vice President and Prime Minister Lars Hagen met Finnish President Elina Koskinen.",
    )
    assert names(meeting) == {"Lars Hagen", "Elina Koskinen"}


def test_two_offices_of_which_one_leads_no_state_are_one_persons(extractor: Extractor) -> None:
    [meeting] = read(
        extractor,
        "The Prime Minister and Foreign Minister Lars Hagen met Finnish President Elina Koskinen.",
    )
    assert names(meeting) == {"Lars Hagen", "Elina Koskinen"}
