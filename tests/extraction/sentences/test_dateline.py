"""Where a report was filed, in the many ways that agencies write it."""

import pytest

from communique_extraction.sentences.article_text import ArticleText
from communique_extraction.sentences.dateline import find_dateline
from communique_schemas import Article


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("TEHRAN — ", "Tehran"),
        ("HANOI: ", "Hanoi"),
        ("Lima, May 3 - ", "Lima"),
        ("OSLO, May 14 (NNA) -- ", "Oslo"),
        ("MOSCOW, November 28. /ABC/. ", "Moscow"),
        ("Ulaanbaatar /NEWS/. ", "Ulaanbaatar"),
        ("ISLAMABAD, Aug 11 (ABC): ", "Islamabad"),
        ("KINGSTON, Jamaica — ", "Kingston"),
        ("(ABCN - Nowhere News Agency (NNA)) LIMA, Feb 2 (NNA) -- ", "Lima"),
        ("ABC - Bamako (Mali)\n\n", "Bamako"),
        ("NNA Phnom Penh, December 06, 2018 - ", "Phnom Penh"),
        ("Baku, May 14, NEWS\n", "Baku"),
        ("Sofia, 15 May (ABC/Ann Author). ", "Sofia"),
        ("UPDATE 1-Presidents meet\n\n(Adds quote)\n\nSOFIA, May 15 (ABC) - ", "Sofia"),
        ("By Ann Author\n\nSOFIA, May 15 (ABC) - ", "Sofia"),
        ("15 May 2024, 10:30\n\nSofia, May 15 (ABC) - ", "Sofia"),
    ],
)
def test_a_dateline_names_its_place_and_is_a_sentence_of_its_own(dateline: str, place: str) -> None:
    text = f"{dateline}The minister met his guest. They parted."
    found = find_dateline(text)
    assert found is not None
    assert found.place is not None
    assert found.place.name == place
    assert text[found.end :].startswith("The minister")
    assert [s.text for s in ArticleText.of(Article(text=text)).sentences][-2:] == [
        "The minister met his guest.",
        "They parted.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The president met - again - his guest.",
        "Mr. Hagen met the king.",
        "President Anna B. Lind, Jr. met the king.",
        "Lind: not coming",
        "Lima. The minister spoke.",
        "The president spoke.\n\nLima - how it has changed - was far away.",
        "",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(text: str) -> None:
    assert find_dateline(text) is None
