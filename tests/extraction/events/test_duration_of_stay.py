"""How long a visit takes, where its length is told."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import read

A = "Finnish President Elina Koskinen"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (f"{A} will pay a two-day visit to Norway from Friday.", "2024-05-17/2024-05-18"),
        (
            f"{A} arrived in Norway on Monday for a three-day official visit.",
            "2024-05-13/2024-05-15",
        ),
        (f"{A} will pay a visit to Norway from Friday.", "2024-05-17"),
        (f"{A} will pay a two-day visit to Norway in June.", "2024-06"),
        (f"{A} will pay a one-day visit to Norway from Friday.", "2024-05-17"),
    ],
)
def test_a_visit_lasts_as_long_as_it_is_said_to(extractor: Extractor, text: str, days: str) -> None:
    (visit,) = read(extractor, text)
    assert visit.date is not None
    assert visit.date.edtf == days
