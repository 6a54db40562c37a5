"""Loads the scripts, each a file beside this one."""

from importlib.resources import files


def script(name: str) -> str:
    """The source of a script by its file name."""
    return files("communique_store.scripts").joinpath(name).read_text(encoding="utf-8")
