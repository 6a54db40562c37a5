"""Cleans texts by rules, and tells by which."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html.entities import html5
from typing import Any

from communique_producer.cleaning.rules import rules
from communique_schemas.errors import SourceError

_ENTITY = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));")
_WRITTEN_OVER = 3
"""Times that an entity may have been written as entities."""
_CONTROL, _WINDOWS = 0xA0, "cp1252"
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_DAMAGED_BEGINNINGS = ("\nÃ ", "\nÂ ")
_LONGEST_LINE = 400
"""Characters: what is longer is a paragraph."""
LINES = "lines"
"""What the taking out of lines is called."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text, and the names of the rules that changed it; none where it stayed as it was."""

    text: str
    by: tuple[str, ...]


def clean(text: str, *, lines: bool = True) -> Cleaned:
    """Clean a text by the rules of `rules.toml`.

    Args:
        text: any.
        lines: whether lines that are no part of an article are taken out; a text that is nothing else keeps
            them.
    """
    by = []
    for name, repair in REPAIRS.items():
        repaired = repair(text)
        if repaired != text:
            text = repaired
            by.append(name)
    if lines:
        kept = _without_lines(text)
        if kept != text and kept.strip():
            text = kept
            by.append(LINES)
    return Cleaned(text, tuple(by))


def clean_record(record: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """An article record with its text and its title cleaned, and the names of the rules that changed them."""
    made = dict(record)
    used: set[str] = set()
    for field in ("title", "text"):
        if isinstance(value := record.get(field), str):
            cleaned = clean(value, lines=field == "text")
            made[field] = cleaned.text
            used.update(cleaned.by)
    return made, tuple(name for name in (*REPAIRS, LINES) if name in used)


def require_cleaning() -> None:
    """Make sure that all of it can be done.

    Raises:
        SourceError: a library is not installed; without being asked for it, mojibake stays then.
    """
    try:
        import ftfy  # noqa: F401 - whether it is there
    except ImportError as error:
        raise SourceError(
            'cleaning needs what is not installed: pip install "communique[sources]"'
        ) from error


def is_line_of_page(line: str) -> bool:
    """Whether a line is no part of an article, but of the page around it."""
    return len(line) <= _LONGEST_LINE and any(rule.regex.fullmatch(line) for rule in rules().lines)


def _without_lines(text: str) -> str:
    """The text without lines that are no part of it, and without the empty ones that stood behind them."""
    kept: list[str] = []
    has_gap = False
    for line in text.split("\n"):
        bare = line.strip()
        if bare and is_line_of_page(bare):
            has_gap = True
        elif bare or not (has_gap and (not kept or not kept[-1].strip())):
            kept.append(line)
            has_gap = has_gap and not bare
    joined = "\n".join(kept)
    return joined.rstrip() if has_gap else joined


def _without_entities(text: str) -> str:
    if "&" not in text:
        return text
    for _ in range(_WRITTEN_OVER):
        before, text = text, _ENTITY.sub(_character, text)
        if before == text:
            break
    return text


def _character(entity: re.Match[str]) -> str:
    """What an entity stands for; one that stands for nothing stays."""
    decimal, hexadecimal, name = entity.groups()
    if name:
        return html5.get(f"{name};", entity[0])
    number = int(decimal) if decimal else int(hexadecimal, 16)
    if 0x80 <= number < _CONTROL:  # browsers take them for those of windows-1252
        return bytes([number]).decode(_WINDOWS, errors="ignore") or entity[0]
    try:
        letter = chr(number)
        letter.encode()
    except (ValueError, OverflowError):
        return entity[0]
    return letter if letter.isprintable() or letter in "\t\n\u00a0\u00ad" else entity[0]


def _without_mojibake(text: str) -> str:
    """Of the text as a whole, else of each line by itself: one may be damaged and another not."""
    if text.isascii():
        return text
    try:
        from ftfy import fix_encoding
        from ftfy.badness import is_bad
    except ImportError:  # what sources without the extra hold stays as it is
        return text
    # the one look at all of it costs most: ftfy finds nothing in a line that it does not find in the whole
    # text, but for what begins one
    if not any(begin in text for begin in _DAMAGED_BEGINNINGS) and not is_bad(text):
        return text
    repaired = fix_encoding(text)
    if repaired != text:
        return repaired
    return "\n".join(line if line.isascii() else fix_encoding(line) for line in text.split("\n"))


def _without_invisible(text: str) -> str:
    return text if text.isascii() else text.translate(_INVISIBLE)


REPAIRS: dict[str, Callable[[str], str]] = {
    "entities": _without_entities,
    "mojibake": _without_mojibake,
    "invisible": _without_invisible,
}
"""What is done to characters, in this order, by the names that the rules have."""
