"""Reads a text of any typography as plain one, and keeps where each character of it is stored."""

import html
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from communique_extraction.lexicon.typography import ReaderName, TypeRule, typography
from communique_extraction.sentences.text_view import Rewriting, TextView

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_PARAGRAPH_ENDS = frozenset("\x0c\u2029")
_ESCAPED_TIMES = 3
"""How many times over an entity may have been escaped."""
Reader = Callable[[str], str]


def plain_view(text: str) -> TextView:
    """Make the view of a text in plain typography, by the rules of `typography.toml`."""
    view = TextView(text, text)
    for rules in _passes():
        view = rules.applied_to(view)
    return view


@dataclass(frozen=True, slots=True)
class _Pass:
    """Rules of which the first one that fits at a place says what is read there.

    `at` finds the places where one may fit. It is a set of characters, and looking for these alone is many
    times faster than trying the forms at every character.
    """

    at: re.Pattern[str]
    forms: re.Pattern[str]
    readers: tuple[Reader, ...]

    @classmethod
    def of(cls, rules: Sequence[TypeRule]) -> "_Pass":
        at = re.compile("|".join(dict.fromkeys(rule.at for rule in rules)))
        forms = re.compile("|".join(f"({rule.form})" for rule in rules))
        return cls(at, forms, tuple(_reader(rule) for rule in rules))

    def applied_to(self, view: TextView) -> TextView:
        """The view with what is read for what is written; each character stands where that does."""
        return view.rewritten(list(self._found(view.text)))

    def _found(self, text: str) -> Iterator[Rewriting]:
        done = 0
        for sign in self.at.finditer(text):
            for place in range(max(done, sign.start() - 1), sign.start() + 1):
                match = self.forms.match(text, place)
                if match is not None and match.end() > sign.start() >= done:
                    read = self.readers[(match.lastindex or 1) - 1](match[0])
                    if read != match[0]:
                        yield Rewriting(match.start(), match.end(), read)
                    done = match.end()
                    break


@cache
def _passes() -> tuple[_Pass, ...]:
    rules = typography()
    groups = (rules.escaped, rules.sign, rules.width, rules.spacing, rules.setting)
    return tuple(_Pass.of(group) for group in groups if group)


def _reader(rule: TypeRule) -> Reader:
    return _READERS[rule.reader] if rule.reader else lambda _written: rule.read


def _unescaped(written: str) -> str:
    read = written
    for _ in range(_ESCAPED_TIMES):
        read = html.unescape(read)
    return read


def _compatible(written: str) -> str:
    return unicodedata.normalize("NFKC", written)


def _line_ends(written: str) -> str:
    ends: list[str] = _LINE_END.findall(written)
    return "\n" if len(ends) == 1 and ends[0] not in _PARAGRAPH_ENDS else "\n\n"


_READERS: Mapping[ReaderName, Reader] = {
    "entity": _unescaped,
    "compatible": _compatible,
    "line_ends": _line_ends,
}
