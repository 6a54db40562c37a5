"""JSON lines: one article record a line, read one at a time however large the file."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from communique_producer.refusal import Refusal
from communique_producer.sources.decoding import decode
from communique_schemas.errors import SourceError


def json_lines(lines: Iterable[bytes], file: str) -> Iterator[tuple[int, Any] | Refusal]:
    """Yield (line number, decoded record) or a refusal for every line that is not blank."""
    blank = True
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        blank = False
        try:
            yield number, json.loads(decode(line))
        except SourceError as error:
            yield Refusal(file, number, str(error))
        except (ValueError, RecursionError) as error:
            yield Refusal(file, number, f"not valid JSON: {error}")
    if blank:
        yield Refusal(file, None, "the file is empty")


def json_document(text: str, file: str) -> Iterator[tuple[int | None, Any] | Refusal]:
    """Yield the records of a JSON document: one object, or a list of them."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield Refusal(file, getattr(error, "lineno", None), f"not valid JSON: {error}")
        return
    for record in document if isinstance(document, list) else [document]:
        yield None, record
