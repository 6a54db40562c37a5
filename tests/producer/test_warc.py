"""A web archive is read page by page; what is damaged in it costs only itself."""

import gzip
import sys
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from communique_producer.sources import Refusal, read_articles, warc_records
from communique_schemas import Article

WORDS = "The foreign ministers of Norway and Finland met in Oslo on Monday, to talk about fish."
DATE = "2024-05-14T08:00:00Z"


def page(number: int, words: str = WORDS) -> bytes:
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>Talks {number}</title></head><body><nav>Home</nav>'
        f"<article><p>{words}</p><p>They met for the {number}th time, it is said.</p></article></body></html>"
    ).encode()


def chunked(data: bytes) -> bytes:
    parts = [data[at : at + 100] for at in range(0, len(data), 100)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in [*parts, b""])


class Archive:
    """An archive as warcio writes it."""

    def __init__(self, *, packed: bool = False) -> None:
        self._file = BytesIO()
        self._writer = WARCWriter(self._file, gzip=packed)
        self._writer.write_record(self._writer.create_warcinfo_record("a.warc", {"software": "x"}))

    def add(
        self,
        number: int,
        content: bytes | None = None,
        *,
        media: str = "text/html; charset=utf-8",
        status: str = "200 OK",
        sort: str = "response",
        http: dict[str, str] | None = None,
        warc: dict[str, str] | None = None,
    ) -> "Archive":
        headers = [("Content-Type", media), *(http or {}).items()]
        record = self._writer.create_warc_record(
            f"https://nordnews.example/{number}",
            sort,
            payload=BytesIO(page(number) if content is None else content),
            http_headers=StatusAndHeaders(status, headers, protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": DATE, **(warc or {})},
        )
        self._writer.write_record(record)
        return self

    def request(self, number: int) -> "Archive":
        record = self._writer.create_warc_record(
            f"https://nordnews.example/{number}",
            "request",
            http_headers=StatusAndHeaders("GET / HTTP/1.1", [], is_http_request=True),
        )
        self._writer.write_record(record)
        return self

    def saved(self, number: int, content: bytes) -> "Archive":
        record = self._writer.create_warc_record(
            f"https://nordnews.example/{number}",
            "resource",
            payload=BytesIO(content),
            warc_content_type="text/html",
        )
        self._writer.write_record(record)
        return self

    @property
    def content(self) -> bytes:
        return self._file.getvalue()


def read(path: Path, content: bytes) -> tuple[list[Any], list[str], list[str]]:
    """Articles, refusals and what was told beside them."""
    path.write_bytes(content)
    told: list[str] = []
    items = list(read_articles([str(path)], notice=told.append))
    refused = [str(item).removeprefix(str(path)) for item in items if isinstance(item, Refusal)]
    told = [words.removeprefix(f"{path}: ") for words in told]
    return [item for item in items if isinstance(item, Article)], refused, told


def urls(articles: list[Article]) -> list[str]:
    return [(article.url or "").removeprefix("https://nordnews.example/") for article in articles]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a"])
def test_pages_are_read_and_other_records_counted(tmp_path: Path, name: str) -> None:
    archive = Archive(packed=name.endswith("gz")).request(1).add(1).request(2).add(2)
    archive.add(3, b"\xff\xd8\xff", media="image/jpeg").add(4, status="404 Not Found")
    archive.add(5, sort="revisit")
    articles, refused, told = read(tmp_path / name, archive.content)
    assert urls(articles) == ["1", "2"]
    first = articles[0]
    assert first.text == f"{WORDS}\n\nThey met for the 1th time, it is said."
    assert (first.title, first.source) == ("Talks 1", "nordnews.example")
    assert first.metadata == {"crawled_url": first.url, "crawled_at": DATE}
    assert not refused
    others = "2 request, 1 warcinfo, 1 image/jpeg, 1 answered 404, 1 revisit"
    assert told == [f"8 records, of them 2 pages; passed over: {others}"]


def test_a_saved_page_without_headers_is_read_too(tmp_path: Path) -> None:
    articles, refused, _ = read(tmp_path / "a.warc", Archive().saved(1, page(1)).content)
    assert (urls(articles), refused) == (["1"], [])


def test_the_canonical_address_and_the_encoding_that_was_sent_are_taken(tmp_path: Path) -> None:
    content = page(1, WORDS + " “Skål”.").replace(
        b"</head>", b'<link rel="canonical" href="https://nordnews.example/talks"></head>'
    )
    content = content.decode().encode("cp1257")
    ((article,), _, _) = read(
        tmp_path / "a.warc", Archive().add(1, content, media="text/html;charset=cp1257").content
    )
    assert "“Skål”" in article.text
    assert article.url == "https://nordnews.example/talks"
    assert article.metadata["crawled_url"] == "https://nordnews.example/1"


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("deflate", raw_deflate), ("gzip", bytes),
     ("zstd", zstandard.compress), ("br", bytes), ("", bytes)],
)  # fmt: skip
@pytest.mark.parametrize("form", [chunked, bytes])
def test_what_was_packed_on_its_way_is_unpacked(
    tmp_path: Path,
    encoding: str,
    pack: Callable[[bytes], bytes],
    form: Callable[[bytes], bytes],
) -> None:
    http = {"Content-Encoding": encoding} if encoding else {}
    http |= {"Transfer-Encoding": "chunked"} if form is chunked else {}
    archive = Archive().add(1, form(pack(page(1))), http=http)
    articles, refused, _ = read(tmp_path / "a.warc", archive.content)
    assert (urls(articles), refused) == (["1"], [])


BOMB = gzip.compress(b"x" * 30_000_000)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ({"content": b"<html><body>Menu</body></html>"}, "no article text was found in this page"),
        ({"content": b"<html>" + b"x" * 12_000_000}, "a page of more than 10,485,760 bytes"),
        ({"content": BOMB, "http": {"Content-Encoding": "gzip"}}, "10,485,760 bytes"),
        ({"content": b"%x\r\n%s\r\n0\r\n\r\n" % (len(BOMB), BOMB),
          "http": {"Content-Encoding": "gzip", "Transfer-Encoding": "chunked"}}, "10,485,760 bytes"),
        ({"content": BOMB[:9000], "http": {"Content-Encoding": "gzip"}}, "the gzip is cut or damaged"),
        ({"content": b"\x8b\x02\x80", "http": {"Content-Encoding": "br"}}, "packed as 'br'"),
        ({"content": b"\xff\xff", "http": {"Content-Encoding": "deflate"}}, "cannot be unpacked"),
        ({"warc": {"WARC-Truncated": "length"}}, "it was cut when it was crawled (length)"),
        ({"warc": {"WARC-Segment-Number": "1"}}, "it is in several records"),
    ],
)  # fmt: skip
def test_a_page_that_cannot_be_read_is_refused_by_number_and_address(
    tmp_path: Path, bad: dict[str, Any], reason: str
) -> None:
    content = Archive().add(1).content
    archive = Archive().add(1).add(2, **bad).add(3)
    articles, (refused,), _ = read(tmp_path / "a.warc", archive.content)
    assert urls(articles) == ["1", "3"]
    start = archive.content.index(b"WARC/1.0", len(content) - 1)
    assert refused.startswith(f":3: the record at byte {start:,}: https://nordnews.example/2: ")
    assert reason in refused


def length_of(archive: bytes, number: int, told: bytes) -> bytes:
    """The archive with another length told for its record of that number (0 is warcinfo)."""
    parts = archive.split(b"WARC/1.0\r\n")
    lines = parts[number + 1].split(b"\r\n")
    at = next(at for at, line in enumerate(lines) if line.lower().startswith(b"content-length:"))
    lines[at] = b"Content-Length: " + told
    parts[number + 1] = b"\r\n".join(lines)
    return b"WARC/1.0\r\n".join(parts)


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (b"30", "its length is wrong: something else stands behind its 30 bytes"),
        (b"900", "its length is wrong: something else stands behind its 900 bytes"),
        (b"99999999999999", "of 99,999,999,999,999 bytes are there"),
        (b"-5", "its length is no number: '-5'"),
        (b"many", "its length is no number: 'many'"),
    ],
)
def test_a_wrong_length_costs_no_other_record(tmp_path: Path, told: bytes, reason: str) -> None:
    archive = length_of(Archive().add(1).add(2).add(3).add(4).content, 2, told)
    articles, (refused,), _ = read(tmp_path / "a.warc", archive)
    assert urls(articles) == ["1", "3", "4"]
    assert refused.startswith(":3: the record at byte ")
    assert reason in refused


def test_a_header_without_end_is_passed_over(tmp_path: Path) -> None:
    whole = Archive().add(1).content
    endless = whole + b"WARC/1.0\r\n" + b"x" * 5_000_000 + b"\r\n\r\n" + Archive().add(2).content
    articles, (refused,), _ = read(tmp_path / "a.warc", endless)
    assert urls(articles) == ["1", "2"]
    assert "its header is cut or too long" in refused


@pytest.mark.parametrize("line", ["a: b\r\n", " b\r\n", "x"])
def test_the_header_of_an_answer_is_bounded(tmp_path: Path, line: str) -> None:
    block = ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + line * 2_000_000).encode()
    record = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://nordnews.example/\r\n"
        b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(block), block)
    )
    articles, (refused,), _ = read(tmp_path / "a.warc", record + Archive().add(1).content)
    assert urls(articles) == ["1"]
    assert refused == ":1: the record at byte 0: the header of its answer is cut or too long"


def test_the_search_behind_damage_has_an_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warc_records, "_MOST_MENDED", 2)
    bad = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 200\r\n\r\n"
    articles, refused, _ = read(tmp_path / "a.warc", bad * 40 + Archive().add(1).content)
    assert len(refused) < 20
    assert len(articles) == 1


def test_a_record_that_follows_a_damaged_one_at_once_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warc_records, "_MOST_MENDED", 0)
    bad = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\n"
    articles, refused, _ = read(tmp_path / "a.warc", bad + bad + Archive().add(1).content)
    assert (urls(articles), len(refused)) == (["1"], 2)


def test_blank_lines_between_records_do_not_count(tmp_path: Path) -> None:
    content = Archive().add(1).content + b"\r\n" * 3_000_000 + Archive().add(2).content
    articles, refused, _ = read(tmp_path / "a.warc", content)
    assert (urls(articles), refused) == (["1", "2"], [])


@pytest.mark.parametrize("packed", [False, True])
def test_what_is_cut_keeps_what_stands_before(tmp_path: Path, packed: bool) -> None:
    content = Archive(packed=packed).add(1).add(2).content[:-120]
    articles, refused, _ = read(tmp_path / "a.warc", content)
    assert urls(articles) == ["1"]
    assert refused[0].startswith(":3: the record at byte ")
    assert "it is cut" in refused[0]
    assert refused[1:] == (
        [":3: what follows this record is lost: the gzip is cut or damaged: it ends in the middle"]
        if packed
        else []
    )


def test_an_archive_without_pages_is_refused_with_what_it_holds(tmp_path: Path) -> None:
    _, refused, _ = read(tmp_path / "a.warc", Archive().request(1).content)
    assert refused == [": the web archive holds no pages: 1 warcinfo, 1 request"]


def test_what_is_not_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "warcio", None)
    _, refused, _ = read(tmp_path / "a.warc", Archive().add(1).content)
    assert refused == [': WARC needs what is not installed: pip install "communique[sources]"']
