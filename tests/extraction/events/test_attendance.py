"""Who came to an event is often told in another sentence, as a list."""

import pytest

from communique_extraction.extractor import Extractor
from communique_schemas import Article
from tests.extraction.reading import names, people, read

TALKS = "Norway and Finland held talks in Vienna on Monday."
SIGNED = "Norway and Finland will sign a treaty on Monday."


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("Those present included Danish Minister Niels Holm.", {"Niels Holm"}),
        ("Also present were Danish Minister Niels Holm and Swede Karin Ek.", {"Niels Holm", "Karin Ek"}),
        ("The event was attended by Minister Niels Holm and envoy Karin Ek.", {"Niels Holm", "Karin Ek"}),
        (
            "The Danish delegation was led by Niels Holm and included Treasurer Karin Ek; Judge Jens Friis.",
            {"Niels Holm", "Karin Ek", "Jens Friis"},
        ),
        ("Danish Minister Niels Holm also took part.", {"Niels Holm"}),
        (
            "Several ministers were present: Niels Holm (Economy), Karin Ek (Science and Technology).",
            {"Niels Holm", "Karin Ek"},
        ),
        (
            "A large group participated in the exchange, including Mayor Niels Holm and Judge Karin Ek.",
            {"Niels Holm", "Karin Ek"},
        ),
        ("Attending the talks were: Judge Jens Friis, Treasurer Karin Ek.", {"Jens Friis", "Karin Ek"}),
        ("Swedish envoy Karin Ek led the Swedish negotiating team at the talks.", {"Karin Ek"}),
        ("Swedish envoy Karin Ek, who represented Sweden in the talks, was content.", {"Karin Ek"}),
    ],
)  # fmt: skip
def test_who_came_takes_part(extractor: Extractor, text: str, more: set[str]) -> None:
    (event,) = read(extractor, f"{TALKS} {text}")
    assert names(event) == {"Norway", "Finland"} | more


@pytest.mark.parametrize(
    "text",
    [
        "Danish Minister Niels Holm was not present.",
        "The menu included the favourites of Danish Minister Niels Holm.",
        "Danish Minister Niels Holm will present a plan.",
        "Danish Minister Niels Holm attended a match.",
        "Danish Minister Niels Holm took part in the race.",
        "Danish Minister Niels Holm participated in a rally.",
        "Danish Minister Niels Holm represented Denmark at the Games.",
        "Danish Minister Niels Holm led the Danish team at the trial.",
    ],
)
def test_who_did_something_else_does_not(extractor: Extractor, text: str) -> None:
    (event,) = read(extractor, f"{TALKS} {text}")
    assert names(event) == {"Norway", "Finland"}


def test_who_is_present_where_something_is_signed_is_a_witness(extractor: Extractor) -> None:
    (event,) = read(extractor, f"{SIGNED} The Danish minister, Niels Holm, will be present.")
    assert ("Niels Holm", "witness", "DNK") in people(event)


def test_who_comes_along_is_of_the_same_state(extractor: Extractor) -> None:
    text = (
        "Norwegian President Lars Hagen arrived in Finland on Monday. Hagen is accompanied by Minister "
        "for Human Rights Ingrid Dahl and Minister for Fisheries Nils Berg."
    )
    (event,) = read(extractor, text)
    assert people(event) == {
        ("Lars Hagen", "guest", "NOR"),
        ("Ingrid Dahl", "guest", "NOR"),
        ("Nils Berg", "guest", "NOR"),
        ("Finland", "host", "FIN"),
    }


def test_members_of_a_group_take_part_with_it(extractor: Extractor) -> None:
    text = (
        "Norwegian President Lars Hagen met Finnish ministers, including Finance Minister Eero Aalto, "
        "after praising Danish President Mette Juhl."
    )
    (event,) = read(extractor, text)
    assert names(event) == {"Lars Hagen", "Finnish ministers", "Eero Aalto"}


def test_a_delegations_members_are_of_its_state_whatever_the_outlets(extractor: Extractor) -> None:
    text = (
        "Mexican President Luis Peralta met President Joe Holt on Monday. Mexico's delegation included "
        "Secretary of Foreign Affairs Alicia Ruiz and Secretary of the Interior Luisa Sol."
    )
    (meeting,) = extractor(Article(text=text, source="whitehouse.gov")).events
    states = {person.name: person.country for person in meeting.participants}
    assert states["Alicia Ruiz"] == states["Luisa Sol"] == "MEX"
