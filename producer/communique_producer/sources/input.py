"""One input as bytes: a file or standard input, whose beginning is looked at before it is read."""

import codecs
from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from typing import BinaryIO

_HEAD = 65_536
_LONGEST_LINE = 8 * 1024 * 1024
"""An input is recognised by this many bytes, and by its first line to its end unless that is longer."""


class Input:
    """A stream of bytes that is read once, by lines or as a whole.

    `name` is what refusals call it. `ending` is that of its name in lower case, "" where that has none;
    None is for standard input and pipes, which have no name to go by. `forced` tells that its kind was
    said, and not recognised.
    """

    def __init__(
        self, name: str, stream: BinaryIO, *, ending: str | None = None, forced: bool = False
    ) -> None:
        """Read the beginning of `stream`, which the caller closes.

        Raises:
            OSError: it cannot be read.
        """
        self.name = name
        self.ending = ending
        self.forced = forced
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
        """Yield the lines, each with its end."""
        if self.is_whole:
            yield from BytesIO(self.head)
            return
        unended = not self.head.endswith(b"\n")
        yield from BytesIO(self.head + (self._rest.readline() if unended else b""))
        yield from self._rest

    def content(self) -> bytes:
        """All of it."""
        return self.head if self.is_whole else self.head + self._rest.read()
