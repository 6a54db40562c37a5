"""JSON lines: one article record a line, read one at a time however large the file."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from communique_producer.refusal import Refusal
from communique_producer.sources.decoding import decode
from communique_producer.sources.input import Input
from communique_producer.sources.kind import Kind, Raw
from communique_schemas.errors import SourceError

_ENDINGS = frozenset({".jsonl", ".ndjson"})
_FIRST_KEY = re.compile(r'\{\s*"(?:[^"\\]|\\.)*"\s*:')


def json_lines(lines: Iterable[bytes], file: str) -> Iterator[tuple[int, Any] | Refusal]:
    """Yield (line number, decoded record) or a refusal for every line that is not blank."""
    blank = True
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        blank = False
        yield json_line(number, line, file)
    if blank:
        yield Refusal(file, None, "the file is empty")


def json_line(number: int, line: bytes, file: str) -> tuple[int, Any] | Refusal:
    """The decoded record of one line, or a refusal."""
    try:
        return number, json.loads(decode(line))
    except SourceError as error:
        return Refusal(file, number, str(error))
    except (ValueError, RecursionError) as error:
        return Refusal(file, number, f"not valid JSON: {error}")


def _recognise(given: Input) -> bool:
    """It begins as an object, and some line is one; under an ending of its own, either will do."""
    text = given.opening.lstrip()
    named = given.ending in _ENDINGS
    if text.startswith("[") or not (named or text.startswith("{")):
        return False
    first, *others = text.split("\n")
    complete = [first, *(others if given.is_whole else others[:-1])]
    if any(line.startswith("{") and _is_json(line) for line in complete):
        return True
    endless = not others and not given.is_whole
    return (named or endless) and bool(_FIRST_KEY.match(first))


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _read(given: Input) -> Iterator[Raw]:
    yield from json_lines(given.lines(), given.name)


JSON_LINES = Kind("jsonl", _ENDINGS, _recognise, _read)
