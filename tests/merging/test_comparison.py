"""How likely two reports are one event, and what that comes from."""

import pytest

from communique_merging import compare
from tests.merging.reports import pact, report

LEADERS = ("Lars Hagen/NOR", "Elina Koskinen/FIN")


def test_which_report_comes_first_makes_no_difference() -> None:
    ours = report("a", *LEADERS, on="2024-05-13")
    theirs = report("b", "Hagen/NOR", "FIN", published="2024-05-15", at=900)
    assert compare(ours, theirs) == compare(theirs, ours)


def test_the_evidence_adds_up_to_the_probability() -> None:
    found = compare(report("a", *LEADERS), report("b", *LEADERS))
    assert 0 < found.probability < 1
    assert all(each.words for each in found.features)


def test_what_forbids_a_merge_is_told_in_words() -> None:
    found = compare(report("a", "NOR", "FIN"), pact("b", "NOR", "FIN"))
    assert found.probability == 0
    assert [each.name for each in found.features] == ["other_type"]


@pytest.mark.parametrize("days", range(1, 30, 7))
def test_the_further_the_days_the_less_likely(days: int) -> None:
    held = report("a", *LEADERS, on="2024-05-01", published="2024-05-01")
    near, far = (
        report("b", *LEADERS, published=f"2024-05-{day:02}", at=900) for day in (days, days + 1)
    )
    assert compare(held, near).probability >= compare(held, far).probability


def test_an_office_without_a_name_is_no_other_person_than_who_is_named() -> None:
    named = report("a", "Lars Hagen/NOR", "Elina Koskinen/FIN", on="2024-05-13")
    office = report("b", "Finnish president/FIN", "Lars Hagen/NOR", on="2024-05-13")
    president, *others = office.participants
    told = office.model_copy(
        update={"participants": (president.model_copy(update={"title": "president"}), *others)}
    )
    assert compare(named, told).probability > compare(named, office).probability
