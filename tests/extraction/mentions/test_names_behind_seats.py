"""Names that the model takes for the end of what an office is of."""

import pytest

from communique_extraction.extractor import Extractor
from communique_schemas import Article


def met(extractor: Extractor, whom: str) -> str:
    """Whom Jonas Lind met, as the event calls him."""
    (event,) = extractor(Article(text=f"Jonas Lind met with {whom} on Monday.")).events
    return event.participants[1].name


@pytest.mark.parametrize(
    ("whom", "name"),
    [
        ("the CEO of NTK Torvald Quxvik", "Torvald Quxvik"),
        ("the Speaker of the People's Council of Finland Torvald Quxvik", "Torvald Quxvik"),
        ("the head of the Central Bank of Norway Torvald Quxvik", "Torvald Quxvik"),
        ("the Governor of the Kerman Province Torvald Quxvik", "Torvald Quxvik"),
        ("the Governor of the Tambov Region Igor Babanov", "Igor Babanov"),
        ("the Mayor of Tripoli District, Omar Bashir,", "Omar Bashir"),
        ("CEO of Quxneft Torvald Quxvik", "Torvald Quxvik"),
        ("Head of the Republic of Bashkortostan Torvald Quxvik", "Torvald Quxvik"),
    ],
)
def test_a_name_stands_behind_the_seat_of_an_office(
    extractor: Extractor, whom: str, name: str
) -> None:
    assert met(extractor, whom) == name


@pytest.mark.parametrize(
    "whom",
    [
        "president of Boston Consulting Group",
        "governor of Kerman Province",
        "director of the Quxo Vuttu Norrland",
        "director of the UN Development Programme",
    ],
)
def test_what_an_office_is_of_is_nobodys_name(extractor: Extractor, whom: str) -> None:
    assert met(extractor, f"the {whom}") == whom


@pytest.mark.parametrize(
    "office",
    [
        "the bloc's deputy secretary-general for political affairs",
        "the UN secretary-general's Special Representative for Fishing",
    ],
)
def test_the_office_behind_a_name_is_nobody_else(extractor: Extractor, office: str) -> None:
    text = f"EU envoy Elina Koskinen, {office}, met Norwegian Prime Minister Lars Hagen."
    (event,) = extractor(Article(text=text)).events
    assert [participant.name for participant in event.participants] == [
        "Elina Koskinen",
        "Lars Hagen",
    ]
