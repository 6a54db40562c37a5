"""An outlet's own state: the press reports of other states, too, and a government has offices of its own."""

import pytest

from communique_extraction.extractor import Extractor
from communique_schemas import Article


def states(extractor: Extractor, text: str, source: str) -> set[str | None]:
    """The states of the participants of the only event of a text."""
    (event,) = extractor(Article(text=text, source=source)).events
    return {participant.country for participant in event.participants}


def test_an_article_of_the_press_that_never_names_its_state_is_not_of_its_offices(
    extractor: Extractor,
) -> None:
    abroad = "Interior Minister Lars Hagen met Foreign Minister Elina Koskinen."
    assert states(extractor, abroad, "tehrantimes.com") == {None}
    at_home = f"{abroad} Both praised Iran."
    assert "IRN" in states(extractor, at_home, "tehrantimes.com")


def test_a_page_that_tells_of_other_states_among_each_other_is_not_of_their_offices(
    extractor: Extractor,
) -> None:
    abroad = "Prime Minister Lars Hagen met Kenyan President Otieno Barasa in Finland."
    assert states(extractor, abroad, "daily.ro") == {None, "KEN"}
    at_home = "Prime Minister Lars Hagen met Kenyan President Otieno Barasa."
    assert states(extractor, at_home, "daily.ro") == {"ROU", "KEN"}


def test_a_report_filed_abroad_that_never_names_its_state_is_of_another(
    extractor: Extractor,
) -> None:
    met = "Prime Minister Lars Hagen met Peruvian President Elena Salas."
    assert "IND" in states(extractor, met, "quxo.in")
    assert "IND" not in states(extractor, f"OSLO, May 14 (NNA) – {met}", "quxo.in")


def test_a_guest_is_not_of_the_state_that_he_visits(extractor: Extractor) -> None:
    text = "OSLO, May 14 (NNA) – Prime Minister Hari Vuttu arrived in Norway on a two-day visit."
    assert states(extractor, text, "nna.example") == {None, "NOR"}


def test_whom_an_envoy_calls_on_is_not_of_his_state(extractor: Extractor) -> None:
    met = "Indian High Commissioner Anita Rao called on Prime Minister Hari Vuttu."
    text = f"{met} The Indian envoy praised him."
    assert states(extractor, text, "nna.example") == {None, "IND"}


@pytest.mark.parametrize(
    ("title", "state"), [("Foreign Minister", None), ("Secretary of State", "USA")]
)
def test_a_minister_is_nobody_of_the_united_states(
    extractor: Extractor, title: str, state: str | None
) -> None:
    text = f"{title} Elina Koskinen met Finnish President Lars Hagen in the United States."
    assert states(extractor, text, "whitehouse.gov") == {state, "FIN"}


def test_one_name_is_written_apart_and_together(extractor: Extractor) -> None:
    text = (
        "Emirati Minister of State Khalid Almarri met Norwegian Prime Minister Lars Hagen in Oslo. "
        "Khalid Al Marri also met Finnish President Elina Koskinen."
    )
    names = [{p.name for p in event.participants} for event in extractor(Article(text=text)).events]
    assert len(set.union(*names)) == 3


def test_a_name_that_begins_with_another_vowel_is_the_same(extractor: Extractor) -> None:
    text = (
        "Esmail Rezvani of Iran met Norwegian Prime Minister Lars Hagen in Oslo. "
        "Ismail Rezvani also met Finnish President Elina Koskinen."
    )
    names = [{p.name for p in event.participants} for event in extractor(Article(text=text)).events]
    assert len(set.union(*names)) == 3
