"""The files of the extraction are small enough to be read at one go."""

from pathlib import Path
from statistics import median

from communique_extraction import extractor

ROOT = Path(extractor.__file__).parent
LONGEST = 250
USUAL = 90
LINES = {
    str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
    for path in sorted(ROOT.rglob("*.py"))
    if path.name != "__init__.py"
}


def test_no_file_is_long() -> None:
    assert "extractor.py" in LINES
    assert {path: lines for path, lines in LINES.items() if lines > LONGEST} == {}


def test_the_usual_file_is_short() -> None:
    assert median(LINES.values()) < USUAL
