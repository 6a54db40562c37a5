"""Any reports of a small world, so that many of them are of one event, and many nearly so."""

from datetime import date, timedelta

from hypothesis import strategies as st

from communique_schemas import AgreementEvent, MeetingEvent
from tests.merging.reports import pact, report

PEOPLE = [
    "Lars Hagen/NOR",
    "Nils Berg/NOR",
    "Elina Koskinen/FIN",
    "Koskinen/FIN",
    "Rosa Quispe/PER",
]
SIDES = [*PEOPLE, "NOR", "FIN", "PER", "Northern Ports Union", "NPU"]
SENTENCES = [
    "They met.",
    "They discussed their recent talks on shipping.",
    "NPU leaders gathered in Lund for the Northern Ports Union summit.",
]
FIRST = date(2024, 5, 1)


def _day(after: int) -> str:
    return (FIRST + timedelta(days=after)).isoformat()


days = st.integers(0, 20).map(_day)
dates = st.none() | days | st.just("2024-05")


@st.composite
def reports(draw: st.DrawFn, name: str = "a") -> MeetingEvent | AgreementEvent:
    """One report with this id."""
    who = draw(st.lists(st.sampled_from(SIDES), min_size=1, max_size=4, unique=True))
    common = {
        "published": draw(st.none() | days),
        "on": draw(dates),
        "status": draw(st.sampled_from(["occurred", "planned", "cancelled", "ongoing"])),
        "article": f"article-{draw(st.integers(0, 6))}",
        "source": draw(st.sampled_from([None, "one.example", "two.example"])),
        "at": draw(st.sampled_from([0, 900])),
        "sentence": draw(st.sampled_from(SENTENCES)),
    }
    if draw(st.booleans()):
        subtype = draw(st.sampled_from(["meeting", "talks", "call", "visit", "summit"]))
        return report(name, *who, subtype=subtype, **common)
    return pact(name, *who, subtype=draw(st.sampled_from(["sign", "ratify"])), **common)


@st.composite
def report_sets(draw: st.DrawFn, most: int = 5) -> list[MeetingEvent | AgreementEvent]:
    """Up to so many reports, each with its own id."""
    number = draw(st.integers(0, most))
    return [draw(reports(f"r{index}")) for index in range(number)]
