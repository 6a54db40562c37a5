"""News in JSON is read in all versions, one by one, in lines and in answers; what holds no text says so."""

import json
from pathlib import Path
from typing import Any

import pytest

from communique_schemas import Article
from tests.producer import reading

FIRST = "The foreign ministers of Norway and Finland met in Oslo on Monday."
SECOND = "They talked & signed a treaty on the fisheries of the north."
HTML = (
    f"<section><p>{FIRST}</p><p>They talked &amp; signed a treaty on the\nfisheries of the north.</p>"
    "</section>"
)
TEXT = f"{FIRST}\n\n{SECOND}"
URI = "urn:newsml:nordnews.example:20240514:4711"

ONE: dict[str, Any] = {
    "uri": URI,
    "type": "text",
    "version": "2",
    "versioncreated": "2024-05-14T10:00:00+02:00",
    "firstcreated": "2024-05-13T10:00:00+02:00",
    "pubstatus": "usable",
    "urgency": 4,
    "language": "en-GB",
    "headline": "Talks in Oslo",
    "body_html": HTML,
    "body_text": f"{FIRST} {SECOND}",
    "byline": "By A. Reporter",
    "copyrightholder": "Nord News",
    "associations": {"photo": {"uri": "urn:photo", "type": "picture"}},
}
TWO: dict[str, Any] = {
    "uri": URI,
    "standard": {"name": "ninjs", "version": "2.1"},
    "type": "text",
    "version": "2",
    "versioncreated": "2024-05-14T10:00:00+02:00",
    "pubstatus": "usable",
    "urgency": 4,
    "language": "en-GB",
    "headlines": [{"role": "short", "value": "Talks"}, {"role": "main", "value": "Talks in Oslo"}],
    "bodies": [
        {"role": "text", "contenttype": "text/plain", "value": f"{FIRST} {SECOND}"},
        {"role": "html", "contenttype": "text/html", "value": HTML},
    ],
    "infosources": [{"name": "Nord News", "role": "isrole:originfo"}],
    "by": "A. Reporter",
}
THREE: dict[str, Any] = {
    "uri": URI,
    "standard": {"name": "ninjs", "version": "3.0"},
    "type": "text",
    "version": "2",
    "versionCreated": "2024-05-14T10:00:00+02:00",
    "pubStatus": "usable",
    "urgency": 4,
    "language": "en-GB",
    "headlines": [{"role": "main", "value": "Talks in Oslo"}],
    "bodies": [{"role": "html", "contentType": "text/html", "value": HTML}],
    "copyrightHolder": "Nord News",
    "by": "A. Reporter",
}
VERSIONS = pytest.mark.parametrize("item", [ONE, TWO, THREE], ids=["1", "2", "3"])


def read(path: Path, content: Any, **said: Any) -> tuple[list[Article], list[str]]:
    written = content if isinstance(content, str) else json.dumps(content)
    return reading.read(path, written, **said)[:2]


@VERSIONS
def test_an_item_of_any_version_is_an_article(tmp_path: Path, item: dict[str, Any]) -> None:
    (article,), refused = read(tmp_path / "a.json", item)
    assert refused == []
    assert (article.id, article.url) == (URI, None)
    assert article.text == TEXT
    assert (article.title, article.source, article.language) == (
        "Talks in Oslo",
        "Nord News",
        "en-GB",
    )
    assert str(article.published_at) == "2024-05-14 10:00:00+02:00"
    assert article.metadata["version"] == "2"
    assert article.metadata["urgency"] == 4
    assert not {"bodies", "body_html", "associations"} & article.metadata.keys()


@VERSIONS
def test_a_body_without_marks_stays_as_it_is(tmp_path: Path, item: dict[str, Any]) -> None:
    plain = f"{FIRST}\n{SECOND}\n\nThey met."
    given = {k: v for k, v in item.items() if not k.startswith("body_")}
    if "bodies" in given:
        name = "contentType" if "versionCreated" in given else "contenttype"
        given["bodies"] = [{name: "text/plain", "value": plain}]
    else:
        given["body_text"] = plain
    (article,), _ = read(tmp_path / "a.json", given)
    assert article.text == plain


def test_lines_and_answers_of_several_are_read(tmp_path: Path) -> None:
    lines = "".join(
        json.dumps(item | {"uri": f"urn:{n}"}) + "\n" for n, item in enumerate([ONE, TWO, THREE])
    )
    articles, _ = read(tmp_path / "a.jsonl", lines)
    assert [article.id for article in articles] == ["urn:0", "urn:1", "urn:2"]
    canceled = THREE | {"uri": "urn:1", "pubStatus": "canceled"}
    answer = {
        "_items": [TWO | {"uri": "urn:0"}, canceled, THREE | {"uri": "urn:2"}],
        "_meta": {"total": 3},
    }
    articles, refused = read(tmp_path / "a.json", answer)
    assert [article.id for article in articles] == ["urn:0", "urn:2"]
    assert refused == [":1: _items[1]: its publisher has cancelled it"]


def test_an_address_as_its_name_is_its_address(tmp_path: Path) -> None:
    (article,), _ = read(tmp_path / "a.json", THREE | {"uri": "https://nordnews.example/4711"})
    assert article.id == article.url == "https://nordnews.example/4711"


def test_the_time_of_the_content_comes_before_that_of_the_version(tmp_path: Path) -> None:
    (article,), _ = read(tmp_path / "a.json", THREE | {"contentCreated": "2024-05-12"})
    assert str(article.published_at) == "2024-05-12"


def without(item: dict[str, Any], *keys: str, **others: Any) -> dict[str, Any]:
    return {key: value for key, value in item.items() if key not in keys} | others


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        (
            without(TWO, "bodies", type="picture"),
            ":1: it is a picture without a body: it holds no text",
        ),
        (without(TWO, bodies=[]), ":1: it is a text without a body: it holds no text"),
        (without(TWO, bodies={"value": 7}), ":1: it is a text without a body: it holds no text"),
        (
            without(TWO, bodies=[{"value": 7}, 8, None]),
            ":1: it is a text without a body: it holds no text",
        ),
        (
            without(ONE, representationtype="incomplete"),
            ":1: it is not complete, as it says itself",
        ),
        (without(ONE, pubstatus="withheld"), ":1: its publisher withholds it"),
        (without(THREE, headlines=[{"role": "main", "value": {"x": 1}}]), ":1: title: "),
    ],
)
def test_what_is_no_article_is_refused_with_the_reason(
    tmp_path: Path, item: dict[str, Any], reason: str
) -> None:
    articles, (refused,) = read(tmp_path / "a.json", item)
    assert not articles
    assert refused.startswith(reason)
