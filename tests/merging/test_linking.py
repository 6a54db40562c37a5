"""How the events of one article belong together."""

from communique_merging import links
from communique_schemas import AgreementEvent, MeetingEvent
from tests.merging.reports import pact, report


def test_what_was_signed_at_talks_is_part_of_them() -> None:
    talks = report("a", "NOR", "FIN", subtype="talks")
    signed = pact("b", "NOR", "FIN", meeting="a")
    assert [(link.source, link.kind, link.target) for link in links([talks, signed])] == [
        ("b", "part_of", "a")
    ]


def test_talks_with_the_visitor_are_part_of_the_visit() -> None:
    visit = report("a", "Lars Hagen/NOR", "FIN", subtype="visit")
    talks = report("b", "Lars Hagen/NOR", "Elina Koskinen/FIN", subtype="talks")
    assert [(link.source, link.kind, link.target) for link in links([talks, visit])] == [
        ("b", "part_of", "a")
    ]


def told(*events: MeetingEvent | AgreementEvent) -> list[tuple[str, str, str]]:
    return [(link.source, link.kind, link.target) for link in links(events)]


def test_talks_that_the_text_puts_on_other_days_are_no_part_of_a_visit() -> None:
    visit = report("a", "Lars Hagen/NOR", "FIN", subtype="visit", on="2024-05-13")
    talks = report("b", "NOR", "FIN", subtype="talks", on="2024-06-20")
    assert told(visit, talks) == []


def test_rounds_of_the_same_sides_are_a_series() -> None:
    first = report("a", "NOR", "FIN", subtype="talks", on="2024-05-13")
    second = report("b", "NOR", "FIN", subtype="talks", on="2024-06-20")
    assert told(first, second) == [("b", "series", "a")]


def test_a_round_is_tied_to_the_last_one_before_it() -> None:
    rounds = [
        report(name, "NOR", "FIN", subtype="talks", on=f"2024-0{month}-13")
        for name, month in (("a", 5), ("b", 6), ("c", 7))
    ]
    assert told(*rounds) == [("b", "series", "a"), ("c", "series", "b")]


def test_sessions_of_one_body_are_a_series() -> None:
    last = report("a", "NPU", subtype="session", on="2024-05-13")
    coming = report(
        "b", "Northern Ports Union", subtype="session", on="2024-11-13", status="planned"
    )
    assert told(last, coming) == [("b", "series", "a")]


def test_talks_of_other_sides_are_no_series() -> None:
    first = report("a", "NOR", "FIN", subtype="talks", on="2024-05-13")
    second = report("b", "NOR", "PER", subtype="talks", on="2024-06-20")
    assert told(first, second) == []


def test_ratifying_is_a_later_act_on_what_was_signed() -> None:
    signed = pact("a", "NOR", "FIN", on="2024-05-13")
    ratified = pact("b", "NOR", "FIN", subtype="ratify", on="2024-09-01", status="planned")
    assert told(signed, ratified) == [("b", "later_act_on", "a")]


def test_what_was_ended_before_another_was_signed_is_no_later_act_on_it() -> None:
    ended = pact("a", "NOR", "FIN", subtype="withdraw", on="2019-05-13")
    signed = pact("b", "NOR", "FIN", on="2024-05-13")
    assert told(ended, signed) == []


def test_talks_of_others_are_not() -> None:
    visit = report("a", "Lars Hagen/NOR", "FIN", subtype="visit")
    talks = report("b", "PER", "CHL", subtype="talks")
    assert links([talks, visit]) == ()
