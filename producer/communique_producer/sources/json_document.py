"""JSON documents: an article record, a list of them, or several such documents one after the other."""

import json
import re
from collections.abc import Generator, Iterator
from typing import Any

from communique_producer.refusal import Refusal
from communique_producer.sources.decoding import decode
from communique_producer.sources.input import Input
from communique_producer.sources.kind import Kind, Raw

_SPACE = re.compile(r"[ \t\r\n]*")
_FIRST_KEY = re.compile(r'[\s\[]*\{\s*"(?:[^"\\]|\\.)*"\s*:')
_DECODER = json.JSONDecoder()


def json_document(text: str, file: str) -> Iterator[Raw]:
    """Yield (line, record) for each record of JSON documents, or one refusal where they are broken."""
    try:
        records = list(_records(text))
    except (ValueError, RecursionError) as error:
        yield Refusal(file, getattr(error, "lineno", None), f"not valid JSON: {error}")
        return
    line, counted = 1, 0
    for at, record in records:
        line += text.count("\n", counted, at)
        counted = at
        yield line, record


def is_json(text: str) -> bool:
    """Tell whether a text is JSON of more than a bare word, number or quotation."""
    if not text.lstrip().startswith(("{", "[")):
        return False
    try:
        for _ in _records(text):
            pass
    except ValueError:
        return False
    except RecursionError:  # nothing but brackets opens so many levels
        return True
    return True


def _records(text: str) -> Iterator[tuple[int, Any]]:
    """Yield the offset and the value of each document, or of each element of one that is a list."""
    at = _after_space(text, 0)
    while at < len(text):
        if text[at] == "[":
            at = yield from _elements(text, at)
        else:
            value, end = _DECODER.raw_decode(text, at)
            yield at, value
            at = end
        at = _after_space(text, at)


def _elements(text: str, opening: int) -> Generator[tuple[int, Any], None, int]:
    """Yield as `_records` for the list that opens here; returns the offset behind it."""
    at = _after_space(text, opening + 1)
    if text.startswith("]", at):
        return at + 1
    while True:
        value, end = _DECODER.raw_decode(text, at)
        yield at, value
        at = _after_space(text, end)
        if text.startswith("]", at):
            return at + 1
        if not text.startswith(",", at):
            raise json.JSONDecodeError("Expecting ',' delimiter", text, at)
        at = _after_space(text, at + 1)


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _recognise(given: Input) -> bool:
    """It begins with an object's first key, be it in a list, or all of it is JSON."""
    return bool(_FIRST_KEY.match(given.opening)) or (given.is_whole and is_json(given.opening))


def _read(given: Input) -> Iterator[Raw]:
    yield from json_document(decode(given.content()), given.name)


JSON_DOCUMENT = Kind("json", frozenset({".json"}), _recognise, _read)
