"""Reads what a test writes."""

from pathlib import Path
from typing import Any

from communique_producer.sources import Refusal, read_articles
from communique_schemas import Article


def read(
    path: Path, content: str | bytes, **said: Any
) -> tuple[list[Article], list[str], list[str]]:
    """Articles, refusals and what was told beside them."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    told: list[str] = []
    items = list(read_articles([str(path)], notice=told.append, **said))
    refused = [str(each).removeprefix(str(path)) for each in items if isinstance(each, Refusal)]
    told = [words.removeprefix(str(path)) for words in told]
    return [each for each in items if isinstance(each, Article)], refused, told
