"""Plain text: one article a file; the first line may be its title."""

import re
from collections.abc import Iterator
from typing import Any

from communique_producer.sources.decoding import decode
from communique_producer.sources.input import Input
from communique_producer.sources.json_document import is_json
from communique_producer.sources.kind import Kind, Raw
from communique_schemas.errors import SourceError

_LONGEST_TITLE = 200
_SENTENCE_ENDS = (".", "!", "?", ":", ",", ";")
_SENTENCE = re.compile(
    r"(?<!\S)[“\"‘'(]?([^\W\d_])['’\w-]*[,;]?\s(?:[^\W\d_]['’\w-]*[,;]?\s+){3,}[^\W\d_]['’\w-]*[.!?]"
)
"""Five words or more, and a full stop."""
_SAMPLE = 4096
"""Characters that are looked at."""
_PROSE = 0.85
"""Share of letters and white space in the beginning of a text that is no code, table or log."""


def text_record(text: str) -> dict[str, Any]:
    """Make an article record of a plain text.

    The first line is the title where it is short, ends no sentence, and an empty line follows.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = text.lstrip("\n").partition("\n")
    title = first.strip()
    is_title = (
        0 < len(title) <= _LONGEST_TITLE
        and rest.startswith("\n")
        and not title.endswith(_SENTENCE_ENDS)
        and bool(rest.strip())
    )
    return {"text": rest.strip(), "title": title} if is_title else {"text": text.strip()}


def has_sentence(text: str) -> bool:
    """Tell whether five words of it or more stand together and end as a sentence does."""
    return bool(_SENTENCE.search(text))


def _recognise(given: Input) -> bool:
    """It begins with sentences and not with marks of any kind."""
    text = given.opening.strip()[:_SAMPLE]
    if not text[:1].isalnum() and not text.startswith(("“", '"', "‘", "'", "(")):
        return False
    plain = sum(letter.isalpha() or letter.isspace() for letter in text)
    if "\ufffd" in text[:-1] or plain < _PROSE * len(text):
        return False
    return any(found[1].isupper() for found in _SENTENCE.finditer(text))


def _read(given: Input) -> Iterator[Raw]:
    text = decode(given.content())
    if not given.forced and is_json(text):
        raise SourceError(
            "this is JSON and no text: say --source json to read records from it, or --source text "
            "to take it as it stands"
        )
    yield None, text_record(text)


TEXT = Kind("text", frozenset({".txt", ".text"}), _recognise, _read)
