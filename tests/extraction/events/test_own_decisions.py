"""What one approves for oneself is agreed with nobody, and a breach by nobody is none."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, read


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian President Lars Hagen approved a declaration of emergency for Bergen.",
        "The Norwegian parliament adopted a resolution on herring.",
        "Norwegian Minister Lars Hagen warned of steps that lead to a violation of the treaty.",
    ],
)
def test_nothing_is_agreed(extractor: Extractor, text: str) -> None:
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
