"""The rooms of the extraction are a staircase: each uses only those below it."""

import ast
from collections.abc import Iterator
from pathlib import Path

from communique_extraction import extractor

ROOT = Path(extractor.__file__).parent
STAIRS = (
    "lexicon", "gazetteer", "sentences", "mentions", "syntax", "coreference", "details", "frames",
    "events", "event_coreference", "assembly",
)  # fmt: skip
"""From the bottom up, in the order in which an article is read; files beside the rooms stand on top."""


def stair(parts: tuple[str, ...]) -> int:
    """How high a module stands, by its path below the package."""
    return STAIRS.index(parts[0]) if parts and parts[0] in STAIRS else len(STAIRS)


def imported(path: Path) -> Iterator[tuple[str, ...]]:
    """The modules of the extraction that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            names = [node.module or ""]
        for name in names:
            first, *parts = name.split(".")
            if first == ROOT.name:
                yield tuple(parts)


def test_no_import_runs_upward() -> None:
    upward = [
        f"{path.relative_to(ROOT)} imports {'.'.join(parts)}"
        for path in ROOT.rglob("*.py")
        for parts in imported(path)
        if stair(path.relative_to(ROOT).parts) < stair(parts)
    ]
    assert upward == []


def test_every_room_is_on_the_staircase() -> None:
    rooms = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert rooms == set(STAIRS)


def test_files_of_rooms_do_not_import_each_other_in_a_circle() -> None:
    uses = {
        path.relative_to(ROOT).with_suffix("").parts: set(imported(path))
        for path in ROOT.rglob("*.py")
    }
    while leaves := [part for part, used in uses.items() if not used & uses.keys()]:
        for leaf in leaves:
            del uses[leaf]
    assert not uses
