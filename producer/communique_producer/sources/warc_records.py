"""The records of a web archive, one after the other, also behind one that is damaged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO

LONGEST_HELD = 11 * 1024**2
"""Bytes of a record that are held: the largest page with the lines above it. The rest is passed over."""
_LARGEST_HEADER = 64 * 1024
_EMPTY_LINE = re.compile(rb"\n\r?\n")
_WITH_HTTP = {"request", "response", "revisit"}
_MOST_MENDED = 100
"""Damaged records whose bytes are looked through for the next one; each may cost all that is held."""
_PART = 1024**2
_MARK = b"WARC/"
_BEGINNING = re.compile(rb"\n(?=WARC/\d)")
_BLANK = re.compile(rb"[\r\n]*")


@dataclass(frozen=True, slots=True)
class WarcRecord:
    """A record by its number (from 1) and its offset, or what is wrong with it.

    `header` are its lines up to the empty one, `block` what is held of its content; `length` is how long
    that is.
    """

    number: int
    offset: int
    header: bytes = b""
    block: bytes = b""
    length: int = 0
    problem: str | None = None


def warc_records(stream: BinaryIO) -> Iterator[WarcRecord]:
    """Yield the records of unpacked bytes.

    Behind one whose header or length is wrong it is read on where the next one begins, be it within what
    that length would take.
    """
    source, number, mended = _Ahead(stream), 0, 0
    while source.skip_blank():
        number += 1
        record = _record(source, number)
        yield record
        if record.problem:
            mended += 1
            if mended <= _MOST_MENDED:
                source.put_back(record.block)
            source.skip_to_beginning()


def _record(source: "_Ahead", number: int) -> WarcRecord:
    from warcio.statusandheaders import StatusAndHeadersParser

    offset, header = source.offset, source.header()
    if not header.startswith(_MARK):
        return WarcRecord(number, offset, problem="no record begins here")
    if not header.endswith((b"\n\n", b"\n\r\n")):
        return WarcRecord(number, offset, problem="its header is cut or too long")
    headers: Any = StatusAndHeadersParser([], verify=False).parse(BytesIO(header))
    told = (headers.get_header("Content-Length") or "").strip()
    if not (told.isascii() and told.isdigit() and len(told) < 20):
        return WarcRecord(number, offset, problem=f"its length is no number: {told[:20]!r}")
    length = int(told)
    block = source.read(min(length, LONGEST_HELD))
    there = len(block) + source.skip(length - len(block))
    problem = None
    sort = headers.get_header("WARC-Type")
    if there < length:
        problem = f"it is cut: {there:,} of {length:,} bytes are there"
    elif not source.is_at_end_of_record():
        problem = f"its length is wrong: something else stands behind its {length:,} bytes"
    elif (
        sort in _WITH_HTTP
        and not _EMPTY_LINE.search(block, 0, _LARGEST_HEADER)
        and (length > _LARGEST_HEADER)
    ):
        problem = "the header of its answer is cut or too long"
    return WarcRecord(number, offset, header, block, length, problem)


class _Ahead:
    """A stream of bytes with those that were read ahead of it, or were put back."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._ahead = b""
        self._at = 0
        self.offset = 0

    def _fill(self, wanted: int) -> bool:
        """Have so many bytes ahead, if there are."""
        parts, size = [self._ahead[self._at :]], len(self._ahead) - self._at
        while size < wanted and (part := self._stream.read(_PART)):
            parts.append(part)
            size += len(part)
        self._ahead, self._at = b"".join(parts), 0
        return size >= wanted

    def _has(self, wanted: int) -> bool:
        return len(self._ahead) - self._at >= wanted or self._fill(wanted)

    def read(self, size: int) -> bytes:
        self._has(size)
        data = self._ahead[self._at : self._at + size]
        self._at += len(data)
        self.offset += len(data)
        return data

    def skip(self, size: int) -> int:
        """Pass over so many bytes; returns how many were there."""
        skipped = 0
        while skipped < size and (part := self.read(min(size - skipped, _PART))):
            skipped += len(part)
        return skipped

    def readline(self, longest: int = _LARGEST_HEADER) -> bytes:
        self._has(longest)
        end = self._ahead.find(b"\n", self._at, self._at + longest)
        return self.read(longest if end < 0 else end + 1 - self._at)

    def header(self) -> bytes:
        """Lines up to an empty one, or as much as a header may have."""
        lines, left = [], _LARGEST_HEADER
        while left > 0 and (line := self.readline(left)):
            lines.append(line)
            left -= len(line)
            if not line.strip():
                break
        return b"".join(lines)

    def skip_blank(self) -> bool:
        """Pass over empty lines; tells whether there is something behind them."""
        while self._has(1):
            found = _BLANK.match(self._ahead, self._at)
            if not found or found.end() == self._at:
                return True
            self.read(found.end() - self._at)
        return False

    def is_at_end_of_record(self) -> bool:
        self._has(len(_MARK))
        rest = self._ahead[self._at : self._at + len(_MARK)]
        return not rest or rest == _MARK or rest.startswith((b"\r\n", b"\n"))

    def put_back(self, data: bytes) -> None:
        self._ahead, self._at = data + self._ahead[self._at :], 0
        self.offset -= len(data)

    def skip_to_beginning(self) -> None:
        """Go to where a line begins as a record does, or to the end."""
        self._has(len(_MARK))
        while self._has(1) and not self._ahead.startswith(_MARK, self._at):
            found = _BEGINNING.search(self._ahead, self._at)
            if found:
                self.skip(found.end() - self._at)
                return
            kept = min(len(_MARK) + 1, len(self._ahead) - self._at)
            self.skip(len(self._ahead) - self._at - kept)
            if not self._has(kept + 1):
                self.skip(kept)
