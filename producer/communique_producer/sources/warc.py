"""Web archives (WARC): each page that was answered is read as a page of HTML is."""

import zlib
from collections import Counter
from collections.abc import Iterator
from email.message import Message
from io import BufferedReader, BytesIO
from typing import Any, BinaryIO

from communique_producer.refusal import Refusal
from communique_producer.sources.html import LARGEST_PAGE, begins_as_html, page_record
from communique_producer.sources.input import Input
from communique_producer.sources.kind import Kind, Raw
from communique_producer.sources.unpacking import packing_of, unpacked
from communique_producer.sources.warc_records import LONGEST_HELD, WarcRecord, warc_records
from communique_schemas.errors import SourceError

_PAGES = {"text/html", "application/xhtml+xml"}
_NO_PAGES = {"warcinfo", "request", "metadata", "revisit", "conversion", "continuation"}
_MOST_TOLD = 6
"""Sorts of other records that are told by themselves."""


def _recognise(given: Input) -> bool:
    return given.head.startswith((b"WARC/1.", b"WARC/0."))


def _read(given: Input) -> Iterator[Raw]:
    try:
        import warcio  # noqa: F401 - asked for before anything is read
    except ImportError as error:
        raise SourceError(
            'WARC needs what is not installed: pip install "communique[sources]"'
        ) from error
    others: Counter[str] = Counter()
    number = pages = refused = 0
    for record in warc_records(given.stream()):
        number = record.number
        try:
            made = _page(record, others)
        except SourceError as error:
            refused += 1
            yield Refusal(given.name, number, f"the record at byte {record.offset:,}: {error}")
            continue
        if made:
            pages += 1
            yield number, made
    if problem := given.problem():
        yield Refusal(given.name, number or None, f"what follows this record is lost: {problem}")
    elif not pages and not refused:
        raise SourceError(f"the web archive holds no pages{_told(others)}")
    if pages and others:
        given.notice(
            f"{given.name}: {number:,} records, of them {pages:,} pages; passed over{_told(others)}"
        )


def _told(others: Counter[str]) -> str:
    most = others.most_common(_MOST_TOLD)
    parts = [f"{count:,} {what}" for what, count in most]
    rest = others.total() - sum(count for _, count in most)
    return f": {', '.join(parts)}{f', {rest:,} others' if rest else ''}" if parts else ""


def _page(record: WarcRecord, others: Counter[str]) -> dict[str, Any] | None:
    """The article of a record that holds a page; None, and counted, of one that holds none.

    Raises:
        SourceError: the record is damaged, or there is no article in its page.
    """
    if record.problem:
        raise SourceError(record.problem)
    opened = _opened(record)
    headers = opened.rec_headers
    sort = opened.rec_type or "without a type"
    url = headers.get_header("WARC-Target-URI") or ""
    if sort in _NO_PAGES or not url.startswith(("http:", "https:")):
        others[sort] += 1
        return None
    status = opened.http_headers.get_statuscode() if opened.http_headers else "200"
    if status != "200":
        others[f"answered {status[:20]}"] += 1
        return None
    media = _media_type(opened)
    kinds = {media.get_content_type(), headers.get_header("WARC-Identified-Payload-Type")}
    if not kinds & _PAGES:
        others[media.get_content_type()] += 1
        return None
    try:
        made = page_record(_content(record, opened), charset=media.get_content_charset(), url=url)
    except SourceError as error:
        raise SourceError(f"{url}: {error}") from error
    crawled = {"crawled_url": url, "crawled_at": headers.get_header("WARC-Date")}
    return made | {"metadata": {key: value for key, value in crawled.items() if value}}


def _opened(record: WarcRecord) -> Any:
    """The record as warcio reads it, with its own headers and those of HTTP."""
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.recordloader import ArcWarcRecordLoader

    loader = ArcWarcRecordLoader(verify_http=False, arc2warc=False)
    try:
        return loader.parse_record_stream(
            BytesIO(record.header + record.block), known_format="warc"
        )
    except (ArchiveLoadFailed, EOFError, ValueError, AttributeError) as error:
        raise SourceError(f"it is no record of a web archive: {error}") from error


def _media_type(opened: Any) -> Message:
    headers = opened.http_headers or opened.rec_headers
    message = Message()
    message["Content-Type"] = (headers.get_header("Content-Type") or "").replace("\n", " ")
    return message


def _content(record: WarcRecord, opened: Any) -> bytes:
    """The page as its server meant it: put together again, and unpacked within bounds."""
    if reason := opened.rec_headers.get_header("WARC-Truncated"):
        raise SourceError(f"it was cut when it was crawled ({reason})")
    if opened.rec_headers.get_header("WARC-Segment-Number"):
        raise SourceError("it is in several records, which are not put together here")
    if record.length > LONGEST_HELD:
        raise SourceError(f"a page of more than {LARGEST_PAGE:,} bytes, which is the limit")
    stream, encoding = opened.raw_stream, ""
    if headers := opened.http_headers:
        encoding = (headers.get_header("Content-Encoding") or "").strip().lower()
        if (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked":
            stream = _unchunked(stream)
    return _unpacked(stream.read(LONGEST_HELD), encoding)


def _unchunked(stream: Any) -> BinaryIO:
    from warcio.bufferedreaders import ChunkedDataReader

    read: BinaryIO = ChunkedDataReader(stream, decomp_type=None)
    return read


def _unpacked(data: bytes, encoding: str) -> bytes:
    """The content; what is called packed may have been unpacked by the crawler."""
    if packing := packing_of(data):
        inner = unpacked(packing, BytesIO(data))
        content = BufferedReader(inner).read(LARGEST_PAGE + 1)
        if inner.problem:
            raise SourceError(inner.problem)
        return content
    if encoding in {"", "identity"} or begins_as_html(data[:1000].decode(errors="replace")):
        return data
    if encoding != "deflate":
        raise SourceError(f"it is packed as {encoding[:20]!r}, which is not read here")
    for form in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            return zlib.decompressobj(form).decompress(data, LARGEST_PAGE + 1)
        except zlib.error:
            continue
    raise SourceError("its content is cut or damaged: it cannot be unpacked")


WARC = Kind("warc", frozenset({".warc"}), _recognise, _read, is_of_web=True)
"""A record of a web archive with an HTML page in it; its number stands where others have a line."""
