"""CSV and its relatives: a header, then a row an article, read one at a time however large the file."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

from communique_producer.refusal import Refusal
from communique_producer.sources.columns import check_names, well_known
from communique_producer.sources.decoding import is_binary
from communique_producer.sources.delimited_rows import NumberedRow, rows
from communique_producer.sources.input import Input
from communique_producer.sources.kind import Kind, Raw
from communique_producer.sources.row import Row
from communique_schemas.errors import SourceError

_ENDINGS = frozenset({".csv", ".tsv", ".tab"})
_DELIMITERS = ",\t;|"
_SAMPLE = 20
"""Rows by which the delimiter is told."""
_SAYS_DELIMITER = "sep="
"""Spreadsheets write it before the header."""


@dataclass(frozen=True, slots=True)
class _Form:
    """How a table is written, with its header and some rows."""

    delimiter: str
    quoted: bool
    header: list[str]
    sample: list[list[str]]

    def is_even(self) -> bool:
        """Whether all rows that were looked at have a cell for each column."""
        return all(len(cells) == len(self.header) for cells in self.sample)

    def weight(self) -> tuple[int, bool, int, int]:
        """The more, the likelier it is written so."""
        known = len(well_known(self.header).places)
        return known, self.is_even(), len(self.sample), len(self.header)


def _forms(given: Input) -> list[_Form]:
    """The ways in which its beginning can be read, the likeliest first."""
    lines = given.opening.splitlines(keepends=True)
    if not given.is_whole:
        del lines[-1:]
    said = lines[0].strip().removeprefix(_SAYS_DELIMITER) if lines else ""
    if lines and lines[0].startswith(_SAYS_DELIMITER):
        del lines[0]
    delimiters = said if len(said) == 1 and said in _DELIMITERS else _DELIMITERS
    made = [_form(lines, delimiter, quoted=True) for delimiter in delimiters]
    if "\t" in delimiters:
        made.append(_form(lines, "\t", quoted=False))
    return sorted(made, key=_Form.weight, reverse=True)


def _form(lines: list[str], delimiter: str, *, quoted: bool) -> _Form:
    whole = takewhile(lambda row: not row.problem, rows(enumerate(lines), delimiter, quoted=quoted))
    header, *sample = [row.cells for row in islice(whole, _SAMPLE)] or [[]]
    return _Form(delimiter, quoted, [name.strip() for name in header], sample)


def _recognise(given: Input) -> bool:
    """Its columns have names that tell the text, or the address and more, and its rows are even."""
    form = _forms(given)[0]
    places = well_known(form.header).places
    enough = len(form.header) > 1 and ("text" in places or ("url" in places and len(places) > 2))
    return enough and all(form.header) and form.is_even()


def _read(given: Input) -> Iterator[Raw]:
    if is_binary(given.head):
        raise SourceError("this is a binary file, no text")
    form = _forms(given)[0]
    found = rows(_lines(given), form.delimiter, quoted=form.quoted)
    first = next(found, None)
    if first is None:
        raise SourceError("the file is empty")
    header, row = _header(first), None
    for row in found:
        yield _raw(row, header, given.name)
    if row is None:
        raise SourceError("there is no row below the first line, which is to name the columns")


def _lines(given: Input) -> Iterator[tuple[int, str]]:
    """The lines with their numbers; what is no UTF-8 in them is left as half surrogates."""
    for number, line in enumerate(given.lines(), start=1):
        text = line.decode(errors="surrogateescape")
        text = text.removeprefix("\ufeff") if number == 1 else text
        if number == 1 and text.startswith(_SAYS_DELIMITER):
            continue
        yield number, text


def _header(row: NumberedRow) -> list[str]:
    if row.problem:
        raise SourceError(f"its header in line {row.number}: {row.problem}")
    header = [cell.strip() or f"column {number}" for number, cell in enumerate(row.cells, start=1)]
    check_names(header)
    return header


def _raw(row: NumberedRow, header: list[str], file: str) -> Raw:
    if row.problem:
        return Refusal(file, row.number, row.problem)
    if len(row.cells) != len(header):
        return Refusal(
            file,
            row.number,
            f"the row has {len(row.cells):,} cells, and the header names {len(header):,} columns: a "
            "delimiter or a quotation mark is astray, or the file is cut",
        )
    return row.number, Row(zip(header, row.cells, strict=True))


DELIMITED = Kind("csv", _ENDINGS, _recognise, _read)
