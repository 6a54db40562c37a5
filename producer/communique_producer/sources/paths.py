"""Which files a path means: a file, or all those in a folder."""

import os
from collections.abc import Iterator
from pathlib import Path

from communique_producer.refusal import Refusal


def name_of(path: Path) -> str:
    """A path as text: its bytes are read as UTF-8, whatever the locale takes them for."""
    return os.fsencode(path).decode(errors="surrogateescape")


def files(given: str) -> Iterator[Path | Refusal]:
    """Yield the files, in their order, and a refusal for what is none."""
    path = Path(os.fsdecode(given.encode(errors="surrogateescape")))  # the reverse of `name_of`
    try:
        if not given:
            yield Refusal("''", None, "an empty path is no file or folder")
        elif path.is_dir():
            yield from _inside(path)
        elif path.exists():
            yield path
        else:
            yield Refusal(given, None, "there is no such file or folder")
    except OSError as error:  # a folder above it is closed to us, or its name is too long
        yield unreadable(given, error)


def _inside(folder: Path) -> Iterator[Path | Refusal]:
    """The files of a folder and of those in it, in their order; what is no file is told."""
    closed: list[OSError] = []
    found = []
    for at, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [name for name in folders if Path(at, name).is_symlink()]
        found += [Path(at, name) for name in (*files, *links) if not name.startswith(".")]
    if not found and not closed:
        yield Refusal(name_of(folder), None, "the folder holds no articles")
    for error in closed:
        yield unreadable(name_of(Path(error.filename)), error)
    for path in sorted(found):
        yield path if path.is_file() else Refusal(name_of(path), None, _other(path))


def _other(path: Path) -> str:
    if path.is_dir():
        return "a link to a folder is not followed: name the folder itself"
    return "a link to nothing" if path.is_symlink() else "no file, but a pipe or a device"


def unreadable(name: str, error: OSError) -> Refusal:
    """The refusal of what the system does not let us read."""
    return Refusal(name, None, f"cannot be read: {error.strerror}")
