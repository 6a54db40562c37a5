"""Plain text: one article a file; the first line may be its title."""

from typing import Any

_LONGEST_TITLE = 200
_SENTENCE_ENDS = (".", "!", "?", ":", ",", ";")


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
