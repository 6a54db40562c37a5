"""What is known of languages as data (`languages.toml`)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Languages:
    """The commonest words of English, the most telling first, with examples, and the names of languages."""

    words: tuple[str, ...]
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    names: Mapping[str, str]


@cache
def languages() -> Languages:
    """The file, read once."""
    text = files("communique_producer.language").joinpath("languages.toml").read_text("utf-8")
    data = tomllib.loads(text)
    english = {key: tuple(value) for key, value in data["english"].items()}
    return Languages(english["words"], english["right"], english["wrong"], data["names"])
