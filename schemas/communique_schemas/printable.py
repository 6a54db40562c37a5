"""Text from articles on a terminal: control characters are shown, never obeyed."""

import unicodedata

_OBEYED = frozenset({"Cc", "Cf", "Cs"})
"""Control and format characters, and halves of surrogate pairs, which cannot be written at all."""


def printable(text: str) -> str:
    """The text with control and format characters written out, so that no escape sequence works."""
    if text.isprintable():
        return text
    return "".join(_shown(letter) if _is_obeyed(letter) else letter for letter in text)


def printable_json(text: str) -> str:
    """JSON of the same meaning, with what a terminal would obey escaped; its line breaks stay.

    JSON escapes by itself the control characters of ASCII, but neither those beyond (U+009B begins an
    escape sequence as well) nor those that turn the direction of writing.
    """
    if text.isprintable():
        return text
    return "".join(
        _escaped(letter) if letter != "\n" and _is_obeyed(letter) else letter for letter in text
    )


def _is_obeyed(letter: str) -> bool:
    return unicodedata.category(letter) in _OBEYED


def _shown(letter: str) -> str:
    return " " if letter in "\n\r\t" else f"\\x{ord(letter):02x}"


def _escaped(letter: str) -> str:
    units = letter.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
