"""The contract in prose says what the extractor does: every example of its tables is read."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique_extraction.extractor import Extractor
from communique_extraction.in_words import event_in_words
from communique_schemas import Article

PAGE = Path(__file__).parents[2] / "docs" / "events.md"
GIVES = re.compile(r"none|[a-z]+ (?:occurred|ongoing|planned|proposed|cancelled|denied): .+")


def examples() -> Iterator[tuple[str, str]]:
    """Text and events of the tables whose last column says events."""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and GIVES.fullmatch(cells[-1]):
            yield cells[-2], cells[-1]


def test_the_page_has_examples() -> None:
    assert len(list(examples())) > 20


@pytest.mark.parametrize(("text", "gives"), list(examples()))
def test_an_example_is_read_as_the_page_says(extractor: Extractor, text: str, gives: str) -> None:
    events = extractor(Article.model_validate({"text": text, "published_at": "2024-05-14"})).events
    assert "; ".join(map(event_in_words, events)) == gives.replace("none", "")
