"""Files that are whole or not there: written beside their place, and put into it at the end."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, cast

from communique_schemas.errors import ExportError

_ORDINARY = 0o666


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Write a file that takes its place when the context ends without an error, and else leaves nothing.

    What was there before stays until then.

    Raises:
        ExportError: it cannot be written.
    """
    try:
        with NamedTemporaryFile(
            dir=path.absolute().parent, prefix=f".{path.name}.", delete=False
        ) as file:
            written = Path(file.name)
            try:
                yield cast("BinaryIO", file)
                file.flush()
                os.fsync(file.fileno())
                written.chmod(_mode(path))
                written.replace(path)
            except BaseException:
                written.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror or error}") from error


def _mode(path: Path) -> int:
    """The rights of the file that it replaces, or else those that the umask leaves."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return _ORDINARY & ~mask
