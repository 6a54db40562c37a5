"""The articles that the benchmarks run on, and the form of a result."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path

from communique_producer.sources import read_articles
from communique_schemas import Article

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared" / "data"
MIXED = ("load.voa.jsonl", "load.open.jsonl")
DIPLOMATIC = ("load.diplomatic.jsonl",)


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure, beside its target if it has one; `at_least` tells which side of that is good."""

    name: str
    value: float
    target: float | None
    unit: str
    at_least: bool = True

    @property
    def met(self) -> bool:
        """Whether the target is reached, if there is one."""
        if self.target is None:
            return True
        return self.value >= self.target if self.at_least else self.value <= self.target


def articles(names: tuple[str, ...], number: int, seed: int = 0) -> list[Article]:
    """So many articles of a feed in a random order, each under an id of its own; repeated if need be.

    Without the files beside the project, the sample articles stand in for them.
    """
    found = [article for name in names for article in _feed(name)]
    random.Random(seed).shuffle(found)  # noqa: S311 - no secret
    again = (
        article.model_copy(update={"id": f"{article.id}-{turn}"})
        for turn in count()
        for article in found
    )
    return list(islice(again, number))


def _feed(name: str) -> Iterator[Article]:
    if not (DATA / name).exists():
        samples = read_articles([str(ROOT / "communique" / "samples")], published="2024-05-14")
        yield from (item for item in samples if isinstance(item, Article))
        return
    with (DATA / name).open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield Article.model_validate(
                {
                    "id": record.get("id") or "",
                    "text": record["text"],
                    "title": record.get("title"),
                    "published_at": (record.get("published_at") or "")[:10] or None,
                },
                context={"max_characters": float("inf")},
            )
