"""Places by their names: which one it is, of what kind, and where."""

import pytest

from communique_extraction.gazetteer.places import find_place, is_finer
from communique_schemas import Place


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Oslo", ("Oslo", "city", "NOR")),
        ("OSLO", ("Oslo", "city", "NOR")),
        ("Washington, D.C.", ("Washington", "city", "USA")),
        ("New York", ("New York", "city", "USA")),
        ("Norway", ("Norway", "country", "NOR")),
        ("the Netherlands", ("Netherlands", "country", "NLD")),
        ("the White House", ("White House", "venue", "USA")),
        ("Rose Palace", ("Rose Palace", "venue", None)),
        ("Central Asia", ("Central Asia", "region", None)),
        ("Asia", ("Asia", "region", None)),
    ],
)
def test_a_place_is_known_by_its_name(name: str, found: tuple[str, str, str | None]) -> None:
    place = find_place(name)
    assert place is not None
    assert (place.name, place.kind, place.country) == found


@pytest.mark.parametrize("name", ["anger", "Lars Hagen", "Norwegian", "palace", "Hagen's Hall", ""])
def test_what_is_no_place_is_none(name: str) -> None:
    assert find_place(name) is None


def test_of_cities_of_one_name_the_state_decides_and_else_the_number_of_people() -> None:
    most, canadian = find_place("London"), find_place("London", "CAN")
    assert most is not None
    assert canadian is not None
    assert (most.country, canadian.country) == ("GBR", "CAN")
    assert most.lat != canadian.lat


@pytest.mark.parametrize(
    ("finer", "coarser"),
    [("White House", "Washington"), ("Oslo", "Norway"), ("Rose Palace", "Oslo")],
)
def test_a_place_is_finer_than_that_in_which_it_lies(finer: str, coarser: str) -> None:
    one, other = _place(finer), _place(coarser)
    assert is_finer(one, other)
    assert not is_finer(other, one)


def test_no_place_is_finer_than_one_elsewhere() -> None:
    assert not is_finer(_place("Oslo"), _place("Finland"))


def _place(name: str) -> Place:
    place = find_place(name)
    assert place is not None
    return place
