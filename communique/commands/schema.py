"""`communique schema`: the contracts as JSON Schema."""

import json
from typing import Annotated, Literal

import typer

from communique_schemas.json_schema import json_schema


def schema(
    name: Annotated[Literal["article", "event"], typer.Argument(help="article or event")] = "event",
) -> None:
    """Print the JSON Schema of an article or an event.

    Example: communique schema event > event.schema.json
    """
    typer.echo(json.dumps(json_schema(name), indent=2, ensure_ascii=False))
