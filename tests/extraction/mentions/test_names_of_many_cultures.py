"""Names and titles as they are written the world over: each is one person, of the state that is told."""

import pytest

from communique_extraction.extractor import Extractor
from communique_schemas import Article
from tests.extraction.reading import Person, people

PERSONS = {
    "Kyrgyz lawmaker Azamat uulu Quxo": ("Azamat uulu Quxo", "KGZ"),
    "Jordan’s King Talib II ibn Al Quxo": ("Talib II ibn Al Quxo", "JOR"),
    "Iraqi Trade Minister Hamid Rafi’ al-Quxo": ("Hamid Rafi’ al-Quxo", "IRQ"),
    "Interior Minister of Oman Sultan Vuttu Quxo": ("Sultan Vuttu Quxo", "OMN"),
    "Karim Haddad, the Lebanese prime minister-designate,": ("Karim Haddad", "LBN"),
    "Prime Minister-designate of Norway Lars Hagen": ("Lars Hagen", "NOR"),
    "Kazakh Deputy Prime Minister – Minister of Trade Daniyar Seitov": ("Daniyar Seitov", "KAZ"),
    "President of the Finnish Union of Foresters and Farmers Lars Hagen": ("Lars Hagen", "FIN"),
    "Chairman of the Cabinet of Ministers of Norway Lars Hagen": ("Lars Hagen", "NOR"),
    "Lars Hagen, chairman of the Council of Ministers of Norway,": ("Lars Hagen", "NOR"),
    "The chief of the Norwegian General Staff Lars Hagen": ("Lars Hagen", "NOR"),
    "Japan’s Chief Cabinet Secretary Kenji Morita": ("Kenji Morita", "JPN"),
    "Filipino Trade Secretary Ramon “Mon” Makuba Jr.": ("Ramon “Mon” Makuba Jr.", "PHL"),
    "Nepali Prime Minister Hari Kumar Vuttu 'Prakash'": ("Hari Kumar Vuttu 'Prakash'", "NPL"),
    "Norway’s Minister of Justice Lars Hagen": ("Lars Hagen", "NOR"),
    "Salim Vuttu, Egyptian Minister of Foreign Affairs and Emigration,": ("Salim Vuttu", "EGY"),
    "Morocco’s Minister of Foreign Affairs, African Cooperation and Moroccan Expatriates Salim Vuttu": (
        "Salim Vuttu",
        "MAR",
    ),
    "Ambassador Extraordinary and Plenipotentiary of Norway to Peru Lars Hagen": (
        "Lars Hagen",
        "NOR",
    ),
}


@pytest.fixture(scope="module")
def read_all(extractor: Extractor) -> dict[str, list[set[Person]]]:
    """Whom the events of "X met Finnish lawmaker Elina Koskinen" name, by X."""
    articles = [
        Article.model_validate({"text": f"{person} met Peruvian lawmaker Elena Salas in Lima."})
        for person in PERSONS
    ]
    results = extractor.pipe(articles)
    return {
        person: [people(event) for event in result.events]
        for person, result in zip(PERSONS, results, strict=True)
    }


@pytest.mark.parametrize("person", PERSONS)
def test_a_name_is_whole_and_its_state_is_told(
    read_all: dict[str, list[set[Person]]], person: str
) -> None:
    (met,) = read_all[person]
    assert {(name, country) for name, _, country in met} == {
        PERSONS[person],
        ("Elena Salas", "PER"),
    }


def test_who_heads_the_government_is_not_of_the_state_of_whom_he_signs_with(
    extractor: Extractor,
) -> None:
    text = (
        "The deal was signed by Norwegian Trade Minister Lars Hagen and Prime Minister and "
        "Foreign Minister Karim Haddad."
    )
    (result,) = extractor.pipe([Article.model_validate({"text": text})])
    assert ("Karim Haddad", "signatory", None) in people(result.events[0])
