"""Comparisons of reports as tables for people."""

import math

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from communique_merging import Comparison
from communique_schemas.printable import printable


def comparison_table(comparison: Comparison) -> RenderableType:
    """What speaks for one event and what against, the weightiest first, and what it comes to."""
    table = Table("what", "value", "weight", "speaks")
    ranked = sorted(comparison.features, key=lambda each: -abs(each.value * each.weight))
    for each in ranked:
        if math.isinf(each.weight):
            table.add_row(printable(each.words), "", "", "forbids it")
        elif each.value:
            share = each.value * each.weight
            side = "for" if share > 0 else "against"
            table.add_row(
                printable(each.words),
                f"{each.value:.2f}",
                f"{each.weight:+.2f}",
                f"{side} ({share:+.2f})",
            )
    total = Text(f"as the two stand, {comparison.probability:.0%} sure that they are one event")
    return Group(table, total)
