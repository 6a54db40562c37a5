"""Which field of another's record is which of ours."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from communique_producer.sources.values import is_set, tidied
from communique_schemas import Article
from communique_schemas.errors import InvalidArticleError, SourceError

FIELDS = tuple(Article.model_fields)
_LIST = "records"


@dataclass(frozen=True, slots=True)
class FieldMap:
    """Our fields with the places of theirs.

    `places`: for each of ours the names that it may have, the best first; the first with a value is taken.
    A name may lead into an object: `source.title`. `kept` are those of the others that become metadata; None
    is all of them. `list_at`: where the records stand, if not by themselves but in an answer with others.
    """

    places: Mapping[str, tuple[str, ...]]
    kept: tuple[str, ...] | None = None
    list_at: str | None = None

    def apply(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """Make a record of ours; what is not named stays as metadata."""
        made: dict[str, Any] = {}
        used = set()
        for ours, names in self.places.items():
            for name in names:
                value = at(record, name)
                if is_set(value):
                    made[ours] = tidied(ours, value)
                    used.add(name)
                    break
        others = record.items() if self.kept is None else ((k, at(record, k)) for k in self.kept)
        metadata = {key: value for key, value in others if key not in used and is_set(value)}
        return made | ({"metadata": metadata} if metadata else {})

    def told(self, problem: str) -> str:
        """A problem of a record with the names that its fields have there."""
        parts = problem.split("; ")
        named = [
            f"{ours} is taken from {' or '.join(names)}"
            for ours, names in self.places.items()
            if names != (ours,) and any(part.startswith(f"{ours}:") for part in parts)
        ]
        return f"{problem} ({'; '.join(named)})" if named else problem

    def missing_in(self, columns: Iterable[str]) -> list[str]:
        """The names that a table with these columns does not have."""
        names = [name for given in self.places.values() for name in given] + list(self.kept or ())
        return [name for name in names if name not in set(columns)]


def at(record: Mapping[str, Any], name: str) -> Any:
    """The value of that name, else the one to which its parts lead; None where there is none."""
    if name in record:
        return record[name]
    first, _, rest = name.partition(".")
    inner = record.get(first)
    return at(inner, rest) if rest and isinstance(inner, dict) else None


def in_list(record: Mapping[str, Any], name: str, what: str) -> Iterator[tuple[str, Any]]:
    """Yield the place and the value of each in the list of that name.

    Raises:
        InvalidArticleError: there is no list, or nothing in it; `what` is what this is called then.
    """
    found = at(record, name)
    if not isinstance(found, list) or not found:
        state = "is empty" if found == [] else "is missing"
        raise InvalidArticleError(f"{what} without articles: its list {name} {state}")
    for number, inner in enumerate(found):
        yield f"{name}[{number}]", inner


def read_map(given: Iterable[str]) -> FieldMap | None:
    """Make a map of `title=headline,published_at=date`; None where nothing is given.

    Several names after `metadata=`, with + between them, are all that is kept beside; none keeps nothing. The
    name after `records=` is that of the list in which the records are.

    Raises:
        SourceError: a part is not of that form, or names no field of an article.
    """
    parts = [part.strip() for row in csv.reader(given) for part in row if part.strip()]
    if not parts:
        return None
    places: dict[str, tuple[str, ...]] = {}
    kept: tuple[str, ...] | None = None
    list_at: str | None = None
    for part in parts:
        ours, equals, theirs = (piece.strip() for piece in part.partition("="))
        if ours == "metadata" and equals:
            kept = tuple(name.strip() for name in theirs.split("+") if name.strip())
        elif ours == _LIST and theirs:
            list_at = theirs
        elif ours not in FIELDS or not theirs:
            raise SourceError(
                f"{part!r} is no mapping: say our field and theirs, e.g. --map text=body,published_at=date "
                f"(ours are {', '.join(FIELDS)})"
            )
        elif ours in places:
            raise SourceError(f"{ours} is mapped twice: from {places[ours][0]!r} and {theirs!r}")
        else:
            places[ours] = (theirs,)
    return FieldMap(places, kept, list_at)
