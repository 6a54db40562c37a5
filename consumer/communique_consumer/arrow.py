"""The contract's models as Arrow types: nested as they are, with days as days."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from communique_schemas import CanonicalEvent, ChangedEvent, Event, StreamEntry
from communique_schemas.errors import MissingExtraError
from communique_schemas.event import AgreementEvent, MeetingEvent

_ROWS = 1000
"""Events that are held at a time."""


def arrow() -> Any:
    """The library `pyarrow`.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        import pyarrow
    except ImportError as error:
        raise MissingExtraError(
            'Parquet and data frames need pyarrow: pip install "communique[consumers]"'
        ) from error
    return pyarrow


def schema() -> Any:
    """The `pyarrow.Schema` of an event: the fields of both types, null where one has no such field."""
    fields = {
        name: field.annotation
        for model in (MeetingEvent, AgreementEvent)
        for name, field in model.model_fields.items()
    }
    pa = arrow()
    return pa.schema(
        [
            *(
                pa.field(name, _type(kind) if name != "participants" else _participants())
                for name, kind in fields.items()
            )
        ]
    )


def canonical_schema() -> Any:
    """The `pyarrow.Schema` of a canonical event; what is said of a field is a map from its name."""
    fields = CanonicalEvent.model_fields.items()
    pa = arrow()
    return pa.schema([pa.field(name, _type(field.annotation)) for name, field in fields])


def batches(events: Iterable[Event]) -> Iterator[Any]:
    """Yield `pyarrow.RecordBatch`es of at most a thousand events; one without events if there are none."""
    return _batches(map(_row, events), schema())


def canonical_batches(events: Iterable[CanonicalEvent]) -> Iterator[Any]:
    """Yield the same of canonical events."""
    return _batches(map(_canonical_row, events), canonical_schema())


def _batches(rows: Iterable[dict[str, Any]], form: Any) -> Iterator[Any]:
    pa, rest, first = arrow(), iter(rows), True
    while (page := list(islice(rest, _ROWS))) or first:
        yield pa.RecordBatch.from_pylist(page, schema=form)
        first = False


def entries_table(entries: Sequence[StreamEntry]) -> Any:
    """A `pyarrow.Table` of entries of the stream: which they are, and the fields of their events."""
    pa = arrow()
    form = pa.schema(
        [pa.field("entry_id", pa.string()), pa.field("action", pa.string()), *schema()]
    )
    rows = [
        {"entry_id": entry.entry_id, "action": entry.action, **_row(entry.event)}
        for entry in entries
    ]
    return pa.Table.from_pylist(rows, schema=form)


def changes_table(changes: Sequence[ChangedEvent]) -> Any:
    """A `pyarrow.Table` of changes: which they are, and their events' fields, null for one that is gone."""
    pa = arrow()
    names = ("entry_id", "action", "other")
    form = pa.schema([*(pa.field(name, pa.string()) for name in names), *canonical_schema()])
    rows = [
        {
            "entry_id": changed.entry_id,
            "action": changed.action,
            "other": changed.other,
            **(_canonical_row(changed.event) if changed.event else {"id": changed.id}),
        }
        for changed in changes
    ]
    return pa.Table.from_pylist(rows, schema=form)


def _row(event: Event) -> dict[str, Any]:
    row = event.model_dump()
    published = row["article"]["published_at"]
    row["article"]["published_at"] = published.isoformat() if published else None
    return row


def _canonical_row(event: CanonicalEvent) -> dict[str, Any]:
    row = event.model_dump()
    row["said"] = list(row["said"].items())
    for name in ("first_seen", "last_seen"):
        row[name] = row[name].isoformat() if row[name] else None
    for told in (*row["status_history"], *(report["article"] for report in row["reports"])):
        told["published_at"] = told["published_at"].isoformat() if told["published_at"] else None
    return row


def _participants() -> Any:
    """Of both types alike: their roles are words in either."""
    return _type(MeetingEvent.model_fields["participants"].annotation)


def _type(annotation: Any) -> Any:
    pa = arrow()
    origin, inner = get_origin(annotation), get_args(annotation)
    if set(inner) >= {date, datetime}:
        return pa.string()  # a day or a moment, as the article has it
    if origin in {Union, UnionType}:
        if all(get_origin(kind) is Literal for kind in inner):
            return pa.string()  # words of either list
        (annotation,) = (kind for kind in inner if kind is not NoneType)
        return _type(annotation)
    if origin is Literal:
        return pa.string()
    if origin is dict:
        return pa.map_(*map(_type, inner))
    if origin is tuple:
        return pa.list_(_type(inner[0]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = annotation.model_fields.items()
        return pa.struct([pa.field(name, _type(field.annotation)) for name, field in fields])
    if origin is not None:  # an annotated type, which pydantic has not unwrapped
        return _type(inner[0])
    return {
        str: pa.string(),
        int: pa.int64(),
        float: pa.float64(),
        bool: pa.bool_(),
        date: pa.date32(),
    }[annotation]
