"""Loads the scripts, each a file beside this one."""

from importlib.resources import files


def script(name: str, *parts: str) -> str:
    """The source of a script by its file name, with those of parts before it that it calls."""
    flags, _, body = _source(name).partition("\n")  # the server wants the flags first
    return "\n".join((flags, *map(_source, parts), body))


def _source(name: str) -> str:
    return files("communique_store.scripts").joinpath(name).read_text(encoding="utf-8")
