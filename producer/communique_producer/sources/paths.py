"""Which files a path means: a file, all those in a folder, or those that fit a pattern."""

import os
from collections.abc import Iterator
from glob import glob
from pathlib import Path

from communique_producer.refusal import Refusal

_PATTERN = "*?["


def name_of(path: Path) -> str:
    """A path as text: its bytes are read as UTF-8, whatever the locale takes them for."""
    return os.fsencode(path).decode(errors="surrogateescape")


def path_of(name: str) -> Path:
    """The path that has this name: the reverse of `name_of`."""
    return Path(os.fsdecode(name.encode(errors="surrogateescape")))


def files(given: str) -> Iterator[Path | Refusal]:
    """Yield the files, in their order, and a refusal for what is none."""
    path = path_of(given)
    try:
        if not given:
            yield Refusal("''", None, "an empty path is no file or folder")
        elif path.is_dir():
            yield from _inside(path)
        elif path.exists():
            yield path
        elif any(letter in given for letter in _PATTERN):
            yield from _fitting(given)
        else:
            yield Refusal(given, None, "there is no such file or folder")
    except OSError as error:  # a folder above it is closed to us, or its name is too long
        yield unreadable(given, error)


def _fitting(pattern: str) -> Iterator[Path | Refusal]:
    """The files that fit a pattern, and those in folders that do; ** stands for folders in folders."""
    found = sorted(glob(str(path_of(pattern)), recursive=True))  # noqa: PTH207 - that of Path takes none from the root
    if not found:
        yield Refusal(
            pattern, None, "there is no such file or folder, and none fits it as a pattern"
        )
    for path in map(Path, found):
        yield from _inside(path) if path.is_dir() and "**" not in pattern else _file(path)


def _file(path: Path) -> Iterator[Path | Refusal]:
    if path.is_file():
        yield path
    elif not path.is_dir():
        yield Refusal(name_of(path), None, _other(path))


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
