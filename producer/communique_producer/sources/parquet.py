"""Parquet: a row an article, read some rows at a time."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from communique_producer.sources.columns import check_names
from communique_producer.sources.input import Input
from communique_producer.sources.kind import Kind, Raw
from communique_producer.sources.row import Row
from communique_producer.sources.unpacking import LARGEST, MOST_TIMES
from communique_producer.sources.values import plain
from communique_schemas.errors import SourceError

_MARK = b"PAR1"
_ROWS = 64
"""Rows that are held at a time; others may be as long as an article can be."""
_UNSUSPECTED = 16 * 1024**2


def _recognise(given: Input) -> bool:
    return given.head.startswith(_MARK)


def _read(given: Input) -> Iterator[Raw]:
    try:
        from pyarrow import ArrowException
    except ImportError as error:
        raise SourceError(
            'Parquet needs what is not installed: pip install "communique[sources]"'
        ) from error
    with given.seekable() as file:
        try:
            yield from _rows(file)
        except (ArrowException, OSError) as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise
            raise SourceError(f"the Parquet is cut or damaged: {_first_line(error)}") from error


def _rows(file: BinaryIO) -> Iterator[Raw]:
    from pyarrow import parquet

    size = file.seek(0, 2)
    opened = parquet.ParquetFile(file, pre_buffer=False)
    described = opened.metadata
    unpacked = sum(described.row_group(n).total_byte_size for n in range(described.num_row_groups))
    if unpacked > LARGEST or unpacked > max(_UNSUSPECTED, MOST_TIMES * size):
        raise SourceError(
            f"it unpacks to more than {MOST_TIMES} times its size, or {LARGEST:,} bytes, which is the limit"
        )
    check_names(opened.schema_arrow.names)
    if not described.num_rows:
        raise SourceError("the table has no rows")
    number = 0
    for batch in opened.iter_batches(batch_size=_ROWS):
        for row in _without_nanoseconds(batch).to_pylist():
            number += 1
            yield number, Row(plain(row))


def _without_nanoseconds(batch: Any) -> Any:
    """The batch with its times in microseconds, which are all that Python tells."""
    from pyarrow import RecordBatch, timestamp, types

    columns = [
        column.cast(timestamp("us", tz=column.type.tz), safe=False)
        if types.is_timestamp(column.type)
        else column
        for column in batch.columns
    ]
    return RecordBatch.from_arrays(columns, names=batch.schema.names)


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


PARQUET = Kind("parquet", frozenset({".parquet", ".pq"}), _recognise, _read)
