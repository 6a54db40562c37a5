"""How many instruments were signed."""

import pytest

from communique_extraction.extractor import Extractor
from communique_schemas import AgreementEvent
from tests.extraction.reading import read


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Finland and Norway signed twenty-one agreements.", 21),
        ("Finland and Norway signed Thirty-five documents.", 35),
        ("Twenty-three memoranda were signed by Finland and Norway.", 23),
        ("Finland and Norway signed 17 documents.", 17),
        ("Finland and Norway signed a twenty-year contract.", 1),
        ("Finland and Norway signed the 2015 trade deal.", None),
    ],
)
def test_a_number_before_them_tells_it(extractor: Extractor, text: str, count: int | None) -> None:
    (event,) = read(extractor, text)
    assert isinstance(event, AgreementEvent)
    assert event.count == count
