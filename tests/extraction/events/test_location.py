"""Which place of a sentence is that of an event."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import read

A, B = "Finnish President Elina Koskinen", "Norwegian Prime Minister Lars Hagen"
Found = tuple[str, str | None] | None


def places(extractor: Extractor, text: str) -> list[Found]:
    """Name and state of the place of each event of a text."""
    found = [event.place for event in read(extractor, text)]
    return [(place.name, place.country) if place else None for place in found]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"{A} met {B} in Vienna.", ("Vienna", "AUT")),
        (f"In Vienna, {A} met {B}.", ("Vienna", "AUT")),
        (f"{A} met {B} at the Rose Palace.", ("Rose Palace", None)),
        (f"{A} met {B} in Vienna to sign a treaty.", ("Vienna", "AUT")),
        (f"{A} met {B} on the sidelines of a summit in Vienna.", ("Vienna", "AUT")),
        (f"{A} met {B} in New York.", ("New York", "USA")),
        (f"VIENNA — {A} met {B}.", ("Vienna", "AUT")),
        (f"{A} met {B}.", None),
    ],
)
def test_the_place_behind_its_trigger_is_that_of_the_event(
    extractor: Extractor, text: str, place: Found
) -> None:
    assert set(places(extractor, text)) == {place}


def test_a_call_has_no_place(extractor: Extractor) -> None:
    assert places(extractor, f"VIENNA — {A} spoke by phone with {B}.") == [None]
