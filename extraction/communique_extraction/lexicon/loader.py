"""Reads a lexicon file and checks it against its schema; a bad entry is named with its line."""

import re
import tomllib
from importlib.resources import files
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from communique_schemas.article import describe
from communique_schemas.errors import LexiconError

_PACKAGE = "communique_extraction"
_LINE_OF_SYNTAX_ERROR = re.compile(r"at line (\d+)")


class Lexicon(BaseModel):
    """Base of every lexicon file's schema: frozen, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


LexiconT = TypeVar("LexiconT", bound=Lexicon)


def load_as(schema: type[LexiconT], name: str) -> LexiconT:
    """Read `<name>.toml`, where the name has its folder, and check it against its schema.

    Raises:
        LexiconError: an entry is malformed or contradicts another; the message names file and line.
    """
    text = files(_PACKAGE).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return check(schema, text, f"{name}.toml")


def parse(text: str, file: str) -> dict[str, Any]:
    """Parse TOML, turning a syntax error into a `LexiconError` that names file and line."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _LINE_OF_SYNTAX_ERROR.search(str(error))
        place = f"{file}:{line[1]}" if line else file
        raise LexiconError(f"{place}: not valid TOML: {error}") from error


def check(schema: type[LexiconT], text: str, file: str) -> LexiconT:
    """Parse TOML and check it against a schema.

    Raises:
        LexiconError: as `load_as`.
    """
    try:
        return schema.model_validate(parse(text, file))
    except ValidationError as error:
        location = error.errors(include_url=False)[0]["loc"]
        raise LexiconError(f"{file}:{line_of(text, location)}: {describe(error)}") from error


def line_of(text: str, location: tuple[int | str, ...]) -> int:
    """Find the line, from 1, at which a key path begins, as near as the names in it tell."""
    lines = text.splitlines()
    line = 0
    for depth, part in enumerate(location):
        if isinstance(part, int):
            header = f"[[{'.'.join(str(key) for key in location[:depth] if isinstance(key, str))}]]"
            starts = [number for number, words in enumerate(lines) if words.strip() == header]
            line = starts[part] if part < len(starts) else line
        else:
            key = re.compile(rf"\s*(\[+{re.escape(part)}\]+|\"?{re.escape(part)}\"?\s*=)")
            line = next((n for n in range(line, len(lines)) if key.match(lines[n])), line)
    return line + 1
