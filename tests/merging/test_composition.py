"""The canonical event of a group."""

import pytest

from communique_merging import compose
from tests.merging.reports import pact, report


def test_the_best_backed_value_is_told_and_the_others_are_kept() -> None:
    signed = [pact(str(n), "NOR", "FIN", count=17 if n else 15) for n in range(4)]
    found = compose("e", signed)
    assert found.count == 17
    assert [(said.value, len(said.reports)) for said in found.said["count"]] == [
        ("17", 3),
        ("15", 1),
    ]


def test_a_day_is_better_than_a_month_however_many_tell_the_month() -> None:
    told = [report(str(n), "NOR", "FIN", on="2024-05") for n in range(3)]
    found = compose("e", [*told, report("d", "NOR", "FIN", on="2024-05-13")])
    assert found.said["date"][0].value == "2024-05-13"
    assert found.date is not None
    assert found.date.precision == "day"


def test_one_person_under_several_names_is_one_participant() -> None:
    found = compose(
        "e", [report("a", "Lars Hagen/NOR", "FIN"), report("b", "Hagen/NOR", "Elina Koskinen/FIN")]
    )
    assert [(p.name, p.reports) for p in found.participants] == [
        ("Lars Hagen", 2), ("Elina Koskinen", 1), ("Finland", 1)
    ]  # fmt: skip


def test_the_history_of_the_status_follows_publication() -> None:
    found = compose(
        "e",
        [
            report("c", "NOR", published="2024-05-13"),
            report("a", "NOR", published="2024-05-01", status="planned"),
            report("b", "NOR", published="2024-05-05", status="cancelled"),
        ],
    )
    assert [change.status for change in found.status_history] == [
        "planned",
        "cancelled",
        "occurred",
    ]
    assert found.status == "occurred"


def test_one_denial_does_not_outweigh_two_who_saw_it() -> None:
    held = [report(name, "NOR", published="2024-05-13") for name in "ab"]
    denied = report("c", "NOR", published="2024-05-15", status="denied")
    assert compose("e", [*held, denied]).status == "occurred"
    assert compose("e", [held[0], denied]).status == "denied"


def test_a_plan_that_is_mentioned_later_does_not_undo_what_was_held() -> None:
    held = report("a", "NOR", published="2024-05-13")
    mentioned = report("b", "NOR", published="2024-05-15", status="planned")
    assert compose("e", [held, mentioned]).status == "occurred"


def test_outlets_are_counted_once() -> None:
    reports = [report(name, "NOR", source=f"{name[0]}.example") for name in ("a1", "a2", "b1")]
    assert compose("e", reports).outlets == 2


def test_it_needs_reports_of_one_type() -> None:
    with pytest.raises(ValueError, match="one type"):
        compose("e", [])
    with pytest.raises(ValueError, match="one type"):
        compose("e", [report("a", "NOR"), pact("b", "NOR")])


def test_it_stays_small() -> None:
    who = ("Lars Hagen/NOR", "Elina Koskinen/FIN")
    reports = [report(f"{n:032x}", *who, on="2024-05-13", source="a.example") for n in range(3)]
    assert len(compose("e", reports).model_dump_json(exclude_defaults=True)) < 3000
