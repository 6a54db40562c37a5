"""Files, folders and standard input as a stream of articles and refusals."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from communique_producer.refusal import Refusal
from communique_producer.sources.input import Input
from communique_producer.sources.kind import Raw
from communique_producer.sources.placed import Placed
from communique_producer.sources.recognition import recognise
from communique_schemas import DEFAULT_MAX_CHARACTERS, Article, parse_article
from communique_schemas.errors import InvalidArticleError, SourceError

_STDIN = "-"
_STDIN_NAME = "<stdin>"


def read_articles(
    paths: Iterable[str],
    *,
    published: str | None = None,
    outlet: str | None = None,
    kind: str | None = None,
    max_characters: int = DEFAULT_MAX_CHARACTERS,
) -> Iterator[Article | Refusal]:
    """Read articles from files, folders (recursively, hidden files left out) and `-`.

    Args:
        paths: files, folders of them, or `-` for standard input. Each is recognised by its content
            (see `recognition.py`).
        published: ISO 8601 day or time for records without one.
        outlet: `source` of records without one.
        kind: what all of it shall be read as, and not what it is recognised as: text, json or jsonl.
        max_characters: longest text accepted, in code points.

    Yields:
        Articles, and a refusal for everything that is none; neither costs the others anything.
    """
    for item in read_placed(
        paths, published=published, outlet=outlet, kind=kind, max_characters=max_characters
    ):
        yield item.article if isinstance(item, Placed) else item


def read_placed(
    paths: Iterable[str],
    *,
    published: str | None = None,
    outlet: str | None = None,
    kind: str | None = None,
    max_characters: int = DEFAULT_MAX_CHARACTERS,
) -> Iterator[Placed | Refusal]:
    """Read articles as `read_articles`, each with its file and line."""
    given = {"published_at": published, "source": outlet}
    for path in paths:
        for file, raw in _raw_records(path, kind):
            if isinstance(raw, Refusal):
                yield raw
                continue
            line, record = raw
            if isinstance(record, dict):
                record = {
                    **{k: v for k, v in given.items() if v and not record.get(k)},
                    **_set(record),
                }
            try:
                article = parse_article(record, max_characters=max_characters)
                yield Placed(file, line, article)
            except InvalidArticleError as error:
                yield Refusal(file, line, str(error))


def _set(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if value is not None}


def _raw_records(path: str, kind: str | None) -> Iterator[tuple[str, Raw]]:
    if path == _STDIN:
        for raw in _from_stdin(kind):
            yield _STDIN_NAME, raw
        return
    for file in _files(path):
        if isinstance(file, Refusal):
            yield file.file, file
        else:
            for raw in _from_file(file, kind):
                yield _name(file), raw


def _name(path: Path) -> str:
    """A path as text: its bytes are read as UTF-8, whatever the locale takes them for."""
    return os.fsencode(path).decode(errors="surrogateescape")


def _files(given: str) -> Iterator[Path | Refusal]:
    path = Path(os.fsdecode(given.encode(errors="surrogateescape")))  # the reverse of `_name`
    try:
        if not given:
            yield Refusal("''", None, "an empty path is no file or folder")
        elif path.is_dir():
            yield from _inside(path)
        elif path.exists():
            yield path
        else:
            yield Refusal(given, None, "there is no such file or folder")
    except OSError as error:  # a folder above it is closed to us, or its name is too long
        yield _unreadable(given, error)


def _inside(folder: Path) -> Iterator[Path | Refusal]:
    """The files of a folder and of those in it, in their order; what is no file is told."""
    closed: list[OSError] = []
    found = []
    for at, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [name for name in folders if Path(at, name).is_symlink()]
        found += [Path(at, name) for name in (*files, *links) if not name.startswith(".")]
    if not found and not closed:
        yield Refusal(_name(folder), None, "the folder holds no articles")
    for error in closed:
        yield _unreadable(_name(Path(error.filename)), error)
    for path in sorted(found):
        yield path if path.is_file() else Refusal(_name(path), None, _other(path))


def _other(path: Path) -> str:
    if path.is_dir():
        return "a link to a folder is not followed: name the folder itself"
    return "a link to nothing" if path.is_symlink() else "no file, but a pipe or a device"


def _from_file(file: Path, kind: str | None) -> Iterator[Raw]:
    try:
        with file.open("rb") as stream:
            ending = file.suffix.lower() if file.is_file() else None
            yield from _from_stream(_name(file), stream, kind, ending)
    except OSError as error:
        yield _unreadable(_name(file), error)


def _from_stdin(kind: str | None) -> Iterator[Raw]:
    if sys.stdin is None:
        yield Refusal(_STDIN_NAME, None, "standard input is closed")
        return
    try:
        yield from _from_stream(_STDIN_NAME, sys.stdin.buffer, kind)
    except OSError as error:
        yield _unreadable(_STDIN_NAME, error)


def _from_stream(
    name: str, stream: BinaryIO, kind: str | None, ending: str | None = None
) -> Iterator[Raw]:
    try:
        given = Input(name, stream, ending=ending, forced=bool(kind))
        yield from recognise(given, kind).read(given)
    except SourceError as error:
        yield Refusal(name, None, str(error))


def _unreadable(name: str, error: OSError) -> Refusal:
    return Refusal(name, None, f"cannot be read: {error.strerror}")
