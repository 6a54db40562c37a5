"""Files, folders and standard input as a stream of articles and refusals."""

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from communique_producer.refusal import Refusal
from communique_producer.sources.decoding import decode
from communique_producer.sources.json_lines import json_document, json_lines
from communique_producer.sources.placed import Placed
from communique_producer.sources.text import text_record
from communique_schemas import DEFAULT_MAX_CHARACTERS, Article, parse_article
from communique_schemas.errors import InvalidArticleError, SourceError

_JSON_LINES = frozenset({".jsonl", ".ndjson"})
_KINDS = _JSON_LINES | {".json", ".txt"}
_STDIN = "-"

Raw = tuple[int | None, Any] | Refusal


def read_articles(
    paths: Iterable[str],
    *,
    published: str | None = None,
    source: str | None = None,
    max_characters: int = DEFAULT_MAX_CHARACTERS,
) -> Iterator[Article | Refusal]:
    """Read articles from files, folders (recursively, hidden files left out) and `-`.

    Args:
        paths: `.txt`, `.jsonl`, `.ndjson` and `.json` files, folders of them, or `-` for standard
            input: JSON lines where it starts with a brace, else one plain text.
        published: ISO 8601 day or time for records without one.
        source: outlet of records without one.
        max_characters: longest text accepted, in code points.

    Yields:
        Articles, and a refusal for everything that is none; neither costs the others anything.
    """
    for item in read_placed(
        paths, published=published, source=source, max_characters=max_characters
    ):
        yield item.article if isinstance(item, Placed) else item


def read_placed(
    paths: Iterable[str],
    *,
    published: str | None = None,
    source: str | None = None,
    max_characters: int = DEFAULT_MAX_CHARACTERS,
) -> Iterator[Placed | Refusal]:
    """Read articles as `read_articles`, each with its file and line."""
    given = {"published_at": published, "source": source}
    for path in paths:
        for file, raw in _raw_records(path):
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


def _raw_records(path: str) -> Iterator[tuple[str, Raw]]:
    if path == _STDIN:
        for raw in _from_stdin():
            yield "<stdin>", raw
        return
    for file in _files(Path(path)):
        if isinstance(file, Refusal):
            yield file.file, file
        else:
            for raw in _from_file(file):
                yield str(file), raw


def _files(path: Path) -> Iterator[Path | Refusal]:
    if path.is_dir():
        inside = sorted(
            file
            for file in path.rglob("*")
            if file.is_file()
            and not any(part.startswith(".") for part in file.relative_to(path).parts)
        )
        if not inside:
            yield Refusal(str(path), None, "the folder holds no articles")
        yield from inside
    elif path.exists():
        yield path
    else:
        yield Refusal(str(path), None, "there is no such file or folder")


def _from_file(file: Path) -> Iterator[Raw]:
    kind = file.suffix.lower()
    if kind not in _KINDS:
        known = ", ".join(sorted(_KINDS))
        yield Refusal(
            str(file), None, f"unknown kind of file {kind or 'without an ending'!r}: use {known}"
        )
        return
    try:
        if kind in _JSON_LINES:
            with file.open("rb") as lines:
                yield from json_lines(lines, str(file))
        else:
            yield from _from_whole(file.read_bytes(), str(file), is_json=kind == ".json")
    except OSError as error:
        yield Refusal(str(file), None, f"cannot be read: {error.strerror}")


def _from_whole(data: bytes, file: str, *, is_json: bool) -> Iterator[Raw]:
    try:
        text = decode(data)
    except SourceError as error:
        yield Refusal(file, None, str(error))
        return
    if is_json:
        yield from json_document(text, file)
    else:
        yield None, text_record(text)


def _from_stdin() -> Iterator[Raw]:
    stream = sys.stdin.buffer
    first = next((line for line in stream if line.strip()), b"")
    if first.lstrip().startswith(b"{"):
        yield from json_lines(chain([first], stream), "<stdin>")
    else:
        yield from _from_whole(first + stream.read(), "<stdin>", is_json=False)
