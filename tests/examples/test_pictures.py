"""The examples in Python run on the articles beside them, as anybody would run them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from communique_extraction.extractor import Extractor
from communique_producer.sources import read_articles
from communique_schemas import Article
from communique_store import ConnectionSettings, EventStore

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture
def filled(store: EventStore, extractor: Extractor) -> EventStore:
    """A store of what the example articles report."""
    read = list(read_articles([str(EXAMPLES / "articles.jsonl")]))
    articles = [item for item in read if isinstance(item, Article)]
    assert len(articles) == len(read) == 8
    store.save_many(extractor.pipe(articles))
    return store


def run(settings: ConnectionSettings, name: str, *arguments: str | Path) -> list[list[str]]:
    """What an example prints, cell by cell."""
    done = subprocess.run(
        [sys.executable, EXAMPLES / name, *arguments],
        env={**os.environ, "COMMUNIQUE_STORE_URL": settings.store_url or ""},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [line.split("\t") for line in done.stdout.splitlines()]


@pytest.mark.usefixtures("filled")
def test_who_met_whom_in_a_month(settings: ConnectionSettings, tmp_path: Path) -> None:
    picture = tmp_path / "met.svg"
    assert run(settings, "who_met_whom.py", "2024-05", picture) == [
        ["2", "Elina Koskinen", "Lars Hagen"],
        ["1", "Rosa Quispe", "Tomas Ibarra"],
        ["1", "Elina Koskinen", "Rosa Quispe"],
    ]
    drawn = picture.read_text("utf-8")
    for name in ("Elina Koskinen", "Lars Hagen", "Rosa Quispe", "Tomas Ibarra"):
        assert drawn.count(f">{name}<") == 1


@pytest.mark.usefixtures("filled")
def test_agreements_by_field(settings: ConnectionSettings, tmp_path: Path) -> None:
    picture = tmp_path / "fields.svg"
    assert sorted(run(settings, "agreements_by_field.py", picture)) == [
        ["1", "fishing"], ["1", "trade"], ["2", "energy"],
    ]  # fmt: skip
    assert ">fishing<" in picture.read_text("utf-8")


def test_the_stream_into_sqlite_follows_what_is_retracted(
    filled: EventStore, settings: ConnectionSettings, tmp_path: Path
) -> None:
    database = tmp_path / "events.db"
    busiest = run(settings, "busiest_in_sqlite.py", database)
    assert busiest == [
        ["Elina Koskinen", "FIN", "3", "2024-05-28"], ["Lars Hagen", "NOR", "3", "2024-06-11"],
        ["Rosa Quispe", "PER", "3", "2024-06-11"], ["Tomas Ibarra", "CHL", "1", "2024-05-15"],
    ]  # fmt: skip
    filled.forget(["met-5"])
    again = {name: number for name, _, number, _ in run(settings, "busiest_in_sqlite.py", database)}
    assert again == {
        "Elina Koskinen": "3",
        "Lars Hagen": "2",
        "Rosa Quispe": "2",
        "Tomas Ibarra": "1",
    }
