"""What one agrees on, or to do, is decided where it is a thing or a deed, and no courtesy."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, read


@pytest.mark.parametrize(
    "decided",
    [
        "on cooperation in shipping and fishing",
        "on a price for the herring",
        "on measures against smugglers",
        "on revival of the old railway",
        "to work together to clear the mines in the strait",
    ],
)
def test_a_thing_or_a_deed_is_decided(extractor: Extractor, decided: str) -> None:
    (agreed,) = read(extractor, f"Peru and Chile agreed {decided}.")
    assert (agreed.type, agreed.status) == ("agreement", "occurred")
    assert names(agreed) == {"Peru", "Chile"}


@pytest.mark.parametrize(
    "said",
    [
        "on Monday",
        "on closer ties",
        "on further contacts",
        "on the need for patience",
        "on the importance of herring",
        "to work together on the mines",
        "to work together to deepen cooperation",
    ],
)
def test_a_view_and_a_courtesy_decide_nothing(extractor: Extractor, said: str) -> None:
    assert not read(extractor, f"Peru and Chile agreed {said}.")


def test_what_was_agreed_to_be_swapped_is_one_agreement(extractor: Extractor) -> None:
    (event,) = read(extractor, "Peru and Chile agreed to a prisoner exchange.")
    assert event.trigger.text == "agreed"
