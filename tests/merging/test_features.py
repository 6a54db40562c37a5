"""What speaks for one event, and what against: each feature moves the probability the way it should."""

import pytest

from communique_merging import compare
from communique_merging.comparison import model
from communique_schemas import AgreementEvent, MeetingEvent
from tests.merging.reports import pact, report

Event = MeetingEvent | AgreementEvent
TWO = ("Lars Hagen/NOR", "Elina Koskinen/FIN")


def value(name: str, a: Event, b: Event) -> float:
    return next(each.value for each in compare(a, b).features if each.name == name)


@pytest.mark.parametrize(
    ("name", "a", "b", "expected"),
    [
        ("people", report("a", *TWO), report("b", "Hagen/NOR", "Koskinen/FIN"), 1),
        ("people", report("a", *TWO), report("b", "Hagen/NOR", "FIN"), 0.5),
        ("more_states", report("a", "NOR", "FIN"), report("b", "NOR", "FIN", "PER"), 1),
        ("one_side", report("a", "NOR"), report("b", "NOR", "PER"), 1),
        ("bodies", report("a", "NPU"), report("b", "Northern Ports Union"), 1),
        ("manner", report("a", *TWO), report("b", *TWO, subtype="talks"), 1),
        ("manner", report("a", *TWO), report("b", *TWO, subtype="visit"), -1),
        (
            "manner",
            report("a", *TWO, sentence="They spoke by videoconference."),
            report("b", *TWO, subtype="call"),
            0,
        ),
        (
            "gathering",
            report("a", "NPU", subtype="summit"),
            report("b", "NPU", subtype="summit"),
            1,
        ),
        ("one_gathering", report("a", "NPU", subtype="summit"), report("b", "NPU"), 1),
        ("act", pact("a", "NOR", "FIN"), pact("b", "NOR", "FIN"), 1),
    ],
)
def test_a_feature_measures(name: str, a: Event, b: Event, expected: float) -> None:
    assert value(name, a, b) == expected


def test_an_office_without_a_name_is_no_other_person() -> None:
    office = report("a", "President/NOR", "Elina Koskinen/FIN", on="2024-05-13")
    named = report("b", "Lars Hagen/NOR", "Elina Koskinen/FIN", on="2024-05-13")
    assert compare(office, named).probability > model().threshold


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("day", 1), ("people", 1), ("bodies", 1), ("manner", 1), ("place", 1),
        ("more_states", -1), ("other_bodies", -1),
    ],
)  # fmt: skip
def test_a_weight_points_where_sense_does(name: str, sign: int) -> None:
    weight = next(each.weight for each in model().feature if each.name == name)
    assert weight * sign > 0
