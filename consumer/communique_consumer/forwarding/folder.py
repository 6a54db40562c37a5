"""Events in a folder, near or far: parts that are whole or not there, by the day on which entries came.

A part is named by its first and its last entry, and no entry stands in two of them: what comes again is
looked for in the parts whose names say that they may have it.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any, Generic

import fsspec
from fsspec.implementations.local import LocalFileSystem

from communique_consumer.files import whole_file
from communique_consumer.forwarding.part_forms import PartForm
from communique_consumer.forwarding.sorting import sortable
from communique_consumer.forwarding.target import R, Record
from communique_schemas.errors import (
    CommuniqueError,
    ExportError,
    MissingExtraError,
    TargetAwayError,
    TargetError,
)
from communique_store import redacted

_BETWEEN = "--"


class FolderTarget(Generic[R]):
    """A folder of parts, here or wherever fsspec reaches."""

    batch = 1000
    pause = 60.0
    """Parts are few and large rather than many and small."""

    def __init__(self, form: PartForm[R], place: str) -> None:
        """Name the folder.

        Args:
            form: of its parts.
            place: a path, or a URL that fsspec knows.

        Raises:
            TargetError: it is none.
            MissingExtraError: what reaches it is not installed.
        """
        self._form = form
        try:
            files, self._root = fsspec.core.url_to_fs(place)
        except ImportError as error:
            raise MissingExtraError(f"{redacted(place)}: {error}") from error
        except ValueError as error:
            raise TargetError(f"{redacted(place)} is no place that is known: {error}") from error
        self._files: Any = files
        self._is_near = isinstance(files, LocalFileSystem)
        self.name = f"{form.name}:{self._root if self._is_near else redacted(place)}"

    def prepare(self) -> None:
        """Make the folder (see `Target`)."""
        with self._reaching():
            self._files.makedirs(self._root, exist_ok=True)

    def deliver(self, records: Sequence[R]) -> None:
        """Write a part for each day (see `Target`); those of earlier days first."""
        in_order = sorted(records, key=lambda record: sortable(record.entry_id))
        for day, some in groupby(in_order, _day):
            self._write(day, list(some))

    def _write(self, day: str, records: Sequence[R]) -> None:
        folder = f"{self._root}/day={day}"
        with self._reaching():
            self._files.makedirs(folder, exist_ok=True)
            there = self._there(folder, records[0].entry_id, records[-1].entry_id)
            fresh = {each.entry_id: each for each in records if each.entry_id not in there}
            if not fresh:
                return
            first, *_, last = (*fresh, *fresh)
            self._put(
                f"{folder}/{first}{_BETWEEN}{last}{self._form.ending}",
                self._form.content(list(fresh.values())),
            )

    def _there(self, folder: str, first: str, last: str) -> set[str]:
        """The entries of the parts that may have some between these two."""
        self._files.invalidate_cache(folder)
        found = set[str]()
        for path in self._files.ls(folder, detail=False):
            begins, _, ends = Path(path).name.removesuffix(self._form.ending).partition(_BETWEEN)
            is_part = path.endswith(self._form.ending) and ends and not begins.startswith(".")
            if is_part and sortable(begins) <= sortable(last) and sortable(first) <= sortable(ends):
                found |= self._entries_of(path)
        return found

    def _entries_of(self, path: str) -> set[str]:
        try:
            with self._files.open(path, "rb") as file:
                return self._form.entry_ids(file)
        except (ValueError, LookupError, TypeError) as error:
            raise TargetAwayError(
                f"{path} is none of our parts, or damaged: move it out of the folder ({error})"
            ) from error

    def _put(self, path: str, content: bytes) -> None:
        """Put a file into its place whole."""
        if self._is_near:
            with whole_file(Path(path)) as file:
                file.write(content)
            return
        folder, _, name = path.rpartition("/")
        beside = f"{folder}/.{name}"
        self._files.pipe_file(beside, content)
        self._files.mv(beside, path)

    @contextmanager
    def _reaching(self) -> Iterator[None]:
        try:
            yield
        except ExportError as error:
            raise TargetAwayError(str(error)) from error
        except CommuniqueError:
            raise
        except Exception as error:
            words = " ".join(str(error).split()) or type(error).__name__
            raise TargetAwayError(f"{self.name}: {words}") from error

    def close(self) -> None:
        """Nothing is held open."""


def _day(record: Record) -> str:
    """The day on which its entry was stored, in UTC."""
    return record.stored_at.date().isoformat()
