"""Scores on texts of known answer: cases, generated items, and varied articles.

The tools that make and judge them lie beside the project, in `../shared/tools`.
"""

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

Record = dict[str, Any]
UNREAL = {"planned", "proposed", "cancelled", "denied"}
TOLD = {"occurred", "ongoing"}
SEEDS = (1, 2, 3)
ITEMS = 200


def print_cases(tools: Path, cases: Path, events: list[Record]) -> None:
    """Print how many short cases hold."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as predicted:
        predicted.write("".join(json.dumps(event) + "\n" for event in events))
        predicted.flush()
        command = [sys.executable, str(tools / "score_cases.py"), str(cases), predicted.name]
        print(subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip())


def template_items(tools: Path) -> list[Record]:
    """Short items written from a grammar, with answer and features."""
    items = []
    for seed in SEEDS:
        command = [sys.executable, str(tools / "variation" / "templates.py"),
                   "--seed", str(seed), "--count", str(ITEMS)]  # fmt: skip
        written = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        items += [json.loads(line) for line in written.splitlines()]
    return items


def print_templates(
    judge: ModuleType, scorer: ModuleType, items: list[Record], events: list[Record]
) -> None:
    """Print the share of items that are right in every field, and in each of them."""
    by_article = _by_article(events)
    judged = [judge.judge(item, by_article[item["id"]], scorer) for item in items]
    right = sum(map(judge.succeeds, judged)) / len(judged)
    print(f"template items right in every field: {right:.3f} of {len(items)}")
    shares = (
        f"{field} {sum(row[field] for row in judged) / len(judged):.3f}" for field in judge.FIELDS
    )
    print("  " + "  ".join(shares))


def print_unreal(items: list[Record], events: list[Record]) -> None:
    """Print how often what did not happen is reported as having happened."""
    by_article = _by_article(events)
    unreal = [item for item in items if item["events"][0]["status"] in UNREAL]
    wrong = sum(any(e["status"] in TOLD for e in by_article[item["id"]]) for item in unreal)
    print(f"did not happen, and reported as occurred or ongoing: {wrong} of {len(unreal)}")


def print_variation(tools: Path, gold: Path) -> None:
    """Print by how much names, countries, titles, dates, typography and insertions lower the scores."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, str(tools / "variation" / "evaluate.py"), str(gold), "--seeds", "1",
                   "--extract", f"{sys.executable} -m communique extract", "--out", folder]  # fmt: skip
        print(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _by_article(events: list[Record]) -> dict[str, list[Record]]:
    by_article: dict[str, list[Record]] = defaultdict(list)
    for event in events:
        by_article[event["article"]["id"]].append(event)
    return by_article
