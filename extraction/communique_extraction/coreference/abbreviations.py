"""Abbreviations that an article introduces: "the World Trade Fund (WTF)".

After Schwartz and Hearst (2003), "A simple algorithm for identifying abbreviation definitions in biomedical
text", for names: each letter is the initial of a capitalised word before the bracket.
"""

import re
from collections.abc import Iterator, Mapping

_DEFINED = re.compile(
    r"(?P<words>(?:[A-Z][\w’'&.-]*,?(?:\s+(?:of|and|for|the|on|in|&))*\s+){2,10})\((?P<short>[A-Z]{2,8})\)"
)
_SHORT = re.compile(r"\([A-Z]{2,8}\)")


def abbreviations(text: str) -> Mapping[str, str]:
    """The full name of each abbreviation that a text introduces."""
    return dict(_pairs(text)) if _SHORT.search(text) else {}


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for match in _DEFINED.finditer(text):
        words, short = match["words"].split(), match["short"]
        named = [at for at, word in enumerate(words) if word[0].isupper()]
        starts = (at for at in named if _initials(words[at:]) == short)
        for at in starts:
            yield short, " ".join(words[at:])
            break


def _initials(words: list[str]) -> str:
    return "".join(
        part[0] for word in words for part in re.split(r"[-–]", word) if part[:1].isupper()
    )
