"""Whose officials and bodies a government's own page names without a state."""

import pytest

from communique_extraction.extractor import Extractor
from communique_schemas import Article

FINN = "Finnish President Elina Koskinen"


def states(extractor: Extractor, text: str, source: str) -> dict[str, str | None]:
    """The states of the participants of the only event of a text, by their names."""
    (event,) = extractor(Article(text=text, source=source)).events
    return {participant.name: participant.country for participant in event.participants}


@pytest.mark.parametrize(
    "office",
    [
        "Domestic Policy Advisor",
        "Director of the Federal Security Service",
        "First Deputy Chief of Staff of the Presidential Executive Office",
        "Assistant to the President for Homeland Security",
        "Coordinator for the Middle East",
        "Economic Council Chairman",
    ],
)
def test_an_official_of_no_state_is_of_the_pages_own(extractor: Extractor, office: str) -> None:
    told = states(extractor, f"{office} Lars Hagen met {FINN} on Monday.", "president.gov.no")
    assert told["Lars Hagen"] == "NOR"


@pytest.mark.parametrize(
    "office", ["European Council President", "Quxo Bank Director", "Chairman", "UN Special Advisor"]
)
def test_who_may_be_of_another_body_is_of_no_state(extractor: Extractor, office: str) -> None:
    told = states(extractor, f"{office} Lars Hagen met {FINN} on Monday.", "president.gov.no")
    assert told["Lars Hagen"] is None


def test_the_press_names_officials_of_others_too(extractor: Extractor) -> None:
    text = f"Domestic Policy Advisor Lars Hagen met {FINN} in Norway on Monday."
    assert states(extractor, text, "nyheter.no")["Lars Hagen"] is None


def test_a_body_of_no_state_is_the_governments_own(extractor: Extractor) -> None:
    text = (
        "The Federal Agency for Tourism and the Ministry of Tourism of Finland signed a protocol."
    )
    told = states(extractor, text, "president.gov.no")
    assert told["Federal Agency for Tourism"] == "NOR"


def test_each_of_several_with_one_title_is_of_the_pages_own(extractor: Extractor) -> None:
    text = f"Deputy Prime Ministers Lars Hagen, Kari Moe and Jonas Lind met {FINN} on Monday."
    told = states(extractor, text, "president.gov.no")
    assert [told[name] for name in ("Lars Hagen", "Kari Moe", "Jonas Lind")] == ["NOR"] * 3


def test_who_is_only_described_may_be_of_another_state(extractor: Extractor) -> None:
    text = "President Lars Hagen met the head of the Finnish Civil Defence on Monday."
    told = states(extractor, text, "president.gov.no")
    assert told["head of the Finnish Civil Defence"] != "NOR"
