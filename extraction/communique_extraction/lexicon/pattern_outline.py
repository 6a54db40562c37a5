"""What a mention pattern asks for at the least, so that it is tried only where it can fit.

It is read off the expression that `pattern_language.py` makes of it, in which each word class is a letter.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_letters

_ITEM = re.compile(
    r"(?:(?P<look>\(\?<?[=!])|(?P<open>\(\?(?:P<\w+>|:))|(?P<or>\|)"
    r"|(?P<end>\$)|(?P<none>\[\^\w+\])|(?P<one>\[\w+\]|\w)|(?P<close>\)))"
    r"(?P<times>[?*+]|\{\d*,?\d*\})?"
)
_OPTIONAL = re.compile(r"[?*]|\{0?,\d*\}|\{0\}")


@dataclass(frozen=True, slots=True)
class Outline:
    """What every stretch of words that fits a pattern has.

    `first` are the letters with which it may begin; `needed` those that it cannot be without. What may be
    `empty` leaves the beginning to what follows it.
    """

    first: frozenset[str] = frozenset()
    needed: frozenset[str] = frozenset()
    empty: bool = True

    def then(self, following: "Outline") -> "Outline":
        """The outline of this and what follows it."""
        first = self.first | following.first if self.empty else self.first
        return Outline(first, self.needed | following.needed, self.empty and following.empty)

    def repeated(self, times: str | None) -> "Outline":
        """The outline of this, so many times."""
        optional = times is not None and _OPTIONAL.fullmatch(times) is not None
        return Outline(self.first) if optional else self


def outline_of(expression: str) -> Outline:
    """The outline of a pattern, compiled to an expression."""
    return _row_of_items(_ITEM.finditer(expression))


def _row_of_items(items: Iterator[re.Match[str]]) -> Outline:
    """Read items up to the bracket that closes them, or to the end."""
    alternatives, row, times = list[Outline](), Outline(), None
    for item in items:
        if item["close"]:
            times = item["times"]
            break
        if item["or"]:
            alternatives.append(row)
            row = Outline()
        elif item["look"]:
            _row_of_items(items)  # what is only looked at takes no word
        elif item["open"]:
            row = row.then(_row_of_items(items))
        elif not item["end"]:
            row = row.then(_word(item).repeated(item["times"]))
    return _either([*alternatives, row]).repeated(times)


def _word(item: re.Match[str]) -> Outline:
    letters = frozenset(item[0].removesuffix(item["times"] or "")) & frozenset(ascii_letters)
    if item["none"]:
        return Outline(frozenset(ascii_letters) - letters, empty=False)
    return Outline(letters, letters if len(letters) == 1 else frozenset(), empty=False)


def _either(alternatives: list[Outline]) -> Outline:
    return Outline(
        frozenset().union(*(each.first for each in alternatives)),
        frozenset.intersection(*(each.needed for each in alternatives)),
        any(each.empty for each in alternatives),
    )
