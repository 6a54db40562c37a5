"""NITF and NewsML-G2, as agencies send them: text by paragraphs, with what is told of it."""

import sys
from pathlib import Path
from typing import Any

import pytest

from tests.producer.reading import read

FIRST = "The foreign ministers of Norway and Finland met in Oslo on Monday."
SECOND = "They talked & signed a treaty on the fisheries of the north."
TEXT = f"{FIRST}\n\n{SECOND}"
DOCTYPE = '<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">'
BODY = (
    f"<body><body.head><hedline><hl1>Talks in <location>Oslo</location></hl1><hl2>Fish</hl2></hedline>"
    "<byline>By A. Reporter</byline><dateline><location>OSLO</location></dateline></body.head><body.content>"
    f"<block><p>{FIRST}</p>\n<p>They talked &amp; signed a <em>treaty</em> on the\nfisheries "
    "of the north.</p>"
    "<table><tr><td>7</td></tr></table></block><media><media-producer>AP</media-producer></media>"
    "</body.content><body.end><tagline>ends</tagline></body.end></body>"
)


def nitf(
    head: str = "", body: str = BODY, before: str = "", attributes: str = ' xml:lang="en-GB"'
) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<nitf{attributes}><head><title>File 4711</title>'
        '<docdata management-status="usable"><doc-id id-string="4711"/><urgency ed-urg="4"/>'
        '<date.issue norm="20240514T100000+0200"/><doc.copyright holder="Nord News" year="2024"/>'
        f'<key-list><keyword key="talks"/></key-list></docdata>{head}</head>{body}</nitf>'
    )


def news_item(
    number: int = 1,
    content: str = "",
    sort: str = "ninat:text",
    status: str = "stat:usable",
    about: str = "<contentCreated>2024-05-14T10:00:00+02:00</contentCreated>",
) -> str:
    content = content or (
        '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>'
        f"<title>x</title></head><body><p>{FIRST}</p><p>They talked &amp; signed a treaty on the fisheries "
        "of the north.</p></body></html></inlineXML>"
    )
    return (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:nordnews.example:{number}" '
        'version="3" standard="NewsML-G2" standardversion="2.34" conformance="power" xml:lang="en-GB">'
        f'<itemMeta><itemClass qcode="{sort}"/><provider qcode="nprov:NORD"><name>Nord News</name></provider>'
        f'<versionCreated>2024-05-15T10:00:00+02:00</versionCreated><pubStatus qcode="{status}"/></itemMeta>'
        f"<contentMeta>{about}<headline>Talks in Oslo</headline><slugline>TALKS-OSLO</slugline>"
        '<subject qcode="medtop:20000638"/><subject><name>diplomacy</name></subject></contentMeta>'
        f"<contentSet>{content}</contentSet></newsItem>"
    )


def message(*items: str) -> str:
    return (
        '<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header>'
        f"<sent>2024-05-14T10:00:00Z</sent></header><itemSet>{''.join(items)}</itemSet></newsMessage>"
    )


@pytest.mark.parametrize("name", ["a.nitf", "a.xml", "a"])
@pytest.mark.parametrize("before", ["", DOCTYPE])
def test_a_document_of_nitf_is_an_article(tmp_path: Path, name: str, before: str) -> None:
    (article,), refused, _ = read(tmp_path / name, nitf(before=before))
    assert refused == []
    assert article.text == TEXT
    assert (article.title, article.source, article.language) == (
        "Talks in Oslo",
        "Nord News",
        "en-GB",
    )
    assert str(article.published_at) == "2024-05-14 10:00:00+02:00"
    assert article.metadata == {
        "doc_id": "4711", "urgency": "4", "byline": "By A. Reporter", "dateline": "OSLO",
        "keywords": ["talks"],
    }  # fmt: skip


def test_nitf_in_a_namespace_and_with_a_day_alone_is_read(tmp_path: Path) -> None:
    content = nitf(attributes=' xmlns="http://iptc.org/std/NITF/2006-10-18/"')
    content = content.replace("20240514T100000+0200", "20240514")
    (article,), _, _ = read(tmp_path / "a.xml", content)
    assert (article.text, str(article.published_at), article.language) == (TEXT, "2024-05-14", "en")


@pytest.mark.parametrize("name", ["a.newsml", "a.xml", "a"])
def test_an_item_of_newsml_is_an_article(tmp_path: Path, name: str) -> None:
    (article,), refused, _ = read(tmp_path / name, news_item())
    assert refused == []
    assert article.text == TEXT
    assert article.id == "urn:newsml:nordnews.example:1"
    assert (article.title, article.source, article.language) == (
        "Talks in Oslo",
        "Nord News",
        "en-GB",
    )
    assert str(article.published_at) == "2024-05-14 10:00:00+02:00"
    assert article.metadata == {
        "version": "3", "slugline": "TALKS-OSLO", "subjects": ["20000638", "diplomacy"]
    }  # fmt: skip


ESCAPED = SECOND.replace("&", "&amp;")
AS_NITF = f'<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">{BODY}</nitf>'
SHORT = '<inlineData contenttype="text/plain">Talks</inlineData>'


@pytest.mark.parametrize(
    "content",
    [
        f'<inlineXML contenttype="application/nitf+xml">{AS_NITF}</inlineXML>',
        f'<inlineData contenttype="text/plain">{FIRST}\n\n{ESCAPED}</inlineData>',
        f'<inlineData contenttype="text/html"><![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]></inlineData>',
        f"{SHORT}<inlineXML><p>{FIRST}</p><p>{ESCAPED}</p></inlineXML>",
    ],
    ids=["nitf", "plain", "html", "the longest of two"],
)  # fmt: skip
def test_content_of_every_form_is_read(tmp_path: Path, content: str) -> None:
    (article,), refused, _ = read(tmp_path / "a.xml", news_item(content=content))
    assert (article.text, article.title, refused) == (TEXT, "Talks in Oslo", [])


def test_a_message_holds_several_items(tmp_path: Path) -> None:
    picture = '<remoteContent href="photo.jpg" contenttype="image/jpeg"/>'
    package = '<packageItem guid="urn:p" version="1"><itemMeta/></packageItem>'
    articles, refused, told = read(
        tmp_path / "a.xml",
        message(
            news_item(1), news_item(2, picture, "ninat:picture"), package,
            news_item(4, status="stat:canceled"),
            news_item(5, '<remoteContent href="five.txt"/>'), news_item(6, "<inlineXML/>"), news_item(7),
        ),
    )  # fmt: skip
    assert [article.id[-1] for article in articles] == ["1", "7"]
    assert refused == [
        ":4: urn:newsml:nordnews.example:4: its publisher has cancelled it",
        ":5: urn:newsml:nordnews.example:5: its text is elsewhere: five.txt",
        ":6: urn:newsml:nordnews.example:6: it holds no text",
    ]
    assert told == [": 7 items; passed over, being no text: 1 picture, 1 packageItem"]


@pytest.mark.parametrize(
    ("about", "made"),
    [
        ("<contentCreated>2024-05</contentCreated>", "2024-05-15 10:00:00+02:00"),
        ("<contentCreated>2024-05-13</contentCreated>", "2024-05-13"),
        ("<contentModified>2024-05-12T10:00:00Z</contentModified><contentCreated>2024-05-11</contentCreated>",
         "2024-05-12 10:00:00+00:00"),
    ],
)  # fmt: skip
def test_the_time_is_that_of_the_content_where_it_is_told(
    tmp_path: Path, about: str, made: str
) -> None:
    (article,), _, _ = read(tmp_path / "a.xml", news_item(about=about))
    assert str(article.published_at) == made


ELSEWHERE = Path("/etc/hostname").as_uri()
BOMB = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))


@pytest.mark.parametrize("make", [nitf, lambda before: before + message(news_item())[21:]])
@pytest.mark.parametrize(
    ("before", "reason"),
    [
        (f'<!DOCTYPE x [<!ENTITY a0 "boom">{BOMB}]>', "it declares entities of its own"),
        (f'<!DOCTYPE x [<!ENTITY f SYSTEM "{ELSEWHERE}">]>', "it declares entities of its own"),
        (
            f'<!DOCTYPE x [<!ENTITY % f SYSTEM "{ELSEWHERE}"> %f;]>',
            "it declares entities of its own",
        ),
    ],
)
def test_entities_are_refused(tmp_path: Path, make: Any, before: str, reason: str) -> None:
    articles, (refused,), _ = read(tmp_path / "a.xml", make(before=before))
    assert not articles
    assert reason in refused


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (nitf()[:-200], ": not well-formed XML: "),
        (message(news_item())[:-200], ": not well-formed XML: "),
        (nitf(body="<a>" * 20_000 + "</a>" * 20_000), ": its elements are nested more than 500 levels deep"),
        (nitf(body="<body/>"), ": text: Field required"),
        (nitf().replace('"usable"', '"embargoed"'), ": its publisher holds it back still"),
        (message(), ": it holds no news items with text"),
        (message(news_item(1, "<remoteContent/>", "ninat:video")), ": it holds no news items with text"),
        ("<NewsML><NewsItem/></NewsML>", ": this is NewsML 1, which is not read here"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_the_reason(
    tmp_path: Path, content: str, reason: str
) -> None:
    articles, (refused,), _ = read(tmp_path / "a.xml", content)
    assert not articles
    assert refused.startswith(reason)


def test_the_encoding_is_that_which_it_declares(tmp_path: Path) -> None:
    content = nitf().replace("UTF-8", "iso-8859-1").replace("Oslo on", "Tromsø on")
    (article,), _, _ = read(tmp_path / "a.xml", content.encode("iso-8859-1"))
    assert article.text.startswith(FIRST.replace("Oslo", "Tromsø"))


@pytest.mark.parametrize(("content", "what"), [(nitf(), "NITF"), (news_item(), "NewsML-G2")])
def test_what_is_not_installed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, what: str
) -> None:
    monkeypatch.setitem(sys.modules, "defusedxml", None)
    _, refused, _ = read(tmp_path / "a.xml", content)
    assert refused == [f': {what} needs what is not installed: pip install "communique[sources]"']
