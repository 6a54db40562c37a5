"""The status of an event whose mentions tell different ones."""

import pytest

from communique_extraction.event_coreference.status import status_of
from communique_extraction.events.factuality.reading import Reading
from communique_schemas.event import Status


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
