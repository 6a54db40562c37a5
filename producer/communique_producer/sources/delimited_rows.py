"""Rows of delimited lines; one that is broken costs no other."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

_LONGEST_CELL = 16_000_000
"""Characters: where a quotation mark is open, no more than these are held."""
_MOST_MENDED = 100
"""Broken rows behind which it is begun anew; each may cost the reading of a whole cell again."""


@dataclass(frozen=True, slots=True)
class NumberedRow:
    """The cells of a row and the number of its first line, or what is wrong with it."""

    number: int
    cells: list[str] = field(default_factory=list)
    problem: str | None = None


class _Lines:
    """Lines for `csv.reader`, which are remembered until the row that they make is whole."""

    def __init__(self, numbered: Iterable[tuple[int, str]]) -> None:
        self._numbered = iter(numbered)
        self._again: deque[tuple[int, str]] = deque()
        self.taken: list[tuple[int, str]] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._numbered)
        self.taken.append(line)
        return line[1]

    def go_back(self) -> None:
        """Let the lines behind the first of those taken be read again."""
        self._again.extendleft(reversed(self.taken[1:]))


def rows(
    numbered: Iterable[tuple[int, str]], delimiter: str, *, quoted: bool = True
) -> Iterator[NumberedRow]:
    """Yield the rows that are not blank.

    A row that is no valid CSV is one with a problem; what follows its first line is read anew. Without
    `quoted` a quotation mark is a letter as any other.
    """
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_CELL))
    lines = _Lines(numbered)
    new_reader = partial(
        csv.reader,
        delimiter=delimiter,
        strict=True,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
    )
    reader = new_reader(lines)
    mended = 0
    while True:
        lines.taken = []
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield NumberedRow(lines.taken[0][0], problem=_problem(error))
            mended += 1
            if mended <= _MOST_MENDED:
                lines.go_back()
            reader = new_reader(lines)
            continue
        if any(cell.strip() for cell in cells):
            yield _checked(lines.taken[0][0], cells)


def _checked(number: int, cells: list[str]) -> NumberedRow:
    try:
        "".join(cells).encode()
    except UnicodeEncodeError:
        return NumberedRow(
            number, problem="not UTF-8: convert the file, e.g. `iconv -f latin1 -t utf-8`"
        )
    return NumberedRow(number, cells)


def _problem(error: csv.Error) -> str:
    reason = str(error)
    if reason == "unexpected end of data":
        return "a quotation mark is open to the end of the file"
    if reason.startswith("field larger"):
        return f"a cell has more than {_LONGEST_CELL:,} characters: a quotation mark may be open"
    return f"not valid CSV: {reason}"
