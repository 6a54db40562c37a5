"""An agreement that is only spoken of was made before: once, whatever is done with it now."""

from datetime import date

import pytest

from communique_extraction.extractor import Extractor
from communique_schemas import AgreementEvent
from tests.extraction.reading import names, read


def agreements(extractor: Extractor, text: str) -> list[AgreementEvent]:
    return [event for event in read(extractor, text) if isinstance(event, AgreementEvent)]


@pytest.mark.parametrize(
    "text",
    [
        "Sweden will discuss the 2015 fishing deal between Peru and Chile.",
        "The ministers will review the implementation of the border treaty between Peru and Chile.",
        "If the border treaty between Peru and Chile is implemented, prices will fall.",
        "The ministers praised the March 9, 2020, agreements on fishing between Peru and Chile.",
    ],
)
def test_it_was_concluded_though_what_is_done_with_it_is_to_come(
    extractor: Extractor, text: str
) -> None:
    (treaty,) = agreements(extractor, text)
    assert (treaty.subtype, treaty.status) == ("conclude", "occurred")
    assert names(treaty) == {"Peru", "Chile"}


@pytest.mark.parametrize(
    "text",
    [
        "The ministers will discuss a border treaty between Peru and Chile.",
        "Peru suspended the 2015 border treaty with Chile.",
    ],
)
def test_what_is_still_discussed_or_told_by_a_verb_was_not(extractor: Extractor, text: str) -> None:
    assert "conclude" not in {treaty.subtype for treaty in agreements(extractor, text)}


def test_where_the_article_tells_how_it_was_made_it_is_that(extractor: Extractor) -> None:
    text = (
        "Sweden urged the implementation of the border treaty between Peru and Chile. "
        "Peru and Chile signed the treaty in 2019."
    )
    (treaty,) = agreements(extractor, text)
    assert treaty.subtype == "sign"
    assert len(treaty.evidence) == 2


def test_it_has_its_own_day_and_not_that_of_what_is_done_with_it(extractor: Extractor) -> None:
    text = "The border agreement of March 9, 2020 between Peru and Chile was implemented on Monday."
    (treaty,) = agreements(extractor, text)
    assert treaty.date
    assert treaty.date.start == date(2020, 3, 9)
    text = "The implementation of the trade deal between Peru and Chile began on Monday."
    assert [treaty.date for treaty in agreements(extractor, text)] == [None]


def test_it_was_not_made_at_the_meeting_that_speaks_of_it(extractor: Extractor) -> None:
    text = (
        "Peruvian President Rosa Salas met Chilean President Luis Soto in Lima on Monday. "
        "They discussed the implementation of the border treaty between Peru and Chile."
    )
    (treaty,) = agreements(extractor, text)
    assert (treaty.meeting, treaty.place) == (None, None)
