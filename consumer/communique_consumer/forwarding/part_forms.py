"""The forms of parts: how entries are written to one, and which entries one has."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO, Final

from communique_consumer.arrow import arrow, entries_table
from communique_schemas import StreamEntry
from communique_schemas.errors import RefusedError
from communique_schemas.printable import printable_json


@dataclass(frozen=True, slots=True)
class PartForm:
    """A form of parts: `content` makes the bytes of one, `entry_ids` reads which entries it has."""

    name: str
    ending: str
    content: Callable[[Sequence[StreamEntry]], bytes]
    entry_ids: Callable[[BinaryIO], set[str]]


def _lines(entries: Sequence[StreamEntry]) -> bytes:
    return b"".join(printable_json(entry.model_dump_json()).encode() + b"\n" for entry in entries)


def _ids_of_lines(file: BinaryIO) -> set[str]:
    return {json.loads(line)["entry_id"] for line in file}


def _parquet(entries: Sequence[StreamEntry]) -> bytes:
    pa = arrow()  # which says what is missing, before parquet is asked for
    from pyarrow import parquet

    content = BytesIO()
    try:
        parquet.write_table(entries_table(entries), content, compression="zstd")
    except (pa.ArrowInvalid, OverflowError) as error:  # such as a number that no column holds
        raise RefusedError(str(error)) from error
    return content.getvalue()


def _ids_of_parquet(file: BinaryIO) -> set[str]:
    from pyarrow import parquet

    table: Any = parquet.read_table(file, columns=["entry_id"])
    return set(table["entry_id"].to_pylist())


PART_FORMS: Final = (
    PartForm("jsonl", ".jsonl", _lines, _ids_of_lines),
    PartForm("parquet", ".parquet", _parquet, _ids_of_parquet),
)
