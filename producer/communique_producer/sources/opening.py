"""Opens files and standard input, one after the other."""

import sys
from collections.abc import Iterator
from pathlib import Path

from communique_producer.refusal import Refusal
from communique_producer.sources.input import Input
from communique_producer.sources.paths import files, name_of, unreadable

_STDIN = "-"
_STDIN_NAME = "<stdin>"


def inputs(path: str, *, forced: bool) -> Iterator[Input | Refusal]:
    """Yield what a path means, each to be read before the next one is asked for."""
    if path == _STDIN:
        yield _standard_input(forced=forced)
        return
    for file in files(path):
        yield from (file,) if isinstance(file, Refusal) else _opened(file, forced=forced)


def _opened(file: Path, *, forced: bool) -> Iterator[Input | Refusal]:
    try:
        with file.open("rb") as stream:
            ending = file.suffix.lower() if file.is_file() else None
            yield Input(name_of(file), stream, ending=ending, forced=forced)
    except OSError as error:
        yield unreadable(name_of(file), error)


def _standard_input(*, forced: bool) -> Input | Refusal:
    if sys.stdin is None:
        return Refusal(_STDIN_NAME, None, "standard input is closed")
    try:
        return Input(_STDIN_NAME, sys.stdin.buffer, forced=forced)
    except OSError as error:
        return unreadable(_STDIN_NAME, error)
