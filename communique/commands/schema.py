"""`communique schema`: the contracts as JSON Schema, and queue and stream as AsyncAPI."""

import json
from typing import Annotated, Literal

import typer

from communique_schemas.async_api import async_api
from communique_schemas.json_schema import json_schema


def schema(
    name: Annotated[
        Literal["article", "event", "asyncapi"],
        typer.Argument(help="article, event, or asyncapi for queue and stream with all they hold"),
    ] = "event",
) -> None:
    """Print the JSON Schema of an article or an event, or the AsyncAPI document.

    Example: communique schema event > event.schema.json
    """
    told = async_api() if name == "asyncapi" else json_schema(name)
    typer.echo(json.dumps(told, indent=2, ensure_ascii=False))
