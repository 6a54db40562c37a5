"""How events of different articles follow upon one another."""

from itertools import permutations

import pytest

from communique_merging import compose, links_between
from communique_schemas import CanonicalEvent
from tests.merging.reports import pact, report

BODY = "Northern Ports Union"


def session(
    name: str, on: str | None, body: str = BODY, subtype: str = "session"
) -> CanonicalEvent:
    return compose(name, [report(f"report-{name}", body, on=on, subtype=subtype)])


def act(name: str, subtype: str, on: str, title: str | None, *sides: str) -> CanonicalEvent:
    return compose(name, [pact(f"report-{name}", *sides, title=title, subtype=subtype, on=on)])


def told(*events: CanonicalEvent) -> list[tuple[str, str, str]]:
    return [(link.source, link.kind, link.target) for link in links_between(events)]


def test_sessions_of_one_body_are_a_series_from_each_to_the_last_before() -> None:
    three = [session("a", "2023-05-13"), session("b", "2023-11-13"), session("c", "2024-05-13")]
    for order in permutations(three):
        assert told(*order) == [("b", "series", "a"), ("c", "series", "b")]


@pytest.mark.parametrize(
    "other",
    [
        session("a", "2023-05-13", "Southern Grain Council"),
        session("a", "2023-05-13", subtype="summit"),
        session("a", "2023-05-13", subtype="talks"),
        session("a", "2023-05"),
        session("a", None),
        session("a", "2024-05-13"),
        session("a", "2019-05-13"),
    ],
    ids=["another body", "a summit", "talks", "a month", "undated", "the same day", "years ago"],
)
def test_what_is_no_earlier_round_is_not_tied(other: CanonicalEvent) -> None:
    assert told(other, session("b", "2024-05-13")) == []


def test_talks_of_two_states_are_no_series_across_articles() -> None:
    first, second = (
        compose(name, [report(f"report-{name}", "NOR", "FIN", subtype="talks", on=on)])
        for name, on in (("a", "2024-05-13"), ("b", "2024-06-20"))
    )
    assert told(first, second) == []


def test_ratifying_is_a_later_act_on_what_was_signed_under_the_title() -> None:
    signed = act("a", "sign", "2023-05-13", "Lund Treaty", "NOR", "FIN")
    ratified = act("b", "ratify", "2024-02-01", "Lund Treaty", "NOR")
    for order in permutations([signed, ratified]):
        assert told(*order) == [("b", "later_act_on", "a")]


@pytest.mark.parametrize(
    "other",
    [
        act("a", "sign", "2023-05-13", "Oulu Treaty", "NOR", "FIN"),
        act("a", "sign", "2023-05-13", None, "NOR", "FIN"),
        act("a", "sign", "2023-05-13", "Lund Treaty", "PER", "CHL"),
        act("a", "ratify", "2023-05-13", "Lund Treaty", "NOR"),
        act("a", "sign", "2024-05-13", "Lund Treaty", "NOR", "FIN"),
    ],
    ids=["another title", "no title", "other sides", "ratified as well", "signed later"],
)
def test_what_the_act_is_not_on_is_not_tied(other: CanonicalEvent) -> None:
    assert told(other, act("b", "ratify", "2024-02-01", "Lund Treaty", "NOR")) == []
