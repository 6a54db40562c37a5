"""`communique completion`: what a shell needs to complete commands and options."""

import os
from typing import Annotated, Any, Literal

import typer
import typer.completion

_typer: Any = typer.completion  # whose functions have no promise of types

_NAME = "communique"
_VARIABLE = "_COMMUNIQUE_COMPLETE"
"""By it the shell's function asks the command what may stand at the cursor."""


def completion(
    shell: Annotated[Literal["bash", "zsh", "fish"], typer.Argument(help="Your shell.")],
) -> None:
    """Print the script by which a shell completes our commands and options.

    Example: eval "$(communique completion bash)"
    """
    script = _typer.get_completion_script(prog_name=_NAME, complete_var=_VARIABLE, shell=shell)
    typer.echo(script)


def answer_shells() -> None:
    """Let the command answer a shell that asks what may stand at the cursor."""
    if _VARIABLE in os.environ:
        _typer.completion_init()
