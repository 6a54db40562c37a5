"""GDELT's Global Knowledge Graph (version 2): a row an article, with its address and no text."""

import re
from collections.abc import Iterator

from communique_producer.refusal import Refusal
from communique_producer.sources.input import Input
from communique_producer.sources.kind import Kind, Raw
from communique_producer.sources.row import Row

_COLUMNS = 27
_ID, _TIME, _COLLECTION, _SOURCE, _ADDRESS, _TRANSLATION, _EXTRAS = 0, 1, 2, 3, 4, 25, 26
_RECORD = re.compile(r"\d{14}-T?\d+")
_WEB = "1"
_LANGUAGE = re.compile(r"srclc:(\w+)")
_TITLE = re.compile(r"<PAGE_TITLE>(.*?)</PAGE_TITLE>")


def _recognise(given: Input) -> bool:
    cells = given.opening.split("\n", 1)[0].split("\t")
    return len(cells) == _COLUMNS and bool(_RECORD.fullmatch(cells[_ID]))


def _read(given: Input) -> Iterator[Raw]:
    for number, line in enumerate(given.lines(), start=1):
        if line.strip():
            yield _raw(number, line.decode(errors="replace").rstrip("\r\n").split("\t"), given.name)


def _raw(number: int, cells: list[str], file: str) -> Raw:
    if len(cells) != _COLUMNS:
        return Refusal(file, number, f"the row has {len(cells):,} cells, and not {_COLUMNS}")
    if cells[_COLLECTION] != _WEB:
        return Refusal(file, number, f"no web page, but a citation: {cells[_ADDRESS]}")
    language = _LANGUAGE.search(cells[_TRANSLATION])
    title = _TITLE.search(cells[_EXTRAS])
    row = {
        "url": cells[_ADDRESS],
        "domain": cells[_SOURCE],
        "seendate": f"{cells[_TIME][:8]}T{cells[_TIME][8:]}Z",
        "title": title[1] if title else "",
        "language": language[1] if language else "",
        "GKGRECORDID": cells[_ID],
    }
    return number, Row(row)


GDELT_GKG = Kind("gkg", frozenset(), _recognise, _read)
