"""The page of all commands, `docs/commands.md`, made from their own help."""

import sys
from html import unescape

import typer.main
from typer.cli import get_docs_for_click

from communique.cli import app


def text_of_page() -> str:
    """Every command with its arguments and options, as Markdown."""
    command = typer.main.get_command(app)
    text = get_docs_for_click(obj=command, ctx=typer.Context(command), name="communique")
    return unescape(text).rstrip() + "\n"


if __name__ == "__main__":
    sys.stdout.write(text_of_page())
