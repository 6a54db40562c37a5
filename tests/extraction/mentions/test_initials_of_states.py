"""The initials of a state in brackets are nobody beside whom they stand behind."""

import pytest

from communique_extraction.extractor import Extractor
from tests.extraction.reading import names, read


@pytest.mark.parametrize(
    "whom",
    [
        "President Ken Roe of the Republic of Korea (ROK)",
        "Foreign Minister Ken Roe of the People’s Republic of China (PRC)",
    ],
)
def test_whom_one_met_is_the_person_alone(extractor: Extractor, whom: str) -> None:
    (event,) = read(extractor, f"President Lars Hagen of Norway met {whom} in Lima on Monday.")
    assert names(event) == {"Lars Hagen", "Ken Roe"}


def test_another_state_in_brackets_is_left_to_itself(extractor: Extractor) -> None:
    text = "Minister Lars Hagen of Norway met Minister Ken Roe of Finland (UK) in Lima on Monday."
    (event,) = read(extractor, text)
    assert names(event) == {"Lars Hagen", "Ken Roe", "UK"}
