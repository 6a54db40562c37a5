"""Which reports are one event: a group is a function of the set of its reports."""

from communique_merging import Corrections, group
from tests.merging.reports import pact, report

LEADERS = ("Lars Hagen/NOR", "Elina Koskinen/FIN")


def test_two_reports_of_one_day_and_the_same_people_are_one_event() -> None:
    ours = report("a", *LEADERS, on="2024-05-13")
    theirs = report("b", *LEADERS, on="2024-05-13", published="2024-05-15")
    assert group([ours, theirs]) == [("a", "b")]


def test_the_day_of_publication_stands_in_for_what_an_article_is_about() -> None:
    readout = report("a", *LEADERS, published="2024-05-13")
    later = report("b", *LEADERS, on="2024-05-13", published="2024-05-20")
    assert group([readout, later]) == [("a", "b")]


def test_two_that_name_one_side_alone_come_together_by_one_that_names_both() -> None:
    planned = report(
        "a", "Lars Hagen/NOR", on="2024-05-13", published="2024-05-12", status="planned"
    )
    awaited = report(
        "b", "Lars Hagen/NOR", on="2024-05-13", published="2024-05-13", status="planned"
    )
    assert group([planned, awaited]) == [("a",), ("b",)]
    held = report("c", *LEADERS, on="2024-05-13")
    assert group([planned, awaited, held]) == [("a", "b", "c")]


def test_a_summit_of_two_is_a_meeting_of_their_leaders() -> None:
    summit = report("a", *LEADERS, on="2024-05-13", subtype="summit")
    recalled = report(
        "b", *LEADERS, on="2024-05", published="2024-09-01", sentence="They last met in May."
    )
    assert group([summit, recalled]) == [("a", "b")]


def test_a_guest_whose_state_is_left_open_brings_no_other_state() -> None:
    told = report("a", *LEADERS, on="2024-05")
    by_name = report("b", "Hagen/NOR", "Koskinen/", on="2024-05", published="2024-09-01")
    assert group([told, by_name]) == [("a", "b")]


def test_a_session_of_one_body_is_one_whether_few_of_its_states_are_told_or_all() -> None:
    body = "Northern Lakes Council"
    few = report(
        "a", "NOR", "FIN", body, subtype="session", on="2024-05-14", published="2024-05-12"
    )
    every = report("b", "NOR", "FIN", "PER", "CHL", "KEN", body, subtype="session")
    assert group([few, every]) == [("a", "b")]


def test_other_days_are_other_events() -> None:
    monday = report("a", *LEADERS, on="2024-05-13")
    friday = report("b", *LEADERS, on="2024-05-17")
    assert group([monday, friday]) == [("a",), ("b",)]


def test_a_month_does_not_chain_two_of_its_days() -> None:
    first = report("a", *LEADERS, on="2024-05-03")
    last = report("b", *LEADERS, on="2024-05-24")
    month = report("c", *LEADERS, on="2024-05", published="2024-09-01")
    groups = group([first, last, month])
    assert not any({"a", "b"} <= set(found) for found in groups)


def test_an_announcement_and_what_was_held_are_one_event() -> None:
    announced = report("a", *LEADERS, on="2024-05-13", published="2024-05-02", status="planned")
    held = report("b", *LEADERS, on="2024-05-13", published="2024-05-13")
    assert group([announced, held]) == [("a", "b")]


def test_a_meeting_and_what_was_signed_at_it_are_two() -> None:
    talks = report("a", "NOR", "FIN", on="2024-05-13")
    signed = pact("b", "NOR", "FIN", on="2024-05-13")
    assert group([talks, signed]) == [("a",), ("b",)]


def test_two_events_of_one_article_are_two() -> None:
    first = report("a", *LEADERS, article="x")
    second = report("b", *LEADERS, article="x")
    assert group([first, second]) == [("a",), ("b",)]


def test_a_correction_wins_over_the_model() -> None:
    monday = report("a", *LEADERS, on="2024-05-13")
    also_monday = report("b", *LEADERS, on="2024-05-13")
    friday = report("c", *LEADERS, on="2024-05-17")
    corrected = Corrections.of(same=[("c", "a")], different=[("b", "a")])
    assert group([monday, also_monday, friday], corrected) == [("a", "c"), ("b",)]


def test_a_correction_of_reports_that_are_not_there_says_nothing() -> None:
    ours = report("a", *LEADERS, on="2024-05-13")
    assert group([ours], Corrections.of(same=[("a", "z")], different=[("y", "a")])) == [("a",)]


def test_nothing_makes_no_groups() -> None:
    assert group([]) == []
