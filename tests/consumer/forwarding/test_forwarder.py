"""Nothing is acknowledged that the target does not have; no event and no outage stops another event."""

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from communique_consumer.forwarding.forwarder import Forwarder
from communique_consumer.forwarding.reading import reading_reports
from communique_consumer.forwarding.rejected import RejectedFile
from communique_schemas import StreamEntry
from communique_schemas.errors import ExportError, FailingError, RefusedError, TargetAwayError
from communique_store.batch import Batch, UnreadableEntry
from communique_store.queries import EventQuery
from tests.consumer.forwarding.entries import entry, pact


class Shelf:
    """A target that refuses some events, and is away for some times."""

    name = "a shelf"
    batch = 100
    pause = 0.0

    def __init__(self, refused: Sequence[str] = (), away: Sequence[float | None] = ()) -> None:
        self.has = list[str]()
        self.told = list[tuple[str, str]]()
        self._refused = refused
        self._away = list(away)

    def prepare(self) -> None:
        """It is ready."""

    def deliver(self, entries: Sequence[StreamEntry]) -> None:
        """All or none."""
        if self._away:
            raise TargetAwayError("the shelf is away", self._away.pop(0))
        ids = [each.event.id for each in entries]
        if bad := set(ids) & set(self._refused):
            raise RefusedError(f"no room for {sorted(bad)}")
        self.has += ids
        self.told += [(each.event.id, each.action) for each in entries]

    def close(self) -> None:
        """Nothing is held."""


class Stage:
    """A forwarder to a shelf, and all that it says and does."""

    def __init__(
        self,
        target: Shelf,
        folder: Path,
        patience: float | None = None,
        wanted: EventQuery = EventQuery(),  # noqa: B008 - it is frozen
    ) -> None:
        self.acknowledged = list[str]()
        self.renewed = list[list[str]]()
        self.told = list[str]()
        self.pauses = list[float]()
        self.file = folder / "rejected.jsonl"
        self.forwarder = Forwarder(
            target,
            RejectedFile(self.file),
            read=reading_reports(wanted),
            patience=patience,
            tell=self.told.append,
            pause=self.pauses.append,
        )

    def deliver(self, *entries: StreamEntry | UnreadableEntry) -> None:
        self.forwarder.deliver(
            Batch(entries, self.acknowledged.extend, lambda ids: self.renewed.append(list(ids)))
        )

    def rejected(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.file.read_text("utf-8").splitlines()]


def test_what_the_target_has_is_acknowledged(tmp_path: Path) -> None:
    shelf = Shelf()
    stage = Stage(shelf, tmp_path)
    stage.deliver(entry(1, "a"), entry(2, "b", "retracted"))
    assert shelf.has == ["a", "b"]
    assert stage.acknowledged == ["1-0", "2-0"]
    delivered = stage.forwarder.delivered
    assert (delivered.added, delivered.retracted, delivered.rejected) == (1, 1, 0)
    assert not stage.file.exists()


def test_what_does_not_fit_is_left_out_and_acknowledged(tmp_path: Path) -> None:
    shelf = Shelf()
    stage = Stage(shelf, tmp_path, wanted=EventQuery(type="meeting", status="planned"))
    stage.deliver(
        entry(1, "held"), entry(2, "planned", status="planned"), pact(3, "pact", status="planned"),
        UnreadableEntry("4-0", "damaged", {}),
    )  # fmt: skip
    assert shelf.has == ["planned"]
    assert sorted(stage.acknowledged) == ["1-0", "2-0", "3-0", "4-0"]
    delivered = stage.forwarder.delivered
    assert (delivered.added, delivered.rejected, delivered.left_out) == (1, 1, 2)


def test_an_event_that_fits_no_more_is_retracted_where_it_was_delivered(tmp_path: Path) -> None:
    shelf = Shelf()
    stage = Stage(shelf, tmp_path, wanted=EventQuery(status="planned"))
    stage.deliver(
        entry(1, "a", status="planned"), entry(2, "a", "updated"), entry(3, "b"), entry(4, "b", "retracted"),
        entry(5, "c", status="planned"), entry(6, "c", "retracted", status="planned"),
    )  # fmt: skip
    assert shelf.told == [("a", "added"), ("a", "retracted"), ("c", "added"), ("c", "retracted")]
    assert stage.forwarder.delivered.left_out == 2


@pytest.mark.parametrize("poisoned", [["3"], ["0", "9"], ["4", "5", "6"]])
def test_a_refused_event_costs_no_other_one(tmp_path: Path, poisoned: list[str]) -> None:
    shelf = Shelf(poisoned)
    stage = Stage(shelf, tmp_path)
    stage.deliver(*(entry(n + 1, str(n)) for n in range(10)))
    assert shelf.has == [str(n) for n in range(10) if str(n) not in poisoned]
    assert len(stage.acknowledged) == 10
    assert stage.forwarder.delivered.rejected == len(poisoned)
    assert [line["event"]["id"] for line in stage.rejected()] == poisoned
    first = stage.rejected()[0]
    assert first["reason"] == f"no room for {[poisoned[0]]}"
    assert (first["target"], first["action"]) == ("a shelf", "added")
    assert first["entry_id"] == f"{int(poisoned[0]) + 1}-0"


def test_an_entry_that_cannot_be_read_is_kept_aside_with_its_bytes(tmp_path: Path) -> None:
    shelf = Shelf()
    stage = Stage(shelf, tmp_path)
    stage.deliver(UnreadableEntry("1-0", "damaged", {b"event": b"\xff"}), entry(2, "a"))
    assert shelf.has == ["a"]
    assert stage.acknowledged == ["1-0", "2-0"]
    (line,) = stage.rejected()
    assert (line["entry_id"], line["reason"]) == ("1-0", "damaged")
    assert line["fields"] == {"event": "/w=="}


def test_a_target_that_is_away_is_waited_for_and_others_are_kept_off_the_batch(
    tmp_path: Path,
) -> None:
    shelf = Shelf(away=[None, None, None])
    stage = Stage(shelf, tmp_path)
    stage.deliver(entry(1, "a"))
    assert shelf.has == ["a"]
    assert stage.told == ["waiting: the shelf is away"] * 3
    assert stage.renewed
    assert set(map(tuple, stage.renewed)) == {("1-0",)}
    assert all(0 <= pause <= 60 for pause in stage.pauses)


def test_a_target_is_left_alone_as_long_as_it_asks_for_but_not_for_ever(tmp_path: Path) -> None:
    stage = Stage(Shelf(away=[45.0, 1e9]), tmp_path)
    stage.deliver(entry(1, "a"))
    assert sum(stage.pauses) == 45 + 3600
    assert max(stage.pauses) <= 10  # the batch is said to be held still in between
    assert len(stage.renewed) == len(stage.pauses)


def test_patience_has_the_end_that_is_asked_for_and_nothing_is_acknowledged_then(
    tmp_path: Path,
) -> None:
    stage = Stage(Shelf(away=[None]), tmp_path, patience=0)
    with pytest.raises(TargetAwayError, match="the shelf is away"):
        stage.deliver(entry(1, "a"))
    assert stage.acknowledged == []


def test_where_refused_ones_cannot_be_kept_none_is_acknowledged(tmp_path: Path) -> None:
    stage = Stage(Shelf(["a"]), tmp_path)
    stage.file.mkdir()
    with pytest.raises(ExportError, match="cannot be written"):
        stage.deliver(entry(1, "a"))
    assert stage.acknowledged == []


def test_a_place_for_refused_ones_that_cannot_be_written_is_told_before_it_is_needed(
    tmp_path: Path,
) -> None:
    for nowhere in (tmp_path, tmp_path / "no" / "rejected.jsonl"):
        with pytest.raises(ExportError, match="cannot be written"):
            RejectedFile(nowhere)


def test_a_line_that_was_cut_off_costs_no_later_one(tmp_path: Path) -> None:
    file = tmp_path / "rejected.jsonl"
    file.write_text('{"entry_id": "1-')
    kept = RejectedFile(file)
    for place in (2, 3):
        kept.add(entry(place), "too long", "a shelf")
    lines = file.read_text("utf-8").split("\n")
    assert [json.loads(line)["entry_id"] for line in lines[1:-1]] == ["2-0", "3-0"]
    assert lines[-1] == ""


def test_pauses_grow(tmp_path: Path) -> None:
    stage = Stage(Shelf(away=[None] * 40), tmp_path)
    stage.deliver(entry(1, "a"))
    early, late = sum(stage.pauses[:3]), sum(stage.pauses[-3:])
    assert early < late
    assert any(one != other for one, other in pairwise(stage.pauses))


class Ailing(Shelf):
    """A target that fails over some events, and over all while it is ill."""

    def __init__(self, *poison: str) -> None:
        super().__init__()
        self.poison = set(poison)
        self.is_ill = False
        self.tries = 0

    def deliver(self, entries: Sequence[StreamEntry]) -> None:
        """All or none."""
        self.tries += 1
        if self.is_ill or self.poison & {each.event.id for each in entries}:
            raise FailingError("500")
        super().deliver(entries)


def test_an_event_over_which_the_target_fails_stops_no_other_one(tmp_path: Path) -> None:
    target = Ailing("b")
    stage = Stage(target, tmp_path)
    stage.deliver(entry(1, "a"), entry(2, "b"), entry(3, "c"))
    assert target.has == ["a", "c"]
    assert stage.acknowledged == ["1-0", "3-0"]
    assert stage.forwarder.passed_over == 1
    assert not stage.file.exists()


def test_one_over_which_it_fails_again_and_again_while_others_are_taken_is_refused(
    tmp_path: Path,
) -> None:
    target = Ailing("b")
    stage = Stage(target, tmp_path)
    for place in (10, 20):
        stage.deliver(entry(2, "b"), entry(place, "other"))
        assert stage.forwarder.delivered.rejected == 0
    stage.deliver(entry(30, "other"))
    stage.deliver(entry(2, "b"))
    assert [line["entry_id"] for line in stage.rejected()] == ["2-0"]
    assert stage.acknowledged == ["10-0", "20-0", "30-0", "2-0"]
    assert stage.forwarder.passed_over == 0


def test_an_ill_target_is_not_offered_every_entry_and_nothing_is_refused(tmp_path: Path) -> None:
    target = Ailing()
    target.is_ill = True
    stage = Stage(target, tmp_path)
    entries = [entry(n + 1, str(n)) for n in range(50)]
    for _ in range(6):
        stage.deliver(*entries)
    assert target.tries <= 6 * 10
    assert stage.acknowledged == []
    assert not stage.file.exists()
    target.is_ill = False
    stage.deliver(*entries)
    assert len(target.has) == 50
    assert stage.forwarder.passed_over == 0
