"""Invented articles that a worker reads before it forks its pool.

What reading makes on the way (words the model has met, compiled patterns, tables) is then shared by the
pool's processes, and not made by each of them again: this is why the articles tell of many things.
"""

from datetime import date

from communique_schemas import Article

_TEXTS = (
    (
        "OSLO — Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen on Monday. "
        "They talked about trade, energy and security in the Baltic Sea. He thanked her for the visit, "
        "and she invited him to Helsinki next month. “We agreed on many things,” Hagen told reporters "
        "after two hours of talks."
    ),
    (
        "The foreign ministers of Kazakhstan and Turkey signed a memorandum of understanding on "
        "transport in Ankara on May 14, 2024. The document was signed in the presence of the presidents"
        " of both countries. Three more agreements, on culture, education and tourism, are to be signed"
        " at a summit in September."
    ),
    (
        "Peru's parliament ratified the border treaty with Chile last week, but the government of "
        "Bolivia has not decided yet. Officials from the United Nations and the European Union will "
        "mediate between the two sides. A delegation led by Deputy Minister Ana Olt arrived in Lima on "
        "Wednesday and was welcomed at the airport."
    ),
    (
        "Mr. Petrov held a telephone call with U.S. Secretary of State John Doe, the Kremlin said in a "
        "statement. The leaders of Russia, China and India did not attend the conference, which was "
        "cancelled because of the war in Ukraine. Israel and Egypt denied reports that a ceasefire deal"
        " had been reached with the help of Qatar."
    ),
)
_PUBLISHED = date(2024, 5, 16)


def warming_articles() -> list[Article]:
    """The articles."""
    return [Article(text=text, published_at=_PUBLISHED) for text in _TEXTS]
