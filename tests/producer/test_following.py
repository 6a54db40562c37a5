"""A growing file is read as it grows, whatever is done to it, and each of its lines once."""

import json
from pathlib import Path
from threading import Event, Timer
from typing import Any

import pytest

from communique_producer.sources import Refusal, following
from communique_producer.sources.following import follow_lines
from communique_producer.sources.reading import follow_articles
from communique_schemas import Article
from communique_schemas.errors import SourceError


def line(number: int) -> str:
    return json.dumps({"id": str(number), "text": "They met."}) + "\n"


def append(path: Path, content: str) -> None:
    with path.open("a") as file:
        file.write(content)


class Followed:
    """A file that is followed, with what was told of it."""

    def __init__(self, path: Path) -> None:
        self.stop = Event()
        self.told: list[str] = []
        self._batches = follow_lines(str(path), stop=self.stop, notice=self.told.append)

    def next(self) -> list[Any]:
        """Number of line and id of each record of the next batch, or the reason of a refusal."""
        return [
            raw.reason if isinstance(raw, Refusal) else (raw[0], raw[1]["id"])
            for raw in next(self._batches)
        ]

    def end(self) -> list[Any]:
        self.stop.set()
        return list(self._batches)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "_POLL_SECONDS", 0.01)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "feed.jsonl"


def test_what_is_there_comes_first_and_then_what_is_added(path: Path) -> None:
    path.write_text(line(1) + "\n" + line(2))
    followed = Followed(path)
    assert followed.next() == [(1, "1"), (3, "2")]
    append(path, "broken\n" + line(3))
    assert followed.next() == [
        "not valid JSON: Expecting value: line 1 column 1 (char 0)",
        (5, "3"),
    ]
    assert followed.end() == []
    assert followed.told == []


def test_a_line_counts_when_its_end_is_written(path: Path) -> None:
    path.write_text(line(1) + line(2)[:9])
    followed = Followed(path)
    assert followed.next() == [(1, "1")]
    Timer(0.05, append, (path, line(2)[9:])).start()
    assert followed.next() == [(2, "2")]
    assert followed.end() == []


def test_half_a_line_at_the_end_is_told(path: Path) -> None:
    path.write_text(line(1) + line(2)[:-1])
    followed = Followed(path)
    followed.next()
    Timer(0.05, followed.stop.set).start()
    with pytest.raises(StopIteration):
        followed.next()
    assert followed.told == [f"{path}:2: the last line has no end yet, and was not read"]


def test_a_rotated_file_is_read_to_its_end_before_the_next_one(path: Path) -> None:
    path.write_text(line(1))
    followed = Followed(path)
    assert followed.next() == [(1, "1")]
    append(path, line(2))
    path.rename(path.with_suffix(".1"))
    assert followed.next() == [(2, "2")]
    append(path.with_suffix(".1"), line(3) + line(4)[:-1])
    path.write_text(line(5))
    assert followed.next() == [(3, "3")]
    assert followed.next() == [(4, "4")]
    assert followed.next() == [(1, "5")]
    assert followed.told == [f"{path}: a new file is in its place"]


def test_a_file_that_is_cut_short_is_begun_anew(path: Path) -> None:
    path.write_text(line(1) + line(2))
    followed = Followed(path)
    assert len(followed.next()) == 2
    path.write_text(line(3))
    assert followed.next() == [(1, "3")]
    assert followed.told == [f"{path}: it was cut short, and is begun anew"]


def test_a_file_that_is_not_there_yet_is_waited_for(path: Path) -> None:
    followed = Followed(path)
    Timer(0.05, path.write_text, (line(1),)).start()
    assert followed.next() == [(1, "1")]
    assert followed.told == [f"{path}: waiting for the file"]


def test_many_lines_come_in_batches(path: Path) -> None:
    path.write_text("".join(map(line, range(300))))
    followed = Followed(path)
    assert [len(followed.next()) for _ in range(3)] == [128, 128, 44]


def test_a_line_without_end_is_refused_and_passed_over(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "_LONGEST_LINE", 3000)
    monkeypatch.setattr(following, "_PART", 1000)
    path.write_text(line(1) + "x" * 5500 + "\n" + line(2))
    assert Followed(path).next() == [(1, "1"), "the line is over 3,000 bytes long", (3, "2")]


def test_records_are_fitted_as_those_of_files(path: Path) -> None:
    path.write_text('{"body": "They met.", "date": "2024-05-14 08:00"}\n{"body": ""}\n')
    followed = follow_articles(
        str(path), stop=Event(), mapping=["text=body,published_at=date"], zone="Europe/Oslo"
    )
    article, refusal = next(followed)
    assert isinstance(article, Article)
    assert str(article.published_at) == "2024-05-14 08:00:00+02:00"
    assert str(refusal) == f"{path}:2: text: Field required (text is taken from body)"


def test_a_folder_cannot_be_followed(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="only a file can be followed"):
        next(follow_lines(str(tmp_path), stop=Event()))
