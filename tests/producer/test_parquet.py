"""Parquet of whoever wrote it is read row by row; times, nested values and gaps are those of JSON."""

import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pandas
import polars
import pyarrow
import pytest
from pyarrow import parquet

from communique_producer.sources import Placed, Refusal, read_placed

TEXT = "The ministers met."
MOMENT = datetime(2024, 5, 14, 8, 0, 0, 123456, tzinfo=UTC)


def read(path: Path, **options: Any) -> tuple[list[Placed], list[str]]:
    items = list(read_placed([str(path)], **options))
    return (
        [item for item in items if isinstance(item, Placed)],
        [str(item).removeprefix(str(path)) for item in items if isinstance(item, Refusal)],
    )


@pytest.mark.parametrize("name", ["a.parquet", "a"])
@pytest.mark.parametrize("writer", ["pandas", "polars"])
def test_tables_of_both_libraries_are_read(tmp_path: Path, writer: str, name: str) -> None:
    columns = {
        "headline": ["Talks", None, "Silence"],
        "body": [TEXT, TEXT, None],
        "publish_date": [MOMENT, None, MOMENT],
        "score": [0.5, float("nan"), 1.0],
    }
    path = tmp_path / name
    if writer == "pandas":
        pandas.DataFrame(columns).to_parquet(path)
    else:
        polars.DataFrame(columns).write_parquet(path)
    (first, second), refused = read(path)
    assert (first.line, first.article.title, first.article.text) == (1, "Talks", TEXT)
    assert first.article.published_at == MOMENT
    assert first.article.metadata == {"score": 0.5}
    assert (second.line, second.article.title, second.article.metadata) == (2, None, {})
    assert refused == [":3: text: Field required (text is taken from body)"]


def test_values_of_all_types_are_kept_as_json_has_them(tmp_path: Path) -> None:
    table = pyarrow.table(
        {
            "text": pyarrow.array([TEXT.encode()], pyarrow.binary()),
            "date": [date(2024, 5, 14)],
            "nanoseconds": pyarrow.array(
                [1_715_673_600_123_456_789], pyarrow.timestamp("ns", "UTC")
            ),
            "price": [Decimal("1.50")],
            "nested": [{"tags": ["a", None], "when": MOMENT}],
            "pairs": pyarrow.array([[("a", 1)]], pyarrow.map_(pyarrow.string(), pyarrow.int64())),
        }
    )
    parquet.write_table(table, tmp_path / "a.parquet")
    (placed,), refused = read(tmp_path / "a.parquet")
    assert not refused
    assert str(placed.article.published_at) == "2024-05-14"
    assert placed.article.metadata == {
        "nanoseconds": "2024-05-14T08:00:00.123456+00:00",
        "price": "1.50",
        "nested": {"tags": ["a", None], "when": "2024-05-14T08:00:00.123456+00:00"},
        "pairs": [["a", 1]],
    }


def test_it_is_read_some_rows_at_a_time_in_whatever_packing(tmp_path: Path) -> None:
    table = pyarrow.table({"id": [str(n) for n in range(1000)], "text": [TEXT] * 1000})
    parquet.write_table(table, tmp_path / "a.parquet", row_group_size=300, compression="zstd")
    placed = read(tmp_path / "a.parquet")[0]
    assert [each.line for each in placed] == list(range(1, 1001))
    with ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.write(tmp_path / "a.parquet", "a.parquet")
    assert len(read(tmp_path / "b.zip")[0]) == 1000


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"words": [TEXT]}, "no column is known to hold the text: say which does"),
        ({"text": pyarrow.array([], pyarrow.string())}, "the table has no rows"),
        ({"text": ["x" * 20_000_000]}, "it unpacks to more than 200 times its size"),
    ],
)
def test_a_table_that_gives_no_article_is_refused_once(
    tmp_path: Path, columns: dict[str, Any], reason: str
) -> None:
    parquet.write_table(pyarrow.table(columns), tmp_path / "a.parquet", compression="zstd")
    _, (refused,) = read(tmp_path / "a.parquet")
    assert reason in refused


def test_wherever_it_is_cut_or_damaged_it_is_refused_with_a_sentence(tmp_path: Path) -> None:
    parquet.write_table(pyarrow.table({"text": [TEXT] * 500}), tmp_path / "whole")
    whole = (tmp_path / "whole").read_bytes()
    broken = [whole[:length] for length in range(4, len(whole), len(whole) // 15)]
    broken += [whole[:at] + b"\xff" * 8 + whole[at + 8 :] for at in (4, len(whole) - 12)]
    for content in broken:
        (tmp_path / "a.parquet").write_bytes(content)
        _, (refused,) = read(tmp_path / "a.parquet")
        assert "the Parquet is cut or damaged" in refused
        assert "\n" not in refused


def test_what_is_not_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parquet.write_table(pyarrow.table({"text": [TEXT]}), tmp_path / "a.parquet")
    monkeypatch.setitem(sys.modules, "pyarrow", None)  # which is how Python says so
    _, (refused,) = read(tmp_path / "a.parquet")
    assert refused == ': Parquet needs what is not installed: pip install "communique[sources]"'
