"""Deletes each entry of the lexicon that carries examples, and lists those whose examples do not miss it.

usage: python benchmarks/mutants.py [FILE …]

A group of `words` is emptied, any other entry is taken out. An entry is a table with examples in a
lexicon file whose suite (tests/lexicon/test_<file>.py) says by `FILE` which one it reads, and by `holds`
whether an entry makes of an example what the example says.
Exits with 1 where an entry survives: no example of it fails without it.
"""

import argparse
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from communique_extraction.extractor import Extractor

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.lexicon.entries import Entry, entries_of  # noqa: E402 - the tests lie beside, not in a package


def suites() -> Iterator[Any]:
    """The suites of lexicon files, as modules."""
    for path in sorted((ROOT / "tests" / "lexicon").glob("test_*.py")):
        suite = import_module(f"tests.lexicon.{path.stem}")
        if hasattr(suite, "FILE") and hasattr(suite, "holds"):
            yield suite


def survives(suite: Any, entry: Entry, extractor: Extractor) -> bool:
    """Tell whether all examples of an entry hold without it."""
    with entry.absent():
        return all(suite.holds(extractor, entry, example) for example in entry.examples())


def main() -> int:
    """List the survivors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="*", help="such as lexicon/frames; by default all")
    wanted = parser.parse_args().file
    extractor = Extractor()
    deleted, alive = 0, []
    for suite in suites():
        for entry in entries_of(suite.FILE) if not wanted or suite.FILE in wanted else ():
            deleted += 1
            if survives(suite, entry, extractor):
                alive.append(f"{entry.file}.toml: {entry.name}")
    print(*alive, f"{deleted} entries deleted, {len(alive)} of them missed by no example", sep="\n")
    return 1 if alive else 0


if __name__ == "__main__":
    sys.exit(main())
