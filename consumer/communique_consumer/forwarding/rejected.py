"""What a target refuses: kept in a file, a line each, with the reason."""

import json
import os
from base64 import b64encode
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from communique_schemas.errors import ExportError
from communique_schemas.printable import printable_json
from communique_store.batch import Entry, UnreadableEntry

_ORDINARY = 0o666
_END = b"\n"


class RejectedFile:
    """A file of JSON lines, to which whole lines alone are added."""

    def __init__(self, path: Path) -> None:
        """Name the file, which is made when there is something to put into it.

        Raises:
            ExportError: it could not be written then.
        """
        self._path = path
        there = path if path.exists() else path.absolute().parent
        if path.is_dir() or not os.access(there, os.W_OK):
            raise ExportError(f"{path} cannot be written: it is for what a target refuses")

    def add(self, entry: Entry, reason: str, target: str) -> None:
        """Add an entry; when this returns, it is on the disk.

        Raises:
            ExportError: it cannot be written.
        """
        told = {
            "entry_id": entry.entry_id,
            "target": target,
            "reason": reason,
            "rejected_at": datetime.now(UTC).isoformat(timespec="seconds"),
            **_content(entry),
        }
        line = printable_json(json.dumps(told, ensure_ascii=False)).encode() + _END
        try:
            self._append(line)
        except OSError as error:
            raise ExportError(f"{self._path} cannot be written: {error.strerror}") from error

    def _append(self, line: bytes) -> None:
        file = os.open(self._path, os.O_RDWR | os.O_APPEND | os.O_CREAT, _ORDINARY)
        try:
            size = os.fstat(file).st_size
            if size and os.pread(file, 1, size - 1) != _END:  # somebody was killed in the middle
                line = _END + line
            while line:
                line = line[os.write(file, line) :]
            os.fsync(file)
        finally:
            os.close(file)


def _content(entry: Entry) -> dict[str, Any]:
    if not isinstance(entry, UnreadableEntry):
        return entry.model_dump(mode="json")
    return {
        "fields": {
            name.decode(errors="backslashreplace"): b64encode(value).decode()
            for name, value in entry.fields.items()
        }
    }
