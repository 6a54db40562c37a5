"""What one signs or approves alone is no agreement, unless it is shared; nor is a breach by nobody."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, read

HOLM = "Danish Prime Minister Niels Holm"


@pytest.mark.parametrize(
    "signed",
    [
        "a memorandum on the use of drones",
        "a Memorandum on Promoting Herring",
        "an emergency declaration for Jutland",
        "a letter to the fishers",
    ],
)
def test_ones_own_paper_is_no_agreement(extractor: Extractor, signed: str) -> None:
    assert not read(extractor, f"{HOLM} signed {signed}.")


@pytest.mark.parametrize(
    "signed",
    [
        "a memorandum of understanding on the use of drones",
        "a joint declaration in Oslo",
        "a memorandum on the use of drones with Norway",
        "a treaty on the use of drones",
    ],
)
def test_what_is_shared_is_one(extractor: Extractor, signed: str) -> None:
    (agreement,) = read(extractor, f"{HOLM} signed {signed}.")
    assert agreement.subtype == "sign"


def test_two_sign_no_paper_of_their_own(extractor: Extractor) -> None:
    text = f"{HOLM} and Finnish President Elina Koskinen signed a memorandum on drones."
    assert read(extractor, text)


def test_a_view_of_what_might_have_been_decides_nothing(extractor: Extractor) -> None:
    assert not read(extractor, "Peru and Chile agreed that it would not have been possible.")
    assert read(extractor, "Peru and Chile agreed that a bridge would be built.")


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian President Lars Hagen approved a declaration of emergency for Bergen.",
        "The Norwegian parliament adopted a resolution on herring.",
        "Norwegian Minister Lars Hagen warned of steps that lead to a violation of the treaty.",
    ],
)
def test_what_one_approves_for_oneself_or_nobody_breaks_is_none(
    extractor: Extractor, text: str
) -> None:
    assert not [event for event in read(extractor, text) if event.type == "agreement"]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        (
            "The Norwegian parliament approved the treaty with Peru.",
            {"Norwegian parliament", "Peru"},
        ),
        ("The leaders of Norway and Peru adopted a joint declaration.", {"Norway", "Peru"}),
        ("Norway and Peru adopted a resolution on herring.", {"Norway", "Peru"}),
        ("Peru complained of a violation of the treaty by Norway.", {"Norway"}),
    ],
)
def test_what_is_shared_or_broken_by_somebody_is(
    extractor: Extractor, text: str, bound: set[str]
) -> None:
    (event,) = read(extractor, text)
    assert bound <= names(event)
