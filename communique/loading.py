"""Commands that are loaded when they are asked for: none waits for what only another one needs."""

from collections import UserDict
from collections.abc import Mapping
from importlib import import_module
from typing import Any, cast

import typer
from typer.core import TyperGroup
from typer.main import get_command, get_group


class Loaded(UserDict[str, Any]):
    """Commands by their names, each made when it is looked up."""

    def __init__(self, homes: Mapping[str, str]) -> None:
        """`homes` has the module of `communique.commands` in which a command or group of commands lives."""
        super().__init__(homes)

    def __getitem__(self, name: str) -> Any:
        """The command; what it needs is imported now."""
        found = super().__getitem__(name)
        if isinstance(found, str):
            found = self.data[name] = _made(name, found)
        return found


def _made(name: str, home: str) -> Any:
    module = import_module(f"communique.commands.{home}")
    if isinstance(group := getattr(module, "app", None), typer.Typer):
        made = get_group(group)
        made.name = name
        return made
    alone = typer.Typer(add_completion=False)
    alone.command(name)(getattr(module, name))
    return get_command(alone)


def group_of(homes: Mapping[str, str]) -> type[TyperGroup]:
    """A group of the commands that live there."""

    class Commands(TyperGroup):
        def __init__(self, **given: Any) -> None:
            super().__init__(**given)
            self.commands = cast("Any", Loaded(homes))

        def list_commands(self, ctx: Any) -> list[str]:
            del ctx  # the names are known without it, and without the commands
            return list(homes)

    return Commands
