"""What a program holds already becomes an article as a file would: pages, records, answers of services."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

import communique
from communique import (
    Article,
    article_from_html,
    article_from_newsplease,
    article_from_record,
    articles_from_answer,
)
from communique_producer import Refusal
from communique_schemas.errors import InvalidArticleError, SourceError

TEXT = "The foreign ministers of Norway and Finland met in Oslo on Monday."
URL = "https://nordnews.example/talks"
PAGE = (
    "<!DOCTYPE html><html><head><title>Talks</title></head><body><nav><a href='/'>Home</a></nav>"
    f"<article><h1>Talks</h1><p>{TEXT}</p><p>Håkon Lind signed a treaty.</p><p>Read more</p></article>"
    "</body></html>"
)
PARAGRAPHS = f"{TEXT}\n\nHåkon Lind signed a treaty."
GERMAN = (
    "Der norwegische Präsident traf am Montag in Oslo seinen finnischen Amtskollegen zu Gesprächen "
    "über die Fischerei im Norden."
)


class NewsArticle:
    """As news-please has it: attributes, and `get_dict`."""

    def __init__(self, **fields: Any) -> None:
        self.fields = fields

    def get_dict(self) -> dict[str, Any]:
        return {
            "authors": ["Aino Salo"], "date_download": datetime.fromisoformat("2024-05-15T01:00:00"),
            "date_modify": None,
            "date_publish": datetime.fromisoformat("2024-05-14T08:00:00"), "language": "en", "maintext": TEXT,
            "source_domain": "nordnews.example", "title": "Talks", "url": URL, **self.fields,
        }  # fmt: skip


@pytest.mark.parametrize("page", [PAGE, PAGE.encode(), PAGE.encode("latin-1")])
def test_a_page_is_its_article(page: str | bytes) -> None:
    article = article_from_html(page, url=URL)
    assert (article.text, article.title, article.url) == (PARAGRAPHS, "Talks", URL)


def test_what_was_sent_with_a_page_tells_its_encoding() -> None:
    assert article_from_html(PAGE.encode("mac_roman"), charset="mac_roman").text == PARAGRAPHS


def test_what_a_page_does_not_tell_is_as_it_is_said() -> None:
    article = article_from_html(PAGE, published="2024-05-14", outlet="Nord News", clean=False)
    assert (article.published_at, article.source) == (date(2024, 5, 14), "Nord News")
    assert article.text == f"{PARAGRAPHS}\n\nRead more"


def test_a_page_without_an_article_is_an_error() -> None:
    with pytest.raises(SourceError, match="no article text"):
        article_from_html("<html><body><a href='/'>Home</a></body></html>")


def test_a_record_of_ours_is_its_article() -> None:
    moment = datetime(2024, 5, 14, 8, tzinfo=UTC)
    record = {"id": "a", "text": TEXT, "published_at": moment, "metadata": {"page": 3}}
    assert article_from_record(record) == Article.model_validate(record)


def test_a_record_of_others_is_known_or_mapped() -> None:
    article = article_from_record({"body": TEXT, "headline": "Talks", "date": date(2024, 5, 14)})
    assert (article.text, article.title, article.published_at) == (TEXT, "Talks", date(2024, 5, 14))
    mapped = article_from_record({"story": {"words": TEXT}}, mapping=["text=story.words"])
    assert mapped.text == TEXT


@pytest.mark.parametrize("found", [NewsArticle(), NewsArticle().get_dict()])
def test_what_news_please_found_is_an_article(found: Any) -> None:
    article = article_from_newsplease(found, zone="UTC")
    assert (article.text, article.title, article.url) == (TEXT, "Talks", URL)
    assert article.published_at == datetime(2024, 5, 14, 8, tzinfo=UTC)
    assert article.metadata == {"authors": ["Aino Salo"], "date_download": "2024-05-15T01:00:00"}


def test_its_times_have_no_zone_and_none_is_guessed() -> None:
    with pytest.raises(InvalidArticleError, match="no time zone"):
        article_from_newsplease(NewsArticle())


def test_an_answer_is_its_articles_and_a_refusal_for_what_is_none() -> None:
    answer = {
        "totalArticles": 2,
        "articles": [
            {
                "content": TEXT,
                "publishedAt": "2024-05-14T08:00:00Z",
                "source": {"name": "Nord News"},
            },
            {"content": "Half of … [12 chars]", "publishedAt": "2024-05-14T08:00:00Z"},
        ],
    }
    first, second = articles_from_answer(answer)
    assert isinstance(first, Article)
    assert (first.text, first.source) == (TEXT, "Nord News")
    assert isinstance(second, Refusal)
    assert second.reason.startswith("articles[1]: content is cut")
    with pytest.raises(InvalidArticleError, match="2 articles: take them by articles_from_answer"):
        article_from_record(answer)


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({}, "text: Field required"),
        ({"text": " "}, "the text is blank"),
        ({"text": GERMAN}, "it is in German"),
        ({"text": TEXT, "language": "fr"}, "it is in French"),
        (
            {"text": TEXT, "published_at": datetime.fromisoformat("2024-05-14T08:00:00")},
            "no time zone",
        ),
        ({"text": TEXT, "titel": "x"}, "titel: Extra inputs"),
    ],
)
def test_what_cannot_become_one_is_an_error_with_its_reason(
    record: dict[str, Any], reason: str
) -> None:
    with pytest.raises(InvalidArticleError, match=reason):
        article_from_record(record)


def test_a_record_without_a_bottom_is_refused() -> None:
    record: dict[str, Any] = {"text": TEXT}
    for _ in range(100_000):
        record = {"text": TEXT, "metadata": record}
    with pytest.raises(InvalidArticleError, match="nested more than"):
        article_from_record(record)


def test_options_are_those_of_reading() -> None:
    assert article_from_record({"text": GERMAN}, any_language=True).text == GERMAN
    assert article_from_record({"text": f"{TEXT}\nRead more"}).text == f"{TEXT}\nRead more"
    assert article_from_record({"text": f"{TEXT}\nRead more"}, clean=True).text == TEXT
    with pytest.raises(InvalidArticleError, match="the limit is 10"):
        article_from_record({"text": TEXT}, max_characters=10)


def test_the_names_are_public() -> None:
    names = {"article_from_html", "article_from_record", "article_from_newsplease"}
    assert names | {"articles_from_answer"} <= set(communique.__all__)
