"""Who has led a state is of it, where a report names him without telling of which one."""

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.gazetteer.countries import countries
from communique_extraction.gazetteer.leaders import leaders
from communique_schemas import Article


def states(extractor: Extractor, text: str, source: str = "example.com") -> dict[str, str | None]:
    """The persons of the events of an article, with their states."""
    result = extractor(Article(text=text, source=source))
    return {p.name: p.country for e in result.events for p in e.participants if p.kind == "person"}


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Donald Trump met Lars Hagen on Monday.", "Donald Trump", "USA"),
        ("Donald J. Trump met Lars Hagen on Monday.", "Donald J. Trump", "USA"),
        ("President Trump met Lars Hagen on Monday.", "Trump", "USA"),
        ("Volodymyr Zelenskyy met Lars Hagen on Monday.", "Volodymyr Zelenskyy", "UKR"),
        ("President Xi met Lars Hagen on Monday.", "Xi", "CHN"),
        ("Former Foreign Minister Sergey Lavrov met Lars Hagen.", "Sergey Lavrov", "RUS"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_leader_known_by_name_is_of_his_state(
    extractor: Extractor, text: str, name: str, code: str
) -> None:
    assert states(extractor, text)[name] == code


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Chilean President Donald Trump met Lars Hagen on Monday.", "Donald Trump", "CHL"),
        ("Eric Trump met Lars Hagen on Monday.", "Eric Trump", None),
        ("Ana Lavrov met Lars Hagen on Monday.", "Ana Lavrov", None),
        ("President Kim met Lars Hagen on Monday.", "Kim", None),
        ("Quxo Bank CEO Tony Blair met Lars Hagen on Monday.", "Tony Blair", None),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_is_told_of_somebody_goes_first_and_a_family_name_alone_is_nobodys(
    extractor: Extractor, text: str, name: str, code: str | None
) -> None:
    assert states(extractor, text)[name] == code


def test_a_foreign_leader_is_not_of_the_outlets_own_state(extractor: Extractor) -> None:
    text = "President Donald Trump and President Rosa Salas spoke by phone on Monday."
    assert states(extractor, text, "andes.pe") == {"Donald Trump": "USA", "Rosa Salas": "PER"}


def test_every_leader_has_one_state_that_there_is() -> None:
    known = leaders()
    every = [name for names in known.names.values() for name in names]
    assert len(every) == len(set(every))
    assert all(countries().name(code) for code in [*known.names, *known.family_name_first])
    assert known.family_name_first <= known.names.keys()
