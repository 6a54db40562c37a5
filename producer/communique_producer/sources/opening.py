"""Opens files and standard input, one after the other, and what is packed in them."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader, BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from urllib.parse import urlsplit

from communique_producer.refusal import Refusal
from communique_producer.sources.fetching import Failed, Fetched, Fetcher, is_address
from communique_producer.sources.input import Input
from communique_producer.sources.paths import files, name_of, unreadable
from communique_producer.sources.unpacking import (
    Unpacked,
    packing_of,
    refuse_other_archives,
    unpacked,
)
from communique_producer.sources.zip_archive import is_zip, members
from communique_schemas.errors import SourceError

_STDIN = "-"
_STDIN_NAME = "<stdin>"
_DEEPEST = 3
"""Packings of packings that are opened."""
_ENDINGS_OF_PACKED = {".gz", ".gzip", ".zst", ".zstd", ".bz2", ".xz"}


Notice = Callable[[str], None]


def inputs(
    path: str, *, forced: bool, notice: Notice = lambda _: None
) -> Iterator[Input | Refusal]:
    """Yield what a path means, each to be read before the next one is asked for.

    `notice` is told in a sentence what was passed over in them and is no fault.
    """
    if path == _STDIN:
        yield from _standard_input(forced, notice)
        return
    if is_address(path):
        yield from _from_address(path, forced, notice)
        return
    for file in files(path):
        yield from (file,) if isinstance(file, Refusal) else _from_file(file, forced, notice)


def _from_address(url: str, forced: bool, notice: Notice) -> Iterator[Input | Refusal]:
    try:
        answer = Fetcher().fetch(url)
    except SourceError as error:
        yield Refusal(url, None, str(error))
        return
    if isinstance(answer, Fetched):
        yield from fetched_inputs(url, answer, forced=forced, notice=notice)
    elif isinstance(answer, Failed):
        yield Refusal(url, None, answer.reason)


def fetched_inputs(
    url: str, fetched: Fetched, *, forced: bool, notice: Notice
) -> Iterator[Input | Refusal]:
    """Yield what was fetched from an address, as `inputs` does of a path."""
    name = PurePosixPath(urlsplit(fetched.url).path).name
    what = _Opening(url, name, forced, notice, url=fetched.url, charset=fetched.charset)
    yield from _opened(what, BytesIO(fetched.content))


def _from_file(file: Path, forced: bool, notice: Notice) -> Iterator[Input | Refusal]:
    name = name_of(file)
    try:
        with file.open("rb") as stream:
            inner = file.name if file.is_file() else None
            yield from _opened(_Opening(name, inner, forced, notice), stream)
    except OSError as error:
        yield unreadable(name, error)


def _standard_input(forced: bool, notice: Notice) -> Iterator[Input | Refusal]:
    if sys.stdin is None:
        yield Refusal(_STDIN_NAME, None, "standard input is closed")
        return
    try:
        yield from _opened(_Opening(_STDIN_NAME, None, forced, notice), sys.stdin.buffer)
    except OSError as error:
        yield unreadable(_STDIN_NAME, error)


@dataclass(frozen=True, slots=True)
class _Opening:
    """What is opened.

    `name` is what refusals call it. `inner` is its own name without those of packings; None where it has
    none. `depth`: packings around it.
    """

    name: str
    inner: str | None
    forced: bool
    notice: Notice
    depth: int = 0
    url: str | None = None
    charset: str | None = None

    @property
    def ending(self) -> str | None:
        return None if self.inner is None else PurePosixPath(self.inner).suffix.lower()

    def unpacked(self) -> "_Opening":
        inner = self.inner
        if inner is not None and self.ending in _ENDINGS_OF_PACKED:
            inner = inner[: -len(self.ending)]
        return _Opening(self.name, inner, self.forced, self.notice, self.depth + 1)

    def member(self, name: str) -> "_Opening":
        return _Opening(f"{self.name}!{name}", name, self.forced, self.notice, self.depth + 1)


def _opened(what: _Opening, stream: BinaryIO | Unpacked) -> Iterator[Input | Refusal]:
    """Yield the input, or those that are packed in it."""
    problem = (lambda: stream.problem) if isinstance(stream, Unpacked) else None
    readable = BufferedReader(stream) if isinstance(stream, Unpacked) else stream
    given = Input(
        what.name,
        readable,
        ending=what.ending,
        forced=what.forced,
        problem=problem,
        notice=what.notice,
        url=what.url,
        charset=what.charset,
    )
    packing = packing_of(given.head)
    is_packed = bool(packing) or is_zip(given.head)
    try:
        _check(given, too_deep=is_packed and what.depth == _DEEPEST)
        if packing:
            yield from _opened(what.unpacked(), unpacked(packing, given.stream()))
        elif is_packed:
            yield from _members(what, given)
        else:
            yield given
    except SourceError as error:
        yield Refusal(what.name, None, str(error))


def _check(given: Input, *, too_deep: bool) -> None:
    refuse_other_archives(given.head)
    if not given.head and (broken := given.problem()):
        raise SourceError(broken)
    if too_deep:
        raise SourceError(f"packed more than {_DEEPEST} times: unpack it first")


def _members(what: _Opening, archive: Input) -> Iterator[Input | Refusal]:
    with archive.seekable() as file:
        for member in members(file):
            inner = what.member(member.name)
            if member.content is None:
                yield Refusal(inner.name, None, member.problem or "")
            else:
                yield from _opened(inner, member.content)
