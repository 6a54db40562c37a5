"""Whom somebody met: those who took part, but for the one who is told of."""

import pytest

from communique.terminal.people_tables import others
from communique_merging import compose
from communique_schemas import NameSeen, Person
from tests.merging.reports import report

HAGEN = Person(
    name="Lars Hagen",
    kind="person",
    country="NOR",
    names=(NameSeen(name="Lars Hagen", times=2), NameSeen(name="Hagen", times=1)),
)


@pytest.mark.parametrize(
    ("who", "met"),
    [
        (["Lars Hagen/NOR", "FIN"], ["Finland"]),
        (["Kari Hagen/NOR", "Lars Hagen/NOR"], ["Kari Hagen"]),
        (["Elina Koskinen/FIN", "L. Hagen/NOR", "Lars Union"], ["Elina Koskinen", "Lars Union"]),
        (["Elina Koskinen/FIN", "NOR"], ["Elina Koskinen", "Norway"]),
    ],
)
def test_the_nearest_name_is_the_person_itself(who: list[str], met: list[str]) -> None:
    event = compose("ce-a", [report("a", *who)])
    assert sorted(each.name for each in others(HAGEN, event)) == met
