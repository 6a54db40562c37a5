"""Addresses are asked of a real server: what is new is read once, and what fails is told and tried again."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from communique_producer.sources import Refusal, fetching, poll_articles, read_articles
from communique_producer.sources.address_memory import AddressMemory, Remembered
from communique_schemas import Article
from communique_schemas.errors import SourceError
from tests.producer.web import Web, serving

WORDS = "The foreign ministers of Norway and Finland met in Oslo on Monday, to talk about fish."
PAGE = f"<!DOCTYPE html><html><head><title>Talks</title></head><body><p>{WORDS}</p></body></html>"


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as running:
        yield running


def feed(web: Web, *numbers: int, whole: bool = True, host: str | None = None) -> str:
    text = (
        f"<content:encoded>{WORDS}</content:encoded>"
        if whole
        else "<description>Talks</description>"
    )
    items = "".join(
        f"<item><title>Talks {n}</title><link>{host or web.url}/{n}</link>{text}</item>"
        for n in numbers
    )
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Nord</title>'
        f"{items}</channel></rss>"
    )


class Polled:
    """Addresses asked in rounds that follow at once, with what was told of them."""

    def __init__(self, *urls: str, every: float | None = 0.01, **said: Any) -> None:
        self.stop = Event()
        self.told: list[str] = []
        self._batches = poll_articles(
            list(urls), every=every, stop=self.stop, notice=self.told.append, **said
        )

    def next(self) -> list[str]:
        """Of the next batch the titles, and the reasons of refusals."""
        return self._named(next(self._batches))

    def all(self) -> list[str]:
        """Those of all batches to its end."""
        return [name for batch in self._batches for name in self._named(batch)]

    def _named(self, batch: list[Article | Refusal]) -> list[str]:
        return [each.reason if isinstance(each, Refusal) else each.title or "" for each in batch]

    def end(self) -> list[Any]:
        self.stop.set()
        return list(self._batches)


def read(*urls: str, **said: Any) -> tuple[list[Article], list[str]]:
    items = list(read_articles(urls, **said))
    refused = [str(each) for each in items if isinstance(each, Refusal)]
    return [each for each in items if isinstance(each, Article)], refused


def test_whatever_is_at_an_address_is_read(web: Web) -> None:
    lines = json.dumps({"text": "They met.", "title": "a"}) + "\n"
    urls = [
        web.put("/feed", feed(web, 1)),
        web.put("/talks", PAGE.replace("Oslo", "Århus").encode("cp1257"),
                headers={"Content-Type": "text/html; charset=windows-1257"}),
        web.put("/lines.jsonl.gz", gzip.compress(lines.encode())),
    ]  # fmt: skip
    articles, refused = read(*urls)
    assert [article.title for article in articles] == ["Talks 1", "Talks", "a"]
    assert "Århus" in articles[1].text
    assert articles[1].url == urls[1]
    assert refused == []


def test_what_cannot_be_fetched_is_refused_with_the_reason(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "LARGEST", 50_000)
    bomb = gzip.compress(b"x" * 20_000_000)
    urls = [
        "http://127.0.0.1:9/feed",
        web.put("/gone", status=410),
        web.put("/loop", status=302, headers={"Location": "/loop"}),
        web.put("/away", status=302, headers={"Location": Path("/etc/hostname").as_uri()}),
        web.put("/bomb", bomb, headers={"Content-Encoding": "gzip"}),
        web.put(
            "/inside", status=302, headers={"Location": web.url.replace("127.0.0.1", "localhost")}
        ),
        web.put("/broken", b"no gzip", headers={"Content-Encoding": "gzip"}),
        "http://nordnews:port/feed",
    ]
    articles, refused = read(*urls)
    assert not articles
    assert len(refused) == len(urls)
    for url, told, reason in zip(
        urls, refused,
        ["cannot be reached: ", "its server answered 410 Gone", "it leads on more than 5 times",
         "it leads to 'file:", "it has more than ",
         "localhost is a machine of the own network, which a link may not lead to",
         "cannot be fetched: ", "cannot be fetched"],
        strict=True,
    ):  # fmt: skip
        assert told.startswith(f"{url}: {reason}")


def test_linked_pages_give_items_their_texts(web: Web) -> None:
    web.put("/1", PAGE)
    web.put("/3", "<html><body>Menu</body></html>")
    articles, refused = read(web.put("/feed", feed(web, 1, 2, 3, whole=False)), linked_pages=True)
    assert [(article.text, article.title) for article in articles] == [(WORDS, "Talks 1")]
    assert refused == [
        f"{web.url}/feed:2: its page {web.url}/2: its server answered 404 Not Found",
        f"{web.url}/feed:3: its page {web.url}/3: no article text was found in this page",
    ]


def test_lists_of_addresses_are_fetched_too_but_nothing_of_the_own_network(
    web: Web, tmp_path: Path
) -> None:
    web.put("/1", PAGE)
    path = tmp_path / "list.json"
    path.write_text(
        json.dumps({"articles": [{"url": f"{web.url}/1", "seendate": "20240514T080000Z"}]})
    )
    _, (refused,) = read(str(path), linked_pages=True)
    assert refused.endswith(
        "127.0.0.1 is a machine of the own network, which a link may not lead to"
    )
    other = web.url.replace("127.0.0.1", "localhost")
    _, (refused,) = read(web.put("/feed", feed(web, 1, whole=False, host=other)), linked_pages=True)
    assert refused.endswith(
        "localhost is a machine of the own network, which a link may not lead to"
    )
    web.put("/2", status=302, headers={"Location": f"{other}/1"})
    _, (refused,) = read(web.put("/feed", feed(web, 2, whole=False)), linked_pages=True)
    assert refused.endswith(
        "localhost is a machine of the own network, which a link may not lead to"
    )


def test_what_is_new_is_read_once(web: Web) -> None:
    polled = Polled(web.put("/feed", feed(web, 1, 2), etag='"a"'))
    assert polled.next() == ["Talks 1", "Talks 2"]
    assert web.asked == [("/feed", 200)]
    web.when(("/feed", 304), "/feed", lambda: web.put("/feed", feed(web, 3, 2), etag='"b"'))
    assert polled.next() == ["Talks 3"]
    assert {status for _, status in web.asked[1:-1]} == {304}
    assert polled.end() == []
    assert polled.told == []


def test_an_item_that_was_changed_is_read_again(web: Web) -> None:
    polled = Polled(web.put("/feed", feed(web, 1, 2)))
    assert polled.next() == ["Talks 1", "Talks 2"]
    web.put("/feed", feed(web, 1, 2).replace("<title>Talks 2", "<title>More talks"))
    assert polled.next() == ["More talks"]


def test_several_feeds_are_asked_and_one_that_is_away_is_told_once(web: Web) -> None:
    web.put("/a", status=503)
    polled = Polled(f"{web.url}/a", web.put("/b", feed(web, 1)))
    assert polled.next() == ["Talks 1"]
    web.when(("/b", 200), "/b", lambda: web.put("/a", feed(web, 2)))
    assert polled.next() == ["Talks 2"]
    assert polled.told == [
        f"{web.url}/a: its server answered 503 Service Unavailable; it is asked again in each round",
        f"{web.url}/a: it answers again",
    ]


@pytest.mark.parametrize("wait", ["3600", "Fri, 31 Dec 2100 23:59:59 GMT"])
def test_a_server_that_asks_for_time_is_given_it(web: Web, wait: str) -> None:
    url = web.put("/a", status=429, headers={"Retry-After": wait})
    polled = Polled(url, web.put("/b", feed(web, 1), etag='"1"'))
    assert polled.next() == ["Talks 1"]
    web.when(("/b", 304), "/b", polled.stop.set)
    assert polled.all() == []
    assert web.asked.count(("/a", 429)) == 1
    assert web.asked.count(("/b", 304)) > 1


@pytest.mark.parametrize("wait", ["0", "-1", "nan", "inf", "soon", "Fri, 31 Dec 1999 23:59:59 GMT"])
def test_what_is_no_time_to_wait_is_none(web: Web, wait: str) -> None:
    url = web.put("/a", status=503, headers={"Retry-After": wait})
    polled = Polled(url)
    web.when(("/a", 503), "/a", lambda: web.put("/a", feed(web, 1)))
    assert polled.next() == ["Talks 1"]


def test_a_page_that_is_away_is_asked_for_again(web: Web) -> None:
    web.put("/1", PAGE)
    web.put("/2", status=503)
    web.put("/3", status=404)
    url = web.put("/feed", feed(web, 1, 2, 3, whole=False), etag='"a"')
    polled = Polled(url, linked_pages=True)
    first = polled.next()
    assert first[0] == "Talks 1"
    assert [reason.rpartition(": ")[2] for reason in first[1:]] == [
        "its server answered 503 Service Unavailable", "its server answered 404 Not Found"
    ]  # fmt: skip
    web.put("/2", PAGE)
    assert polled.next() == ["Talks 2"]
    web.when(("/feed", 304), "/feed", polled.stop.set)
    assert polled.all() == []
    assert web.asked.count(("/1", 200)) == 1
    assert web.asked.count(("/3", 404)) == 1


def test_a_file_remembers_between_runs(web: Web, tmp_path: Path) -> None:
    state = str(tmp_path / "state.json")
    modified = "Tue, 14 May 2024 08:00:00 GMT"
    url = web.put("/feed", feed(web, 1), last_modified=modified)
    once = {"every": None, "state": state}
    assert Polled(url, **once).next() == ["Talks 1"]
    assert not Path(state).exists()  # what was read counts when the next is asked for
    assert Polled(url, **once).all() == ["Talks 1"]
    assert Polled(url, **once).all() == []
    assert web.asked == [("/feed", 200), ("/feed", 200), ("/feed", 304)]
    assert Polled(url, **once, forget=True).next() == ["Talks 1"]
    assert Polled(url, **once, zone="Europe/Oslo").next() == ["Talks 1"]
    assert [path.name for path in tmp_path.iterdir()] == ["state.json"]


def test_where_it_ends_at_once_an_address_that_is_away_is_refused(web: Web) -> None:
    polled = Polled(web.put("/feed", status=500), every=None)
    assert polled.next() == ["its server answered 500 Internal Server Error"]
    assert polled.told == []


@pytest.mark.parametrize(
    "content",
    ["", "[]", '{"form": 2, "addresses": {}}', '{"form": 1, "addresses": {"a": {"x": 1}}}'],
)
def test_a_state_that_is_none_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "state.json"
    path.write_text(content)
    with pytest.raises(SourceError, match="name another file, or delete it"):
        AddressMemory(str(path))
    with pytest.raises(SourceError, match="cannot be written"):
        AddressMemory(str(tmp_path / "none" / "state.json")).put("a", Remembered())


def test_what_is_no_address_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no address of the web"):
        Polled(str(tmp_path))


def test_broken_content_is_told_once(web: Web) -> None:
    polled = Polled(web.put("/feed", "<rss><channel>"))
    (reason,) = polled.next()
    assert reason.startswith("this is no feed that can be read: not well-formed XML")
    web.put("/feed", feed(web, 1))
    assert polled.next() == ["Talks 1"]
