"""A page is read as its article: the text alone, with what the page tells of title, date and outlet."""

import gzip
import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from communique_producer.sources import read_articles
from communique_schemas import Article

FIRST = "The foreign ministers of Norway and Finland met in Oslo on Monday."
SECOND = "They talked for an hour & signed “a treaty” on the fisheries of the north."
TEXT = f"{FIRST}\n\n{SECOND}"
URL = "https://nordnews.example/talks"


def page(head: str = "", body: str | None = None, before: str = "<!DOCTYPE html>") -> str:
    article = (
        f"<article><h1>Ministers meet</h1><p>{FIRST}</p>"
        "<p>They talked for an hour &amp; signed &#8220;a treaty&#8221; on the fisheries of the north.</p>"
        "</article>"
    )
    return (
        f'{before}<html lang="en-GB"><head><title>Ministers meet</title>{head}</head><body>'
        '<nav><a href="/">Home</a> <a href="/world">World</a></nav>'
        f"{article if body is None else body}"
        "<footer>All rights reserved</footer><script>var x = 'The king met.';</script></body></html>"
    )


def linked(**node: Any) -> str:
    data = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", **node})
    return f'<script type="application/ld+json">{data}</script>'


def read(path: Path, content: str | bytes, **options: Any) -> Any:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    (item,) = read_articles([str(path)], **options)
    return item if isinstance(item, Article) else str(item).removeprefix(f"{path}: ")


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a", "a.php"])
def test_a_page_is_its_article_and_not_what_stands_around_it(tmp_path: Path, name: str) -> None:
    head = (
        f'<link rel="canonical" href="{URL}"><meta property="og:site_name" content="Nord News">'
        '<meta property="article:published_time" content="2024-05-14T08:00:00+00:00">'
    )
    article = read(tmp_path / name, page(head))
    assert article.text == TEXT
    assert (article.title, article.url, article.source) == ("Ministers meet", URL, "Nord News")
    assert article.published_at == datetime(2024, 5, 14, 8, tzinfo=UTC)
    assert article.language == "en-GB"


def test_what_the_page_tells_as_data_is_preferred(tmp_path: Path) -> None:
    body = f"{FIRST}\nThey talked & parted, and nobody signed any treaty on the fisheries."
    node = {
        "headline": "Talks &amp; fish",
        "articleBody": body,
        "datePublished": "2024-05-13T09:00:00Z",
        "publisher": {"@type": "Organization", "name": "The Nord"},
        "mainEntityOfPage": {"@id": URL},
        "inLanguage": "English",
    }
    article = read(tmp_path / "a.html", page(linked(**node)))
    assert (article.text, article.title, article.source) == (body, "Talks & fish", "The Nord")
    assert (article.url, article.language) == (URL, "en")
    assert article.published_at == datetime(2024, 5, 13, 9, tzinfo=UTC)
    graph = json.dumps(
        {"@graph": [{"@type": "WebSite"}, {"@type": ["Thing", "NewsArticle"], **node}]}
    )
    graph = f'<script type="application/ld+json">{graph}</script>'
    assert read(tmp_path / "b.html", page(graph)) == article


@pytest.mark.parametrize(
    "data",
    [linked(articleBody="The ministers…"), linked(articleBody=f"<p>{FIRST}</p>" * 3), linked(),
     linked(articleBody=7, headline=[], publisher=[[]], datePublished={}),
     '<script type="application/ld+json">{"@type": "NewsArticle", </script>',
     f'<script type="application/ld+json">{"[" * 50_000}</script>'],
)  # fmt: skip
def test_data_that_is_a_teaser_or_broken_costs_nothing(tmp_path: Path, data: str) -> None:
    assert read(tmp_path / "a.html", page(data)).text == TEXT


def test_a_time_without_zone_is_told_as_its_day(tmp_path: Path) -> None:
    head = linked(datePublished="2024-05-14T23:30:00")
    assert read(tmp_path / "a.html", page(head)).published_at == date(2024, 5, 14)
    assert read(tmp_path / "a.html", page(linked(datePublished="soon"))).published_at is None


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("utf-8", "utf-8"), ("windows-1252", "cp1252"), ("iso-8859-1", "cp1252"), ("", "cp1252"),
     ("windows-1251", "cp1251")],
)  # fmt: skip
def test_the_encoding_is_that_which_the_page_declares(
    tmp_path: Path, charset: str, encoding: str
) -> None:
    declared = f'<meta charset="{charset}">' if charset else ""
    content = page(declared).replace("&#8220;a treaty&#8221;", "“a treaty”")
    assert read(tmp_path / "a.html", content.encode(encoding)).text == TEXT


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (page(body=""), "no article text was found in this page"),
        ("<html></html>", "no article text was found in this page"),
        (page(body="<p>x</p>" * 60_000), "a page of more than 100,000 tags"),
        (page(body=f"<p>{'x' * 11_000_000}</p>"), "a page of more than 10,485,760 bytes"),
        (page().encode() + b'\xff', None),
        (page('<meta charset="klingon">').encode() + b"\xff", "an encoding 'klingon'"),
    ],
)  # fmt: skip
def test_what_has_no_article_is_refused_with_the_reason(
    tmp_path: Path, content: str | bytes, reason: str | None
) -> None:
    item = read(tmp_path / "a.html", content)
    assert item.text == TEXT if reason is None else reason in item


def test_entities_of_its_own_and_depth_are_harmless(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret")
    doctype = (
        f'<!DOCTYPE html [<!ENTITY a "{"boom " * 100}"><!ENTITY b "{"&a;" * 1000}">'
        f'<!ENTITY c "{"&b;" * 1000}"><!ENTITY f SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    )
    body = f"<article><p>{FIRST}</p><p>&c; &f; They talked for an hour about fish.</p></article>"
    article = read(tmp_path / "a.html", page(before=doctype, body=body))
    assert FIRST in article.text
    assert "secret" not in article.text
    assert len(article.text) < 1000
    deep = "<div>" * 5000 + f"<p>{FIRST}</p>" + "</div>" * 5000
    assert read(tmp_path / "b.html", page(body=deep)) == "no article text was found in this page"


def test_saved_and_packed_pages_give_texts_to_addresses(tmp_path: Path) -> None:
    (tmp_path / "pages" / "nordnews.example").mkdir(parents=True)
    saved = tmp_path / "pages" / "nordnews.example" / "talks.html.gz"
    saved.write_bytes(gzip.compress(page().encode()))
    record = json.dumps({"url": URL, "title": "As listed"})
    article = read(tmp_path / "a.jsonl", record, pages=str(tmp_path / "pages"))
    assert (article.text, article.title, article.url) == (TEXT, "As listed", URL)


def test_what_is_not_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)  # which is how Python says so
    refused = read(tmp_path / "a.html", page())
    assert refused == 'HTML needs what is not installed: pip install "communique[sources]"'
