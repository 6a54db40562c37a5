"""One input as bytes: a file or standard input, whose beginning is looked at before it is read."""

import codecs
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from io import BytesIO
from tempfile import TemporaryFile
from typing import BinaryIO

from communique_schemas.errors import SourceError

_HEAD = 65_536
_LONGEST_LINE = 8 * 1024 * 1024
"""An input is recognised by this many bytes, and by its first line to its end unless that is longer."""

_LARGEST_WHOLE = 1024**3
"""Bytes that something unpacked may have where it cannot be read in parts."""
_PART = 1024**2


class Input:
    """A stream of bytes that is read once, by lines or as a whole.

    `name` is what refusals call it. `ending` is that of its name in lower case, "" where that has none;
    None is for standard input and pipes, which have no name to go by. `forced` tells that its kind was
    said, and not recognised. `problem` is for what was unpacked: it tells at the end what broke it off.
    `notice` is told in a sentence what was passed over and is no fault.
    `url` and `charset` are its address and its encoding, where it was fetched and they were told.
    """

    def __init__(
        self,
        name: str,
        stream: BinaryIO,
        *,
        ending: str | None = None,
        forced: bool = False,
        problem: Callable[[], str | None] | None = None,
        notice: Callable[[str], None] = lambda _: None,
        url: str | None = None,
        charset: str | None = None,
    ) -> None:
        """Read the beginning of `stream`, which the caller closes.

        Raises:
            OSError: it cannot be read.
        """
        self.name = name
        self.ending = ending
        self.forced = forced
        self.problem = problem or (lambda: None)
        self.notice = notice
        self.url = url
        self.charset = charset
        self._is_unpacked = problem is not None
        self._start = stream.tell() if stream.seekable() else None
        self.head = stream.read(_HEAD)
        self._rest = stream
        self.is_whole = len(self.head) < _HEAD
        """Whether the beginning is all that there is; a terminal must not be asked for more then."""
        if not self.is_whole and b"\n" not in self.head:
            line = stream.readline(_LONGEST_LINE)
            self.head += line
            self.is_whole = len(line) < _LONGEST_LINE and not line.endswith(b"\n")

    @cached_property
    def opening(self) -> str:
        """The beginning as text, without byte order mark; what is no UTF-8 in it is replaced."""
        return self.head.removeprefix(codecs.BOM_UTF8).decode(errors="replace")

    def lines(self) -> Iterator[bytes]:
        """Yield the lines, each with its end.

        Raises:
            SourceError: what was unpacked breaks off; the lines before that were yielded.
        """
        for line in self._lines():
            if self._is_unpacked and not line.endswith(b"\n") and self.problem():
                break
            yield line
        self._check()

    def _lines(self) -> Iterator[bytes]:
        if self.is_whole:
            yield from BytesIO(self.head)
            return
        unended = not self.head.endswith(b"\n")
        yield from BytesIO(self.head + (self._line() if unended else b""))
        yield from iter(self._line, b"") if self._is_unpacked else self._rest

    def _line(self) -> bytes:
        line = self._rest.readline(_LARGEST_WHOLE if self._is_unpacked else -1)
        if self._is_unpacked and len(line) >= _LARGEST_WHOLE:
            raise SourceError(f"a line of more than {_LARGEST_WHOLE:,} bytes, which is the limit")
        return line

    def content(self) -> bytes:
        """All of it.

        Raises:
            SourceError: what was unpacked breaks off, or is too much to be held.
        """
        return b"".join(self.parts())

    def parts(self) -> Iterator[bytes]:
        """All of it, a part at a time; what was unpacked is bounded.

        Raises:
            SourceError: as `content`.
        """
        yield self.head
        size = len(self.head)
        while not self.is_whole and (part := self._rest.read(_PART)):
            size += len(part)
            if self._is_unpacked and size > _LARGEST_WHOLE:
                raise SourceError(
                    f"it unpacks to more than {_LARGEST_WHOLE:,} bytes, the limit where it is read as a whole"
                )
            yield part
        self._check()

    def _check(self) -> None:
        if problem := self.problem():
            raise SourceError(problem)

    def stream(self) -> BinaryIO:
        """All of it as a stream, to be read instead of anything else."""
        return BytesIO(self.head) if self.is_whole else _Joined(self.head, self._rest)  # type: ignore[return-value]

    @contextmanager
    def seekable(self) -> Iterator[BinaryIO]:
        """All of it as a file in which one can go back and forth.

        Raises:
            SourceError: as `content`.
        """
        if self._start is not None:
            self._rest.seek(self._start)
            yield self._rest
            return
        with TemporaryFile() as file:
            file.writelines(self.parts())
            file.seek(0)
            yield file


class _Joined:
    """What was read of a stream already, and the rest of it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = BytesIO(head)
        self._rest = rest

    def read(self, size: int) -> bytes:
        """So many bytes, or fewer where the one ends and the other begins."""
        return self._head.read(size) or self._rest.read(size)
