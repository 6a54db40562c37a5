"""The forms of parts: how entries are written to one, and which entries one has."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import Any, BinaryIO, Final, Generic

from communique_consumer.arrow import arrow, changes_table, entries_table
from communique_consumer.forwarding.target import R, Record
from communique_schemas import ChangedEvent, StreamEntry
from communique_schemas.errors import RefusedError
from communique_schemas.printable import printable_json


@dataclass(frozen=True, slots=True)
class PartForm(Generic[R]):
    """A form of parts: `content` makes the bytes of one, `entry_ids` reads which entries it has."""

    name: str
    ending: str
    content: Callable[[Sequence[R]], bytes]
    entry_ids: Callable[[BinaryIO], set[str]]


def _lines(records: Sequence[Record]) -> bytes:
    return b"".join(printable_json(record.model_dump_json()).encode() + b"\n" for record in records)


def _ids_of_lines(file: BinaryIO) -> set[str]:
    return {json.loads(line)["entry_id"] for line in file}


def _parquet(records: Sequence[R], table_of: Callable[[Sequence[R]], Any]) -> bytes:
    pa = arrow()  # which says what is missing, before parquet is asked for
    from pyarrow import parquet

    content = BytesIO()
    try:
        parquet.write_table(table_of(records), content, compression="zstd")
    except (pa.ArrowInvalid, OverflowError) as error:  # such as a number that no column holds
        raise RefusedError(str(error)) from error
    return content.getvalue()


def _ids_of_parquet(file: BinaryIO) -> set[str]:
    from pyarrow import parquet

    table: Any = parquet.read_table(file, columns=["entry_id"])
    return set(table["entry_id"].to_pylist())


PARTS_OF_REPORTS: Final[Sequence[PartForm[StreamEntry]]] = (
    PartForm("jsonl", ".jsonl", _lines, _ids_of_lines),
    PartForm("parquet", ".parquet", partial(_parquet, table_of=entries_table), _ids_of_parquet),
)
PARTS_OF_EVENTS: Final[Sequence[PartForm[ChangedEvent]]] = (
    PartForm("jsonl", ".jsonl", _lines, _ids_of_lines),
    PartForm("parquet", ".parquet", partial(_parquet, table_of=changes_table), _ids_of_parquet),
)
