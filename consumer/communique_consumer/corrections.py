"""What analysts decided as a table (CSV): a row a decision, written and read again without loss."""

import csv
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO
from typing import Final

from pydantic import ValidationError

from communique_consumer.formats.csv_table import is_run
from communique_schemas import Correction, StatedCorrection
from communique_schemas.article import describe
from communique_schemas.errors import SourceError
from communique_schemas.printable import printable_json

_SIDES: Final = ("", "other_")
COLUMNS: Final = (
    "number", "decision", "made_at", "note",
    *(f"{side}{name}" for side in _SIDES for name in ("article", "type", "start")),
)  # fmt: skip
"""The columns of a row; a report is told by its article, its type, and where its trigger starts in it."""
_NEEDED: Final = frozenset(COLUMNS) - {"number", "made_at", "note"}
_ESCAPE: Final = re.compile(r"\\\\|(?:\\u[0-9a-f]{4})+")


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line of a table that says no decision."""

    line: int
    """From 1 on, which is that of the columns' names."""
    reason: str


def corrections_table(decided: Iterable[Correction]) -> str:
    """Write decisions as a table, safe in a spreadsheet."""
    text = StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    for each in decided:
        row: dict[str, object] = {
            "number": each.number,
            "decision": each.decision,
            "made_at": each.made_at.isoformat(),
            "note": _safe(each.note or ""),
        }
        for side, anchor in zip(_SIDES, each.reports, strict=True):
            row[f"{side}article"] = _safe(anchor.article)
            row[f"{side}type"] = anchor.type
            row[f"{side}start"] = anchor.start
        writer.writerow(row)
    return text.getvalue()


def read_corrections(content: bytes) -> tuple[list[StatedCorrection], list[RefusedLine]]:
    """Read such a table, also as a spreadsheet has saved it; numbers are not read, and no moment means now.

    Raises:
        SourceError: it is no such table.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError("the table of corrections is no UTF-8 text") from error
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    rows = csv.DictReader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    stated: list[StatedCorrection] = []
    refused: list[RefusedLine] = []
    try:
        if missing := sorted(_NEEDED.difference(rows.fieldnames or ())):
            raise SourceError(f"the table of corrections has no column {missing[0]!r}")
        for row in rows:
            found = _stated(row)
            if isinstance(found, StatedCorrection):
                stated.append(found)
            else:
                refused.append(RefusedLine(rows.line_num, found))
    except csv.Error as error:
        raise SourceError(f"line {rows.line_num} of the table is broken: {error}") from error
    return stated, refused


def _stated(row: Mapping[str, str | None]) -> StatedCorrection | str:
    """The decision of a row, or why it is none."""
    cells = {name: _read(cell or "") for name, cell in row.items() if isinstance(cell, str)}
    reports = [
        {
            "article": cells.get(f"{side}article"),
            "type": cells.get(f"{side}type"),
            "start": cells.get(f"{side}start"),
        }
        for side in _SIDES
    ]
    told = {
        "decision": cells.get("decision"),
        "reports": reports,
        "made_at": cells.get("made_at") or datetime.now(UTC),
        "note": cells.get("note") or None,
    }
    try:
        return StatedCorrection.model_validate(told)
    except ValidationError as error:
        return describe(error)


def _safe(text: str) -> str:
    """A text as a cell that no spreadsheet runs and no terminal obeys, from which it can be read again."""
    escaped = printable_json(text.replace("\\", "\\\\")).replace("\n", "\\u000a")
    return f"'{escaped}" if is_run(escaped) or escaped.startswith("'") else escaped


def _read(cell: str) -> str:
    return _ESCAPE.sub(lambda found: json.loads(f'"{found[0]}"'), cell.removeprefix("'"))
