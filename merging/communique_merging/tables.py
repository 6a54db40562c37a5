"""Reads a table of this package and checks it against its schema."""

import tomllib
from importlib.resources import files
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from communique_schemas.article import describe
from communique_schemas.errors import LexiconError


class Table(BaseModel):
    """Base of what stands in a table: frozen, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


TableT = TypeVar("TableT", bound=Table)


def load_table(schema: type[TableT], name: str) -> TableT:
    """Read `<name>.toml`, a name below the package such as "days" or "identity/offices".

    Raises:
        LexiconError: it is no TOML, or an entry of it is not of the schema.
    """
    text = files("communique_merging").joinpath(f"{name}.toml").read_text("utf-8")
    try:
        return schema.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{name}.toml: not valid TOML: {error}") from error
    except ValidationError as error:
        raise LexiconError(f"{name}.toml: {describe(error)}") from error
