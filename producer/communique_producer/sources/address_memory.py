"""What is remembered of addresses between rounds: how what they gave was called, and what was in it."""

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from communique_schemas.errors import SourceError

_FORM = 1
_MOST_SEEN = 10_000
"""Records of one address that are remembered; feeds have some dozens."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is known of one address: its validators, and the marks of the records that it held.

    `reading` is the mark of how they were read: with other options they are new.
    """

    reading: str = ""
    etag: str | None = None
    last_modified: str | None = None
    seen: frozenset[str] = field(default_factory=frozenset)


class AddressMemory:
    """The memory of a run, and of the next ones where there is a file."""

    def __init__(self, path: str | None = None, *, forget: bool = False) -> None:
        """Read what the file tells, unless that is to be forgotten.

        Raises:
            SourceError: the file holds something else, or cannot be read.
        """
        self._path = Path(path) if path else None
        self._known: dict[str, Remembered] = {}
        if self._path and not forget:
            self._known = _read(self._path)

    def of(self, url: str, reading: str) -> Remembered:
        """What is known of it, if it was read in that way."""
        known = self._known.get(url, Remembered())
        return known if known.reading == reading else Remembered(reading)

    def put(self, url: str, known: Remembered) -> None:
        """Remember this.

        Raises:
            SourceError: the file cannot be written.
        """
        if self._known.get(url) == known:
            return
        self._known[url] = known
        if self._path:
            _write(self._path, self._known)


def marks(seen: Iterable[str]) -> frozenset[str]:
    """No more of them than are remembered."""
    return frozenset(list(seen)[:_MOST_SEEN])


def _read(path: Path) -> dict[str, Remembered]:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SourceError(f"--state {path}: cannot be read: {error.strerror}") from error
    try:
        told = json.loads(content)
        known = {url: _remembered(**each) for url, each in told["addresses"].items()}
        is_ours = told["form"] == _FORM
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SourceError(
            f"--state {path}: this is no state of addresses ({error}): name another file, or delete it"
        ) from error
    if not is_ours:
        raise SourceError(
            f"--state {path}: another version wrote it: name another file, or delete it"
        )
    return known


def _remembered(*, seen: list[str], **others: Any) -> Remembered:
    return Remembered(seen=frozenset(seen), **others)


def _write(path: Path, known: dict[str, Remembered]) -> None:
    """Put it in place whole: a run that is killed leaves what was there before."""
    told = {
        "form": _FORM,
        "addresses": {
            url: {**asdict(each), "seen": sorted(each.seen)} for url, each in known.items()
        },
    }
    try:
        with NamedTemporaryFile(
            "w", dir=path.absolute().parent, prefix=f".{path.name}.", delete=False, encoding="utf-8"
        ) as file:
            written = Path(file.name)
            try:
                json.dump(told, file, indent=1)
                file.flush()
                os.fsync(file.fileno())
                written.replace(path)
            except BaseException:
                written.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise SourceError(f"--state {path}: cannot be written: {error.strerror}") from error
