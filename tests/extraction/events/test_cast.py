"""Who takes part by the words around a trigger, and who does not."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, read

A, B = "Norwegian Trade Minister Lars Hagen", "Finnish Ambassador Elina Koskinen"


@pytest.mark.parametrize(
    "source", ["ISNA reported on Tuesday", "ISNA reported", "ISNA said Monday"]
)
def test_who_reports_of_a_meeting_was_not_at_it(extractor: Extractor, source: str) -> None:
    text = f"The issue was raised in a meeting between {A} and {B} in Turku, {source}."
    (event,) = read(extractor, text)
    assert names(event) == {"Lars Hagen", "Elina Koskinen"}


def test_who_is_listed_before_somebody_unnamed_takes_part(extractor: Extractor) -> None:
    text = "A ceasefire was reached between the Peruvian government and rebel bands."
    (event,) = read(extractor, text)
    assert names(event) == {"Peru"}


@pytest.mark.parametrize("told", ["Shana reported", "Olav Berg said", "NTB reported on Monday"])
def test_who_tells_it_at_the_end_is_not_of_those_who_were_there(
    extractor: Extractor, told: str
) -> None:
    text = f"Norwegian President Lars Hagen visited Turku heading a team comprised of six ministers, {told}."
    (visit,) = read(extractor, text)
    assert "Lars Hagen" in names(visit)
    assert {"Shana", "Olav Berg", "NTB"}.isdisjoint(names(visit))


def test_the_forces_beside_a_government_take_part(extractor: Extractor) -> None:
    text = "A ceasefire was reached between the Peruvian government and rebel forces."
    (event,) = read(extractor, text)
    assert names(event) == {"Peru", "rebel forces"}


@pytest.mark.parametrize("link", ["together with", "along with", "alongside"])
def test_who_comes_along_on_a_visit_is_a_guest(extractor: Extractor, link: str) -> None:
    (visit,) = read(extractor, f"{A} travelled to Turku {link} Justice Minister Mette Juhl.")
    assert {(p.name, p.role) for p in visit.participants} >= {
        ("Lars Hagen", "guest"),
        ("Mette Juhl", "guest"),
    }
    (alone,) = read(extractor, f"{A} travelled along the coast to Turku.")
    assert names(alone) == {"Lars Hagen"}


@pytest.mark.parametrize(
    ("place", "host"),
    [
        ("the Finnish capital Helsinki", {"Finland"}),
        ("the Finnish capital of Helsinki", {"Finland"}),
        ("the Finnish city of Turku", {"Finland"}),
        ("the Norwegian city of Bergen", set[str]()),
        ("Turku", set[str]()),
    ],
)
def test_the_state_told_with_the_sort_of_a_place_is_the_host_of_a_foreigner(
    extractor: Extractor, place: str, host: set[str]
) -> None:
    text = f"Norwegian Prime Minister Lars Hagen paid a visit to {place} on Monday."
    (event,) = read(extractor, text)
    assert {p.name for p in event.participants if p.role == "host"} == host


@pytest.mark.parametrize(
    ("known", "side"),
    [("", "Holt administration"), ("U.S. President Joe Holt left. ", "United States")],
)
def test_an_administration_called_after_its_head_takes_part(
    extractor: Extractor, known: str, side: str
) -> None:
    text = f"{known}The Holt administration held talks with Peru in May."
    (event,) = read(extractor, text)
    assert {p.name for p in event.participants} == {side, "Peru"}
