"""Writes docs/lexicon.md: every entry of the lexicon with its examples, as the files have them.

usage: python -m communique_extraction.lexicon.page
"""

import json
import sys
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from communique_extraction.lexicon.entries import tables_with_examples
from communique_extraction.lexicon.loader import parse

_FOLDERS = ("lexicon", "gazetteer")
_NOTHING = "none"
_MARKUP = frozenset("\\*_`<>[]|&")
_TOP = """# The lexicon

What the extraction knows of English and of the world stands in TOML files, each beside its reader. This page
is made from them by `make docs-lexicon`: change the files, not the page. Each entry has examples: a text, and
what the entry makes of it. The tests read them all. `make mutants` deletes each entry in turn, and asks
whether its examples miss it. All texts are invented."""


def text_of_page() -> str:
    """The page as docs/lexicon.md has it."""
    return "\n\n".join(paragraph.rstrip() for paragraph in page()) + "\n"


def page() -> Iterator[str]:
    """Yield the page, a paragraph at a time."""
    yield _TOP
    for name, text in _files():
        data = parse(text, name)
        entries = tuple(tables_with_examples(data))
        if entries:
            yield f"## {name}"
            yield f"```text\n{_header(text)}\n```"
            for path, table in entries:
                yield from _entry(path, table)


def _files() -> Iterator[tuple[str, str]]:
    """The files by their place in the package, with their text."""
    for folder in _FOLDERS:
        directory = files("communique_extraction").joinpath(folder)
        for file in sorted(directory.iterdir(), key=lambda file: file.name):
            if file.name.endswith(".toml"):
                yield f"{folder}/{file.name}", file.read_text(encoding="utf-8")


def _header(text: str) -> str:
    """The comment at the top of a file, which explains its keys."""
    lines: list[str] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.removeprefix("#").removeprefix(" "))
    return "\n".join(lines).strip()


def _entry(path: tuple[str | int, ...], table: Mapping[str, Any]) -> Iterator[str]:
    group = [str(part) for part in path if isinstance(part, str)]
    named = table.get("name")
    yield f"### {' '.join(group)} {named}" if named else f"### {' '.join(group)}"
    keys = [key for key in table if key not in {"name", "example"} and not _is_below(table[key])]
    if keys:
        yield "\n".join(f"- {key}: `{_value(table[key])}`" for key in keys)
    yield "\n".join(_example(example) for example in table["example"])


def _is_below(value: Any) -> bool:
    """Tell a value that holds entries of its own."""
    return any(True for _ in tables_with_examples(value))


def _value(value: Any) -> str:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _example(example: Mapping[str, Any]) -> str:
    text = _plain(example["text"])
    gives = "nothing" if example["gives"] == _NOTHING else _plain(str(example["gives"]))
    more = "".join(f", {key} {example[key]}" for key in example if key not in {"text", "gives"})
    return f"> {text}{more}\\\n> → {gives}\n"


def _plain(text: str) -> str:
    """A text of which Markdown makes nothing else; what the eye does not see is shown as an escape."""
    return "".join(map(_shown, text))


def _shown(sign: str) -> str:
    if sign in _MARKUP:
        return f"\\{sign}"
    return sign if sign.isprintable() else f"\\{sign.encode('unicode_escape').decode()}"


if __name__ == "__main__":
    sys.stdout.write(text_of_page())
