"""What forbids that two reports are one event."""

import pytest

from communique_merging import compare
from communique_merging.contradictions import CONTRADICTIONS
from tests.merging.reports import pact, report

MENTION = [{"start": 0, "end": 10, "text": "colleagues"}]
CALLERS = ("Lars Hagen/NOR", "Elina Koskinen/FIN")
WEDNESDAY = "2024-05-15"
MONDAY, FRIDAY = "2024-05-13", "2024-05-17"
FORBIDDEN = {
    "other_type": (report("a", "NOR", "FIN"), pact("b", "NOR", "FIN")),
    "same_article": (
        report("a", "NOR", "FIN", article="x"),
        report("b", "NOR", "FIN", article="x"),
    ),
    "other_days": (report("a", "NOR", "FIN", on=MONDAY), report("b", "NOR", "FIN", on=FRIDAY)),
    "other_persons": (
        report("a", "Lars Hagen/NOR", "Elina Koskinen/FIN"),
        report("b", "Nils Berg/NOR", "Elina Koskinen/FIN"),
    ),
    "other_sides": (report("a", "Lars Hagen/NOR"), report("b", "NOR", "FIN")),
    "other_news": (
        report("a", "NOR", "FIN", published="2024-05-01"),
        report("b", "NOR", "FIN", published="2024-05-08"),
    ),
    "other_parties": (
        pact("a", "Dockers Union", "Northern Ports"),
        pact("b", "Dockers Union", "Southern Lines"),
    ),
    "other_way": (
        report("a", "Lars Hagen/NOR guest", "FIN host", subtype="visit"),
        report("b", "Elina Koskinen/FIN guest", "NOR host", subtype="visit"),
    ),
}
ALLOWED = {
    "other_type": (report("a", "NOR", "FIN"), report("b", "NOR", "FIN", subtype="talks")),
    "same_article": (
        report("a", "NOR", "FIN", article="x"),
        report("b", "NOR", "FIN", article="y"),
    ),
    "other_days": (
        report("a", "NOR", "FIN", on=MONDAY),
        report("b", "NOR", "FIN", on="2024-05-14"),
    ),
    "other_persons": (
        report("a", "Lars Hagen/NOR", "Nils Berg/NOR", "Elina Koskinen/FIN"),
        report("b", "Nils Berg/NOR", "Koskinen/FIN"),
    ),
    "other_sides": (report("a", "NOR"), report("b", "NOR", "FIN")),
    "other_news": (
        report("a", "NOR", "FIN", published="2024-05-01"),
        report("b", "NOR", "FIN", published="2024-05-08", at=900),
    ),
    "other_parties": (
        pact("a", "Dockers Union", "Northern Ports"),
        pact("b", "Dockers Union"),
    ),
    "other_way": (
        report("a", "Lars Hagen/NOR guest", "FIN host", subtype="visit"),
        report("b", "NOR guest", "Elina Koskinen/FIN host", subtype="visit"),
    ),
}


def test_every_rule_has_its_examples() -> None:
    assert {rule.__name__ for rule in CONTRADICTIONS} == set(FORBIDDEN) == set(ALLOWED)


@pytest.mark.parametrize("rule", FORBIDDEN)
def test_a_rule_forbids(rule: str) -> None:
    found = compare(*FORBIDDEN[rule])
    assert found.probability == 0
    assert [each.name for each in found.features] == [rule]


@pytest.mark.parametrize("rule", ALLOWED)
def test_a_rule_forbids_no_more(rule: str) -> None:
    assert compare(*ALLOWED[rule]).probability > 0


def test_presidents_and_ministers_may_sign_one_pact() -> None:
    told = pact("a", "Lars Hagen/NOR", "FIN"), pact("b", "Nils Berg/NOR", "FIN")
    assert compare(*told).probability > 0


def test_a_guest_whom_only_one_names_may_be_the_others_state() -> None:
    told = report("a", "Lars Hagen/NOR", "FIN"), report("b", "Lars Hagen/NOR", "Elina Koskinen/FIN")
    assert compare(*told).probability > 0


def test_other_guests_of_one_host_are_other_meetings_though_no_text_tells_their_states() -> None:
    told = report("a", "Lars Hagen/NOR", "Ana Olt/"), report("b", "Lars Hagen/NOR", "Bo Tarn/")
    assert [each.name for each in compare(*told).features] == ["other_persons"]


def test_delegations_may_be_told_in_part() -> None:
    whole = report("a", "Lars Hagen/NOR", "Nils Berg/NOR", "Elina Koskinen/FIN")
    other = report("b", "Lars Hagen/NOR", "Elina Koskinen/FIN", "Aino Salo/FIN")
    assert compare(whole, other).probability > 0


def test_a_person_and_a_body_received_on_one_day_are_two_guests() -> None:
    told = report("a", "Lars Hagen/NOR", "Ana Olt/"), report("b", "Lars Hagen/NOR", "Dockers Union")
    assert [each.name for each in compare(*told).features] == ["other_persons"]


def test_a_body_may_be_the_side_that_the_other_tells_by_its_state() -> None:
    told = (
        report("a", "NOR", "Lars Hagen/NOR", "Dockers Union"),
        report("b", "Lars Hagen/NOR", "FIN"),
    )
    assert compare(*told).probability > 0


def test_an_outlet_has_no_meeting_as_news_on_two_days() -> None:
    talks = [
        report("a", *CALLERS, source="x"),
        report("b", *CALLERS, source="x", published=WEDNESDAY),
    ]
    assert [each.name for each in compare(*talks).features] == ["other_news"]


def test_another_outlet_may_have_it_as_news_a_day_later() -> None:
    talks = [
        report("a", *CALLERS, source="x"),
        report("b", *CALLERS, source="y", published=WEDNESDAY),
    ]
    assert compare(*talks).probability > 0


def test_an_outlet_may_come_back_to_a_pact_as_news() -> None:
    told = [pact("a", *CALLERS, source="x"), pact("b", *CALLERS, source="x", published=WEDNESDAY)]
    assert compare(*told).probability > 0


def test_two_that_name_one_side_and_nothing_else_cannot_be_judged() -> None:
    told = report("a", "Lars Hagen/NOR"), report("b", "Lars Hagen/NOR")
    assert [each.name for each in compare(*told).features] == ["too_little"]
    other_side = report("c", "Lars Hagen/NOR", "FIN")
    assert compare(told[0], other_side).probability > 0


def test_colleagues_are_nobody_in_particular() -> None:
    colleagues = [
        {"name": "colleagues", "kind": "group", "role": "participant", "mentions": MENTION}
    ]
    told = [report(name, participants=colleagues) for name in "ab"]
    assert [each.name for each in compare(*told).features] == ["too_little"]
