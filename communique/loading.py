"""Commands that are loaded when they are asked for: none waits for what only another one needs."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any, cast

import typer
from typer.core import TyperGroup
from typer.main import get_command, get_group


def group_of(homes: Mapping[str, str]) -> type[TyperGroup]:
    """A group of commands.

    Args:
        homes: by the name of a command, or of a group of them, its module of `communique.commands`.
    """

    class Commands(TyperGroup):
        def __init__(self, **given: Any) -> None:
            super().__init__(**given)
            self.commands = cast("Any", dict.fromkeys(homes))  # known by their names alone

        def get_command(self, ctx: Any, cmd_name: str) -> Any:
            del ctx
            return _made(cmd_name, homes[cmd_name]) if cmd_name in homes else None

    return Commands


@cache
def _made(name: str, home: str) -> Any:
    module = import_module(f"communique.commands.{home}")
    if isinstance(group := getattr(module, "app", None), typer.Typer):
        made = get_group(group)
        made.name = name
        return made
    alone = typer.Typer(add_completion=False)
    alone.command(name)(getattr(module, name))
    return get_command(alone)
