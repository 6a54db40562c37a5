"""Parquet with nested types: a row an event, its fields as in the contract."""

from collections.abc import Iterable
from typing import BinaryIO

from communique_consumer.arrow import batches, schema
from communique_consumer.formats.format import Format
from communique_schemas import Event


def _write(events: Iterable[Event], file: BinaryIO) -> int:
    form = schema()  # which says what is missing, before parquet is asked for
    from pyarrow import parquet

    number = 0
    with parquet.ParquetWriter(file, form, compression="zstd") as writer:
        for batch in batches(events):
            writer.write_batch(batch)
            number += batch.num_rows
    return number


PARQUET = Format("parquet", ".parquet", _write, is_text=False)
