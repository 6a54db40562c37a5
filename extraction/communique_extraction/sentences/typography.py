"""Reads a text of any typography as plain one, and keeps where each character of it is stored."""

import html
import re
import unicodedata
from array import array
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from communique_extraction.lexicon.typography import ReaderName, TypeRule, typography
from communique_extraction.sentences.text_view import TextView

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_PARAGRAPH_ENDS = frozenset("\x0c\u2029")
_ESCAPED_TIMES = 3
"""How many times over an entity may have been escaped."""
Reader = Callable[[str], str]


def plain_view(text: str) -> TextView:
    """Make the view of a text in plain typography, by the rules of `typography.toml`."""
    view = TextView(text, text)
    for pattern, readers in _passes():
        view = _rewritten(view, pattern, readers)
    return view


@cache
def _passes() -> tuple[tuple[re.Pattern[str], Sequence[Reader]], ...]:
    groups = (typography().escaped, typography().sign, typography().setting)
    return tuple((_any_of(rules), [_reader(rule) for rule in rules]) for rules in groups if rules)


def _any_of(rules: Sequence[TypeRule]) -> re.Pattern[str]:
    return re.compile("|".join(f"({rule.form})" for rule in rules))


def _reader(rule: TypeRule) -> Reader:
    return _READERS[rule.reader] if rule.reader else lambda _written: rule.read


def _rewritten(view: TextView, pattern: re.Pattern[str], readers: Sequence[Reader]) -> TextView:
    """Put for each match what its reader says; each character of that stands where the match does."""
    pieces: list[str] = []
    starts, ends = array("q"), array("q")
    done = 0
    for match in pattern.finditer(view.text):
        read = readers[(match.lastindex or 1) - 1](match[0])
        if read != match[0]:
            start, end = match.span()
            pieces += view.text[done:start], read
            starts.extend((*range(done, start), *[start] * len(read)))
            ends.extend((*range(done + 1, start + 1), *[end] * len(read)))
            done = end
    if not done:
        return view
    last = len(view.text)
    starts.extend(range(done, last))
    ends.extend(range(done + 1, last + 1))
    if view.starts:
        starts = array("q", (view.starts[at] for at in starts))
        ends = array("q", (view.ends[at - 1] for at in ends))
    return TextView(view.stored, "".join((*pieces, view.text[done:])), starts, ends)


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
