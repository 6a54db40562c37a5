"""Feeds are read item by item where they carry the whole text; what they lack is told."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.producer.reading import read

FIRST = "The foreign ministers of Norway and Finland met in Oslo on Monday."
SECOND = "They talked for an hour & signed “a treaty” on the fisheries of the north."
HTML = (
    f"<p>{FIRST}</p><script>x</script><p>They talked for an hour &amp; signed &#8220;a treaty&#8221; on the "
    "<b>fisheries</b>\nof the north.</p><table><tr><td>1</td></tr></table>"
)
TEXT = f"{FIRST}\n\n{SECOND}"


def item(
    number: int = 1, body: str = f"<content:encoded><![CDATA[{HTML}]]></content:encoded>"
) -> str:
    return (
        f"<item><title>Talks &amp;amp; fish {number}</title><link>https://nordnews.example/{number}</link>"
        f"<guid isPermaLink='false'>id-{number}</guid><pubDate>Tue, 14 May 2024 08:00:00 +0300</pubDate>"
        f"<dc:creator>A. Reporter</dc:creator><category>World</category>{body}"
        "<description>In short: they met…</description></item>"
    )


def rss(*items: str, before: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<channel><title>Nord News</title><link>https://nordnews.example/</link><language>en-gb</language>"
        f"{''.join(items)}</channel></rss>"
    )


def atom(content: str, published: str = "<published>2024-05-14T08:00:00+03:00</published>") -> str:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"><title>Nord News</title>'
        "<id>urn:feed</id><updated>2024-05-15T00:00:00Z</updated><entry><title type='html'>"
        "Talks &amp;amp; fish 1</title><link href='https://nordnews.example/1'/><id>id-1</id>"
        f"<author><name>A. Reporter</name></author>{published}"
        f"<updated>2024-05-15T00:00:00Z</updated><category term='World'/>{content}</entry></feed>"
    )


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "a.atom", "a"])
@pytest.mark.parametrize(
    "content",
    [
        rss(item()),
        atom(
            f"<content type='html'><![CDATA[{HTML}]]></content><summary>In short: they met…</summary>"
        ),
        atom(
            f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>{HTML}</div></content>"
        ),
    ],
    ids=["rss", "atom", "atom with xhtml"],
)
def test_an_item_with_its_whole_text_is_an_article(tmp_path: Path, name: str, content: str) -> None:
    (article,), refused, told = read(tmp_path / name, content)
    assert article.text == TEXT
    assert (article.title, article.url) == ("Talks & fish 1", "https://nordnews.example/1")
    assert (article.source, article.language.lower()) == ("Nord News", "en-gb")
    assert article.published_at == datetime(2024, 5, 14, 5, tzinfo=UTC)
    assert str(article.published_at).endswith("+03:00")
    assert article.metadata["guid"] == "id-1"
    assert article.metadata["author"] == "A. Reporter"
    assert article.metadata["tags"] == ["World"]
    assert "summary" not in article.metadata
    assert (refused, told) == ([], [])


def test_rss_of_the_first_version_is_read(tmp_path: Path) -> None:
    content = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<channel><title>Nord News</title></channel><item><title>Talks</title>"
        f"<link>https://nordnews.example/1</link><dc:date>2024-05-14</dc:date>"
        f"<content:encoded><![CDATA[{HTML}]]></content:encoded></item></rdf:RDF>"
    )
    (article,), _, _ = read(tmp_path / "a.rdf", content)
    assert (article.text, str(article.published_at)) == (TEXT, "2024-05-14")


SUMMARY = "<description>The ministers met. They talked.</description>"
CUT = f"<content:encoded><![CDATA[<p>{FIRST}</p> [&#8230;]]]></content:encoded>"


@pytest.mark.parametrize("body", [SUMMARY, CUT])
def test_a_summary_is_no_article_unless_it_is_wanted(tmp_path: Path, body: str) -> None:
    content = rss(
        item(1, body).replace("<description>In short: they met…</description>", ""), item(2)
    )
    articles, refused, _ = read(tmp_path / "a.rss", content)
    assert [article.metadata["guid"] for article in articles] == ["id-2"]
    advice = "--linked-pages fetches its page, --summaries reads the summary"
    assert refused == [f":1: the feed has no whole text: {advice}"]
    articles, refused, _ = read(tmp_path / "a.rss", content, summaries=True)
    assert refused == []
    assert articles[0].text == (
        "The ministers met. They talked." if body is SUMMARY else f"{FIRST}\n\n[…]"
    )
    assert articles[1].text == TEXT


def test_a_long_description_is_a_whole_text(tmp_path: Path) -> None:
    long = f"<description>{' '.join([FIRST] * 20)}</description>"
    (article,), _, _ = read(
        tmp_path / "a.rss",
        rss(item(1, "").replace("<description>In short: they met…</description>", long)),
    )
    assert article.text == " ".join([FIRST] * 20)


def test_saved_pages_give_items_their_texts(tmp_path: Path) -> None:
    folder = tmp_path / "pages" / "nordnews.example"
    folder.mkdir(parents=True)
    (folder / "1.txt").write_text(TEXT)
    (article,), _, _ = read(tmp_path / "a.rss", rss(item(1, "")), pages=str(tmp_path / "pages"))
    assert (article.text, article.title) == (TEXT, "Talks & fish 1")
    assert article.metadata["summary"] == "In short: they met…"


@pytest.mark.parametrize(
    ("told", "made"),
    [
        ("Tue, 14 May 2024 08:00:00 GMT", "2024-05-14 08:00:00+00:00"),
        ("Tue, 14 May 2024 08:00 EST", "2024-05-14 08:00:00-05:00"),
        ("2024-05-14T08:00:00Z", "2024-05-14 08:00:00+00:00"),
        ("Tuesday the fourteenth", "None"),
    ],
)
def test_times_are_understood_as_feeds_write_them(tmp_path: Path, told: str, made: str) -> None:
    content = rss(item()).replace("Tue, 14 May 2024 08:00:00 +0300", told)
    (article,), _, _ = read(tmp_path / "a.rss", content)
    assert str(article.published_at) == made
    assert article.metadata.get("published") == (told if made == "None" else None)


def test_a_time_without_zone_needs_one_to_be_said(tmp_path: Path) -> None:
    content = rss(item()).replace("Tue, 14 May 2024 08:00:00 +0300", "2024-05-14T08:00:00")
    _, (refused,), _ = read(tmp_path / "a.rss", content)
    assert "or --zone Europe/Oslo" in refused
    (article,), _, _ = read(tmp_path / "a.rss", content, zone="Europe/Oslo")
    assert str(article.published_at) == "2024-05-14 08:00:00+02:00"


def test_what_is_not_well_formed_is_read_as_well_as_it_can_be(tmp_path: Path) -> None:
    articles, refused, (told,) = read(
        tmp_path / "a.rss", rss("<title>A & B</title>", item(1), item(2))
    )
    assert [article.text for article in articles] == [TEXT, TEXT]
    assert refused == []
    assert told.startswith(": not well-formed XML: ")
    assert told.endswith("; it is read as well as it can be")


@pytest.mark.parametrize("left", [0.6, 0.9])
def test_of_a_feed_that_is_cut_the_last_item_is_refused(tmp_path: Path, left: float) -> None:
    whole = rss(item(1), item(2))
    articles, (refused,), _ = read(tmp_path / "a.rss", whole[: int(len(whole) * left)])
    assert [article.metadata["guid"] for article in articles] == ["id-1"]
    assert refused.startswith(":2: the feed is cut in or behind this item (not well-formed XML: ")


ELSEWHERE = Path("/etc/hostname").as_uri()
BOMB = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (rss(item(1, "<content:encoded>&a9;</content:encoded>"),
             before=f'<!DOCTYPE rss [<!ENTITY a0 "boom">{BOMB}]>'), "it declares entities of its own"),
        (rss(item(1, "<content:encoded>&f;</content:encoded>"),
             before=f'<!DOCTYPE rss [<!ENTITY f SYSTEM "{ELSEWHERE}">]>'), "it declares entities"),
        (rss(item(), before='<!DOCTYPE rss SYSTEM "http://127.0.0.1:1/x.dtd"> <?x?>'), None),
        ("<rss version='2.0'><channel>", "this is no feed that can be read: not well-formed XML"),
        ("<RDF>x</RDF>", "this is no feed that can be read: it has no version"),
        (rss("<a>" * 20_000 + "</a>" * 20_000, item()), "nested more than 500 levels deep"),
    ],
)  # fmt: skip
def test_hostile_feeds_are_refused_with_the_reason(
    tmp_path: Path, content: str, reason: str | None
) -> None:
    articles, refused, _ = read(tmp_path / "a.xml", content)
    if reason is None:
        assert [article.text for article in articles] == [TEXT]
    else:
        assert not articles
        assert reason in refused[0]


def test_a_feed_without_items_is_told_and_no_fault(tmp_path: Path) -> None:
    assert read(tmp_path / "a.rss", rss()) == ([], [], [": the feed has no items"])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "iso-8859-1"])
def test_the_encoding_is_that_which_it_declares(tmp_path: Path, encoding: str) -> None:
    content = rss(item(1, "<content:encoded>Skål, said Jens Åberg to Elina.</content:encoded>"))
    content = content.replace("UTF-8", encoding.removesuffix("-sig")).replace("…", "&#8230;")
    (article,), _, _ = read(tmp_path / "a.rss", content.encode(encoding))
    assert article.text == "Skål, said Jens Åberg to Elina."


def test_fields_can_be_mapped(tmp_path: Path) -> None:
    (article,), _, _ = read(
        tmp_path / "a.rss", rss(item(1, "")), mapping=["text=metadata.summary,title=title,url=url"]
    )
    assert (article.text, article.title) == ("In short: they met…", "Talks & fish 1")


def test_what_is_not_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "feedparser", None)
    _, refused, _ = read(tmp_path / "a.rss", rss(item()))
    assert refused == [': feeds need what is not installed: pip install "communique[sources]"']
