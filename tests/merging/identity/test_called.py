"""Who is meant by a name that somebody types."""

import pytest

from communique_merging.identity import is_called, is_called_exactly
from communique_schemas import NameSeen, Person

HAGEN = Person(
    name="Lars Hagen",
    kind="person",
    country="NOR",
    names=(NameSeen(name="Lars Hagen", times=3), NameSeen(name="Hagen, L.", times=1)),
)
UNION = Person(
    name="Northern Ports Union",
    kind="organization",
    names=(NameSeen(name="Northern Ports Union", times=1),),
)


@pytest.mark.parametrize(
    "asked", ["Lars Hagen", "hagen", "HAG", "Hagen, Lars", "lars h", "L. Hagen", "Lars Häagen"]
)
def test_a_part_or_another_form_of_a_name_is_enough(asked: str) -> None:
    assert is_called(HAGEN, asked)


@pytest.mark.parametrize("asked", ["", "…", "agen", "Kari Hagen", "Lars Hansen", "Ports"])
def test_another_name_is_not(asked: str) -> None:
    assert not is_called(HAGEN, asked)


def test_an_organisation_is_called_by_its_words() -> None:
    assert is_called(UNION, "ports union")
    assert not is_called(UNION, "Southern Ports Union")


def test_exactly_is_the_whole_of_a_form_that_was_seen() -> None:
    assert is_called_exactly(HAGEN, "lars hagen")
    assert is_called_exactly(HAGEN, "hagen l")
    assert not is_called_exactly(HAGEN, "Hagen")
    assert not is_called_exactly(HAGEN, "")
