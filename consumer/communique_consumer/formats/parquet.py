"""Parquet with nested types: a row an event, its fields as in the contract."""

from collections.abc import Iterable
from typing import Any, BinaryIO

from communique_consumer.arrow import batches, canonical_batches, canonical_schema, schema
from communique_consumer.formats.format import Format
from communique_schemas import CanonicalEvent, Event


def _write(events: Iterable[Event], file: BinaryIO) -> int:
    return _write_batches(schema(), batches(events), file)


def _write_canonical(events: Iterable[CanonicalEvent], file: BinaryIO) -> int:
    return _write_batches(canonical_schema(), canonical_batches(events), file)


def _write_batches(form: Any, found: Iterable[Any], file: BinaryIO) -> int:
    """Write record batches of one schema, which says what is missing before parquet is asked for."""
    from pyarrow import parquet

    number = 0
    with parquet.ParquetWriter(file, form, compression="zstd") as writer:
        for batch in found:
            writer.write_batch(batch)
            number += batch.num_rows
    return number


PARQUET = Format("parquet", ".parquet", _write, _write_canonical, is_text=False)
