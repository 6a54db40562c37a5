"""A growing file of JSON lines, followed as `tail -F` does: by polling, through rotation and truncation."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import BinaryIO

from communique_producer.refusal import Refusal
from communique_producer.sources.json_lines import json_line
from communique_producer.sources.kind import Raw
from communique_producer.sources.paths import name_of, path_of
from communique_schemas.errors import SourceError

_POLL_SECONDS = 0.5
_MOST = 128
"""Lines that are handed on at a time."""
_LONGEST_LINE = 64 * 1024**2
"""Bytes: a line that does not end until then is refused, and passed over."""
_PART = 1024**2


def follow_lines(
    path: str, *, stop: Event, notice: Callable[[str], None] = lambda _: None
) -> Iterator[list[Raw]]:
    """Yield what is there as decoded records, and then what is added, until `stop` is set.

    A file that is moved away is read to its end before the one in its place is begun; one that was cut short
    is begun anew. A line counts when its end is written.

    Args:
        path: a file, which need not be there yet.
        stop: ends it when it is set, once what was read is handed on.
        notice: called with a sentence when the file is waited for, replaced, cut short or left with half a
            line.

    Raises:
        SourceError: this is no file that can be followed.
        OSError: it cannot be read.
    """
    file = path_of(path)
    if file.exists() and not file.is_file():
        raise SourceError(f"{path}: only a file can be followed")
    is_first, is_told = True, False
    while not stop.is_set():
        try:
            with file.open("rb") as stream:
                if not is_first:
                    notice(f"{path}: a new file is in its place")
                yield from _Followed(file, stream, stop, notice).batches()
        except FileNotFoundError:
            if not is_told:
                notice(f"{path}: waiting for the file")
            is_told = True
            stop.wait(_POLL_SECONDS)
        else:
            is_first = is_told = False


class _Followed:
    """One file, while it is the one of its name."""

    def __init__(
        self, path: Path, stream: BinaryIO, stop: Event, notice: Callable[[str], None]
    ) -> None:
        self._path = path
        self._name = name_of(path)
        self._stream = stream
        self._stop = stop
        self._notice = notice
        self._begin()

    def _begin(self) -> None:
        self._stream.seek(0)
        self._unended = b""
        self._is_too_long = False
        self._number = 0

    def batches(self) -> Iterator[list[Raw]]:
        """Yield records until another file is in its place, or it is to end."""
        while not self._stop.is_set():
            is_replaced = (
                self._is_replaced()
            )  # asked first: what was written until then is read below
            batch = self._read()
            if batch:
                yield batch
            elif is_replaced:
                if self._unended.strip():
                    yield [self._record(self._unended)]
                return
            elif os.fstat(self._stream.fileno()).st_size < self._stream.tell():
                self._notice(f"{self._name}: it was cut short, and is begun anew")
                self._begin()
            else:
                self._stop.wait(_POLL_SECONDS)
        if self._unended:
            self._notice(
                f"{self._name}:{self._number + 1}: the last line has no end yet, and was not read"
            )

    def _is_replaced(self) -> bool:
        try:
            there = self._path.stat()
        except FileNotFoundError:
            return False
        return not os.path.samestat(there, os.fstat(self._stream.fileno()))

    def _read(self) -> list[Raw]:
        """The next records: what is there, and no more than are handed on at a time."""
        batch: list[Raw] = []
        while len(batch) < _MOST and not self._stop.is_set():
            line = self._stream.readline(_PART)
            if not line:
                break
            if not self._is_too_long:
                self._unended += line
            if line.endswith(b"\n"):
                batch += self._ended()
            elif len(self._unended) > _LONGEST_LINE:
                self._is_too_long, self._unended = True, b""
        return batch

    def _ended(self) -> list[Raw]:
        line, is_too_long = self._unended, self._is_too_long
        self._unended, self._is_too_long = b"", False
        if is_too_long:
            self._number += 1
            return [
                Refusal(self._name, self._number, f"the line is over {_LONGEST_LINE:,} bytes long")
            ]
        if line.strip():
            return [self._record(line)]
        self._number += 1
        return []

    def _record(self, line: bytes) -> Raw:
        self._number += 1
        return json_line(self._number, line, self._name)
