"""Records of others' tools are known by their keys; what is missing in them is named as they name it."""

import csv
import gzip
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from communique_producer.sources import Placed, Refusal, read_placed
from communique_schemas import Article

TEXT = "Norwegian Prime Minister Lars Hagen received Finnish President Elina Koskinen on Monday."
NEWS_PLEASE = {
    "authors": ["Ada Berg"], "date_download": "2024-05-15 10:00:00", "date_modify": None,
    "date_publish": "2024-05-14 08:00:00", "description": "In Oslo", "filename": "a.json",
    "language": "en", "maintext": TEXT, "source_domain": "nordnews.example", "title": "Talks",
    "url": "https://nordnews.example/talks",
}  # fmt: skip
REGISTRY = {
    "uri": "8123", "lang": "eng", "isDuplicate": False, "date": "2024-05-14", "time": "08:10:00",
    "dateTime": "2024-05-14T08:10:00Z", "dateTimePub": "2024-05-14T08:00:00Z", "dataType": "news",
    "url": "https://nordnews.example/talks", "title": "Talks", "body": TEXT,
    "source": {"uri": "nordnews.example", "dataType": "news", "title": "Nord News"},
    "authors": [], "sentiment": 0.1,
}  # fmt: skip
NEWS_API = {
    "source": {"id": None, "name": "Nord News"}, "author": "Ada Berg", "title": "Talks",
    "description": "In Oslo", "url": "https://nordnews.example/talks",
    "publishedAt": "2024-05-14T08:00:00Z", "content": TEXT,
}  # fmt: skip
MEDIA_CLOUD = {
    "id": "f00", "indexed_date": "2024-05-15 01:00:00", "language": "en", "media_name": "nordnews.example",
    "media_url": "nordnews.example", "publish_date": "2024-05-14", "title": "Talks",
    "url": "https://nordnews.example/talks",
}  # fmt: skip
GDELT = {
    "url": "https://nordnews.example/talks", "url_mobile": "", "title": "Talks",
    "seendate": "20240514T080000Z", "socialimage": "", "domain": "nordnews.example",
    "language": "English", "sourcecountry": "Norway",
}  # fmt: skip


def read(path: Path, **options: Any) -> tuple[list[Article], list[str]]:
    items = list(read_placed([str(path)], **options))
    return (
        [item.article for item in items if isinstance(item, Placed)],
        [str(item).removeprefix(str(path)) for item in items if isinstance(item, Refusal)],
    )


def written(folder: Path, record: Any, name: str = "a.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(record))
    return path


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with the one page, as `wget -x` names it."""
    folder = tmp_path / "pages"
    (folder / "nordnews.example").mkdir(parents=True)
    (folder / "nordnews.example" / "talks.txt").write_text(f"Talks in Oslo\n\n{TEXT}")
    return folder


@pytest.mark.parametrize(
    ("record", "source", "moment", "kept"),
    [
        (NEWS_PLEASE, "nordnews.example", "2024-05-14 08:00:00+02:00", ("authors", ["Ada Berg"])),
        ({**{k: v for k, v in NEWS_PLEASE.items() if k != "maintext"}, "text": TEXT},
         "nordnews.example", "2024-05-14 08:00:00+02:00", ("description", "In Oslo")),
        (REGISTRY, "nordnews.example", "2024-05-14 08:00:00+00:00", ("uri", "8123")),
        ({"articles": {"results": [REGISTRY], "totalResults": 1, "page": 1, "pages": 1}},
         "nordnews.example", "2024-05-14 08:00:00+00:00", ("isDuplicate", False)),
        (NEWS_API, "Nord News", "2024-05-14 08:00:00+00:00", ("author", "Ada Berg")),
        ({"status": "ok", "totalResults": 1, "articles": [NEWS_API]},
         "Nord News", "2024-05-14 08:00:00+00:00", ("description", "In Oslo")),
        ({**MEDIA_CLOUD, "text": TEXT}, "nordnews.example", "2024-05-14", ("id", "f00")),
    ],
    ids=["news-please", "news-please-1", "registry-1", "registry", "newsapi-1", "newsapi", "mediacloud"],
)  # fmt: skip
@pytest.mark.parametrize("form", ["document", "line"])
def test_a_record_is_known_by_its_keys(
    tmp_path: Path, record: Any, source: str, moment: str, kept: tuple[str, Any], form: str
) -> None:
    path = written(tmp_path, record, "a.json")
    if form == "document":
        path.write_text(json.dumps(record, indent=2))
    (article,), refused = read(path, zone="Europe/Oslo")
    assert not refused
    assert (article.text, article.title) == (TEXT, "Talks")
    assert article.url == "https://nordnews.example/talks"
    assert (article.source, str(article.published_at), article.language) == (source, moment, "en")
    assert article.metadata[kept[0]] == kept[1]


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({**NEWS_PLEASE, "maintext": None, "date_publish": None},
         ":1: text: Field required (text is taken from maintext or text)"),
        (NEWS_PLEASE, ":1: published_at: '2024-05-14T08:00:00' has no time zone"),
        ({"articles": {"results": [REGISTRY, {**REGISTRY, "body": ""}]}},
         ":1: articles.results[1]: text: Field required (text is taken from body)"),
        ({"articles": {"results": [REGISTRY, 7]}}, ":1: articles.results[1]: expected an article record"),
        ({"articles": {"results": []}},
         ":1: an answer of EventRegistry without articles: its list articles.results is empty"),
        ({**NEWS_API, "content": "Norwegian Prime… [+123 chars]"},
         ":1: content is cut: it ends in '[+123 chars]': save the page and say with --pages FOLDER"),
        ({**NEWS_API, "content": None}, ":1: content is missing: save the page"),
        ({**NEWS_API, "content": "[Removed]"}, ":1: its publisher has removed it"),
        ({"status": "error", "code": "apiKeyInvalid", "message": "Your API key is invalid."},
         ":1: an answer of NewsAPI without articles: apiKeyInvalid: Your API key is invalid."),
        ({"status": "ok", "totalResults": 0, "articles": []}, ":1: an answer of NewsAPI without articles"),
        (MEDIA_CLOUD, ":1: it holds no text: save the page and say with --pages FOLDER where it is"),
        ({"articles": [GDELT]}, ":1: articles[0]: it is an address and no text: save the page"),
        ({**REGISTRY, "dateTimePub": "soon"},
         ":1: published_at: 'soon' is not an ISO 8601 date or time (published_at is taken from dateTimePub"),
    ],
)  # fmt: skip
def test_what_is_wrong_or_missing_is_named_as_it_is_there(
    tmp_path: Path, record: Any, reason: str
) -> None:
    _, refused = read(written(tmp_path, record))
    assert refused[-1].startswith(reason)
    assert len(refused) == 1


@pytest.mark.parametrize(
    ("record", "moment"),
    [
        ({"articles": [GDELT]}, "2024-05-14 08:00:00+00:00"),
        (MEDIA_CLOUD, "2024-05-14"),
        ({**NEWS_API, "content": "Norwegian Prime… [+123 chars]"}, "2024-05-14 08:00:00+00:00"),
        ({"url": "https://nordnews.example/talks", "title": "Talks", "published_at": "2024-05-14"},
         "2024-05-14"),
    ],
)  # fmt: skip
def test_a_record_without_text_takes_that_of_its_saved_page(
    tmp_path: Path, pages: Path, record: Any, moment: str
) -> None:
    (article,), refused = read(written(tmp_path, record), pages=str(pages))
    assert not refused
    assert (article.title, article.text) == ("Talks", TEXT)
    assert article.url == "https://nordnews.example/talks"
    assert str(article.published_at) == moment


@pytest.mark.parametrize(
    "name",
    [
        "nordnews.example/talks", "nordnews.example/talks.html.gz", "nordnews.example/talks/index.html",
        "https%3A%2F%2Fnordnews.example%2Ftalks.json",
        sha256(b"https://nordnews.example/talks").hexdigest() + ".html",
    ],
)  # fmt: skip
def test_a_page_is_found_by_any_of_its_names(tmp_path: Path, name: str) -> None:
    page = tmp_path / "pages" / name
    page.parent.mkdir(parents=True)
    content = json.dumps({"text": TEXT}).encode()
    page.write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    answer = written(tmp_path, {"articles": [GDELT]})
    (article,), refused = read(answer, pages=str(tmp_path / "pages"))
    assert not refused
    assert article.text == TEXT


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "the file is empty"), (b'{"text": "a"}\n{"text": "b"}', "it holds 2 records, and not one"),
     (b'{"text": "cut', "not valid JSON"), (bytes(range(256)), "binary")],
)  # fmt: skip
def test_a_page_that_cannot_be_read_is_told_with_its_name(
    tmp_path: Path, pages: Path, content: bytes, reason: str
) -> None:
    (pages / "nordnews.example" / "talks.txt").rename(pages / "nordnews.example" / "talks.json")
    (pages / "nordnews.example" / "talks.json").write_bytes(content)
    _, (refused,) = read(written(tmp_path, {"articles": [GDELT]}), pages=str(pages))
    assert refused.startswith(f":1: articles[0]: its page {pages}/nordnews.example/talks.json")
    assert reason in refused


def test_a_missing_page_and_one_outside_are_refused(tmp_path: Path, pages: Path) -> None:
    (tmp_path / "secret.txt").write_text(TEXT)
    (pages / "link.txt").symlink_to(tmp_path / "secret.txt")
    urls = [
        "https://nordnews.example/none",
        "https://../secret.txt",
        "../secret",
        "link",
        "http://[",
        "a\0",
    ]
    answer = {"articles": [{**GDELT, "url": url} for url in urls]}
    articles, refused = read(written(tmp_path, answer), pages=str(pages))
    assert not articles
    assert [told.split(":")[2] for told in refused] == [f" articles[{n}]" for n in range(len(urls))]
    assert all("no page of" in told for told in refused)


def test_lists_of_addresses_in_tables_are_refused_once_without_pages(
    tmp_path: Path, pages: Path
) -> None:
    address = "https://nordnews.example/talks"
    lists = {
        "gdelt.csv": [["URL", "MobileURL", "Date", "Title"],
                      [address, "", "2024-05-14 08:00:00", "Talks"]],
        "cloud.csv": [list(MEDIA_CLOUD), list(MEDIA_CLOUD.values())],
        "own.csv": [["link", "headline", "date"], [address, "Talks", "2024-05-14"]],
    }  # fmt: skip
    for name, rows in lists.items():
        with (tmp_path / name).open("w", newline="") as file:
            csv.writer(file).writerows([*rows, rows[-1]])
        _, (refused,) = read(tmp_path / name)
        assert refused.startswith(": there are addresses and no texts: save the pages")
        (first, second), refusals = read(tmp_path / name, pages=str(pages))
        assert (first.title, first.text) == (second.title, second.text) == ("Talks", TEXT)
        assert str(first.published_at).startswith("2024-05-14")
        assert not refusals


def test_a_knowledge_graph_of_gdelt_is_known_without_a_header(tmp_path: Path, pages: Path) -> None:
    def row(number: int, collection: str, address: str, translation: str = "") -> str:
        cells = [
            f"20240514080000-{number}",
            "20240514080000",
            collection,
            "nordnews.example",
            address,
        ]
        return "\t".join([*cells, *[""] * 20, translation, "<PAGE_TITLE>Talks</PAGE_TITLE>"])

    path = tmp_path / "20240514080000.gkg.csv"
    address = "https://nordnews.example/talks"
    rows = [
        row(1, "1", address),
        row(2, "2", "BBC Monitoring"),
        "cut",
        row(3, "1", address, "srclc:spa;"),
    ]
    path.write_text("\n".join(rows))
    assert read(path)[1][0].startswith(": there are addresses and no texts")
    (first, second), (citation, cut) = read(path, pages=str(pages), any_language=True)
    assert (first.title, first.text, first.source) == ("Talks", TEXT, "nordnews.example")
    assert (str(first.published_at), first.language) == ("2024-05-14 08:00:00+00:00", "en")
    assert first.metadata == {"GKGRECORDID": "20240514080000-1"}
    assert second.language == "es"
    assert citation == ":2: no web page, but a citation: BBC Monitoring"
    assert cut == ":3: the row has 1 cells, and not 27"
