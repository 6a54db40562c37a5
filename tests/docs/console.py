"""The commands and the code of the documents, as a reader would type them.

A block of ```console has lines that begin with "$ ", each a command, and below it what it prints, where the
page shows that; a line of nothing but "…" stands for any number of lines, and "…" in a line for any words. A
block of ```python is run as it is. Every other block of commands is ```sh, and stands under a comment that
says why nothing runs it here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))

_FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_WORDS = r"[^\n]*?"
_NOT_RUN = re.compile(r"<!-- not run: (.+?) -->\s*\Z", re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A fenced block of a page: `line` is that of its first line, `reason` why it is not run."""

    page: Path
    line: int
    language: str
    text: str
    reason: str | None


@dataclass(frozen=True)
class Command:
    """A command of a block of ```console, and the lines that the page shows below it."""

    line: int
    text: str
    shown: tuple[str, ...]


def blocks_of(page: Path) -> list[Block]:
    """The fenced blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    found = []
    for match in _FENCE.finditer(text):
        before = text[: match.start()]
        reason = _NOT_RUN.search(before)
        line = before.count("\n") + 2
        found.append(Block(page, line, match[1], match[2], reason[1] if reason else None))
    return found


def without_blocks(page: Path) -> str:
    """The text of a page between its blocks."""
    return _FENCE.sub("", page.read_text(encoding="utf-8"))


def commands_of(block: Block) -> Iterator[Command]:
    """Yield the commands of a block of ```console."""
    lines = block.text.splitlines()
    starts = [at for at, line in enumerate(lines) if line.startswith("$ ")]
    for at, following in zip(starts, [*starts[1:], len(lines)], strict=True):
        shown = tuple(line.rstrip() for line in lines[at + 1 : following])
        yield Command(block.line + at, lines[at][2:], shown)


def is_as_shown(shown: tuple[str, ...], printed: str) -> bool:
    """Tell whether what was printed is what the page shows."""
    parts = [
        ".*?" if line == "…" else f"{re.escape(line)}\n".replace("…", _WORDS) for line in shown
    ]
    lines = "".join(f"{line.rstrip()}\n" for line in printed.splitlines())
    return re.fullmatch("".join(parts), lines, re.DOTALL) is not None
