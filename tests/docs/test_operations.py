"""The page of operations knows every metric, with its labels and its meaning, and no other."""

import re
from pathlib import Path

from communique_store.telemetry.figures import FIGURES
from communique_store.telemetry.metrics import METRICS

PAGE = Path(__file__).parents[2] / "docs" / "operations.md"


def test_the_page_knows_every_metric_and_no_other() -> None:
    rows = re.findall(r"^\| `communique_.*$", PAGE.read_text("utf-8"), re.MULTILINE)
    counted = [(each.name, each.kind, each.labels, each.meaning) for each in METRICS]
    asked = [
        (each.name, "gauge", (each.label,) if each.label else (), each.meaning) for each in FIGURES
    ]
    assert rows == [
        f"| `{name}` | {kind} | {', '.join(f'`{label}`' for label in labels) or '–'} | {meaning} |"
        for name, kind, labels, meaning in [*counted, *asked]
    ]
