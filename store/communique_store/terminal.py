"""Text from articles on a terminal: control characters are shown, never obeyed."""

import unicodedata


def printable(text: str) -> str:
    """The text with control and format characters written out, so that no escape sequence works."""
    return "".join(
        letter if unicodedata.category(letter) not in {"Cc", "Cf"} else _shown(letter)
        for letter in text
    )


def _shown(letter: str) -> str:
    return " " if letter in "\n\r\t" else f"\\x{ord(letter):02x}"
