"""The status of an event whose mentions tell different ones."""

import pytest

from communique_extraction.event_coreference.status import status_of
from communique_extraction.events.factuality.reading import Reading
from communique_extraction.extractor import Extractor
from communique_schemas.event import Status
from tests.extraction.reading import read


@pytest.mark.parametrize(
    ("told", "status"),
    [
        (("planned",), "planned"),
        (("planned", "cancelled"), "cancelled"),
        (("planned", "occurred"), "planned"),
        (("occurred", "cancelled"), "occurred"),
        (("denied", "planned"), "denied"),
    ],
)
def test_the_first_mention_tells_it_unless_it_was_called_off(
    told: tuple[Status, ...], status: Status
) -> None:
    assert status_of([Reading(each) for each in told]) == status


def test_what_one_mention_only_names_another_tells() -> None:
    named, told = Reading("occurred", left_open=True), Reading("planned")

    assert status_of([named, told]) == "planned"
    assert status_of([named]) == "occurred"


def test_a_visit_that_is_only_named_is_the_one_that_is_planned(extractor: Extractor) -> None:
    text = (
        "The ministry said the visit of Norwegian Prime Minister Lars Hagen to Finland has nothing to do"
        " with the fishing dispute. Hagen is scheduled to visit Finland on 6 June."
    )
    assert [event.status for event in read(extractor, text)] == ["planned"]


def test_a_visit_during_which_something_was_is_another_than_the_one_that_is_planned(
    extractor: Extractor,
) -> None:
    text = (
        "Norwegian Prime Minister Lars Hagen praised the fishers during his visit to Finland."
        " Hagen is also due to visit Finland in June."
    )
    assert [event.status for event in read(extractor, text)] == ["occurred", "planned"]
