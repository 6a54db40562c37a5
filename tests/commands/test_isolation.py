"""`extract` and `explain`: an article that fails is named, and costs its neighbours nothing."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
MET = "Finnish President Elina Koskinen met Chilean President Rosa Vidal on Tuesday."
COMMAND = """
from tests.faults.poisoned import PoisonedExtractor
from communique_extraction import extractor
extractor.Extractor = PoisonedExtractor
from communique.cli import main
main()
"""


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False
    )


def write(path: Path, records: list[dict[str, str]]) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


def test_the_end_of_time_is_a_day_like_any_other(tmp_path: Path) -> None:
    stamps = ("2024-05-14", "9999-12-31", "9999-12-31T23:59:59-12:00", "0001-01-01")
    texts = {"a": MET, "b": f"SEOUL — {MET}"}
    records = [
        {"id": f"{name} {stamp}", "text": text, "published_at": stamp}
        for stamp in stamps
        for name, text in texts.items()
    ]
    done = run("-m", "communique", "extract", str(write(tmp_path / "in.jsonl", records)))
    assert (done.returncode, done.stderr) == (0, "")
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert [event["article"]["id"] for event in events] == [record["id"] for record in records]


def test_an_article_that_fails_is_named_with_its_place_and_costs_no_neighbour(
    tmp_path: Path,
) -> None:
    records = [
        {"id": str(n), "text": f"{'RAISE ' if n in (3, 20) else ''}{MET}"} for n in range(24)
    ]
    path = write(tmp_path / "in.jsonl", records)
    (tmp_path / "other.txt").write_text(f"A headline\n\nRAISE {MET}\n")
    done = run("-c", COMMAND, "extract", str(path), str(tmp_path / "other.txt"))
    read = [json.loads(line)["article"]["id"] for line in done.stdout.splitlines()]
    assert read == [str(n) for n in range(24) if n not in (3, 20)]
    first, second, third = done.stderr.splitlines()
    assert first == f"{path}:4: article '3' failed: MemoryError: too much"
    assert second == f"{path}:21: article '20' failed: MemoryError: too much"
    assert third.startswith(f"{tmp_path / 'other.txt'}: article 'text-")
    assert done.returncode == 1
