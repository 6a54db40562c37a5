"""Text from articles on a terminal: control characters are shown and never obeyed; all can be written."""

import codecs
import os
import sys
import unicodedata
from io import TextIOWrapper
from pathlib import Path

_OBEYED = frozenset({"Cc", "Cf", "Cs"})
"""Control and format characters, and halves of surrogate pairs, which cannot be written at all."""

_ESCAPING = "communique-escape"


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


def prepare_outputs() -> None:
    """Let standard output and error take whatever is written to them.

    What their encoding does not have is escaped as in JSON, which stays JSON of the same meaning by that.
    A closed one leads nowhere. It is for commands: the streams belong to the whole process.
    """
    codecs.register_error(_ESCAPING, _in_place_of)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - as long as the process lives
            setattr(sys, name, nowhere)
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=_ESCAPING)


def _in_place_of(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_escaped, error.object[error.start : error.end])), error.end
