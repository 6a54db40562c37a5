"""Names as they are searched: words without case and accents."""

import re
import unicodedata


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without accents and points."""
    flat = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in flat if not unicodedata.combining(letter))
    return tuple(re.findall(r"[^\W_]+", plain.lower()))
