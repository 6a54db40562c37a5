"""What a form of others' records is: a file beside this one makes one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from communique_producer.sources.field_map import FieldMap, at, in_list
from communique_schemas.errors import InvalidArticleError

Record = Mapping[str, Any]


def _nothing(_: Record) -> str | None:
    return None


def _as_it_is(record: Record) -> Record:
    return record


@dataclass(frozen=True, slots=True)
class Shape:
    """One form of records.

    `name`: what refusals call it. `fits` tells by its keys that a record is of this form, or is an answer of
    a service with a list of them. `fields`: where ours stand in it, and where an answer has its list.
    `failure` tells what an answer says that went wrong. `gap` tells why a record has not its whole text.
    `zone`: the time zone of its times, where the makers say it. `plain` makes a record of it in which
    `fields` find theirs, where these lie deeper than a name leads; `gap` is asked of that one.
    """

    name: str
    fits: Callable[[Record], bool]
    fields: FieldMap
    failure: Callable[[Record], str | None] = _nothing
    gap: Callable[[Record], str | None] = _nothing
    zone: str | None = None
    plain: Callable[[Record], Record] = _as_it_is

    def records(self, record: Record) -> Iterator[tuple[str, Any]]:
        """Yield the place and the record of each in an answer; a record by itself has no place.

        Raises:
            InvalidArticleError: the answer holds none.
        """
        if failure := self.failure(record):
            raise InvalidArticleError(f"an answer of {self.name} without articles: {failure}")
        list_at = self.fields.list_at
        if list_at and at(record, list_at) is not None:
            yield from in_list(record, list_at, f"an answer of {self.name}")
        else:
            yield "", record


def first_in(record: Record, list_at: str) -> Record:
    """The first record of an answer's list; an empty one where there is none."""
    found = at(record, list_at)
    first = found[0] if isinstance(found, list) and found else None
    return first if isinstance(first, dict) else {}
