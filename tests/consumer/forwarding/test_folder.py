"""Parts are whole, no entry stands in two of them, and others' tools read them."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import fsspec
import polars
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as rules
from hypothesis import strategies as st

from communique_consumer.forwarding.folder import FolderTarget
from communique_consumer.forwarding.known import target_of
from communique_schemas import StreamEntry
from communique_schemas.errors import MissingExtraError, RefusedError, TargetAwayError, TargetError
from communique_store import EventStore
from tests.consumer.forwarding.command import Forwarding
from tests.consumer.forwarding.entries import entry, pact
from tests.faults.stage import await_that
from tests.store.examples import result

DAY = 86_400_000
MAY_14 = int(datetime(2024, 5, 14, 12, tzinfo=UTC).timestamp() * 1000)


@pytest.fixture(params=["near", "far"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A folder of this machine, and one behind a protocol."""
    return f"{tmp_path}/events" if request.param == "near" else f"memory://{uuid4()}"


def parts(place: str) -> list[str]:
    """The files of a folder, from it on."""
    files, root = fsspec.core.url_to_fs(place)
    return sorted(path.removeprefix(root).strip("/") for path in files.find(root))


def lines(place: str) -> list[dict[str, Any]]:
    """What stands in the parts of JSON lines, part by part."""
    files, root = fsspec.core.url_to_fs(place)
    return [
        json.loads(line)
        for part in parts(place)
        for line in files.cat_file(f"{root}/{part}").decode().splitlines()
    ]


def delivered(place: str, entries: Sequence[StreamEntry]) -> None:
    """Deliver as a process would that has just been started."""
    target = target_of(f"jsonl:{place}")
    target.prepare()
    target.deliver(entries)


def test_parts_lie_by_the_day_on_which_entries_were_stored_and_are_named_by_them(
    place: str,
) -> None:
    delivered(place, [entry(MAY_14, "a"), entry(MAY_14 + 5, "b"), entry(MAY_14 + DAY, "c")])
    assert parts(place) == [
        f"day=2024-05-14/{MAY_14}-0--{MAY_14 + 5}-0.jsonl",
        f"day=2024-05-15/{MAY_14 + DAY}-0--{MAY_14 + DAY}-0.jsonl",
    ]


def test_a_retraction_is_a_record_like_another(place: str) -> None:
    delivered(place, [entry(MAY_14, "a")])
    delivered(place, [entry(MAY_14 + 1, "a", "retracted")])
    told = [(line["action"], line["event"]["id"], line["entry_id"]) for line in lines(place)]
    assert told == [("added", "a", f"{MAY_14}-0"), ("retracted", "a", f"{MAY_14 + 1}-0")]
    assert StreamEntry.model_validate(lines(place)[0]).event == entry(MAY_14, "a").event


@given(data=st.data())
@rules(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_comes_again_in_whatever_batches_stands_in_one_part(data: st.DataObject) -> None:
    place = f"memory://{uuid4()}"
    places = st.integers(0, 12).map(lambda n: MAY_14 + n * DAY // 5)
    batches = data.draw(st.lists(st.lists(places, min_size=1, max_size=6, unique=True), min_size=1))
    for batch in batches:
        delivered(place, [entry(each) for each in batch])
    found = [line["entry_id"] for line in lines(place)]
    assert sorted(found) == sorted({f"{each}-0" for batch in batches for each in batch})


def test_parquet_is_read_as_one_table_with_the_day_as_a_column(tmp_path: Path) -> None:
    target = target_of(f"parquet:{tmp_path}/events")
    target.prepare()
    for _ in range(2):
        target.deliver([entry(MAY_14, "a"), pact(MAY_14 + DAY, "g", count=17)])
        target.deliver([entry(MAY_14 + DAY + 1, "a", "retracted")])
    table = polars.scan_parquet(f"{tmp_path}/events", hive_partitioning=True).collect()
    rows = table.sort("entry_id").select("id", "action", "count", "day").rows()
    days = [str(row[3]) for row in rows]
    assert [row[:3] for row in rows] == [
        ("a", "added", None),
        ("g", "added", 17),
        ("a", "retracted", None),
    ]
    assert days == ["2024-05-14", "2024-05-15", "2024-05-15"]


def test_what_parquet_cannot_hold_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    target = target_of(f"parquet:{tmp_path}")
    with pytest.raises(RefusedError):
        target.deliver([entry(MAY_14), pact(MAY_14 + 1, count=2**70)])
    assert parts(str(tmp_path)) == []


def test_what_a_kill_left_half_written_counts_for_nothing(place: str) -> None:
    delivered(place, [entry(MAY_14)])
    files, root = fsspec.core.url_to_fs(place)
    (part,) = parts(place)
    folder, _, name = part.rpartition("/")
    files.pipe_file(f"{root}/{folder}/.{name}.half", b'{"entry_id": "')
    files.pipe_file(f"{root}/{folder}/.{name}", b'{"entry_id": "')
    files.pipe_file(f"{root}/{folder}/notes.txt", b"mine")
    delivered(place, [entry(MAY_14), entry(MAY_14 + 1)])
    assert parts(place)[-2] == f"{folder}/{MAY_14 + 1}-0--{MAY_14 + 1}-0.jsonl"


def test_a_folder_that_cannot_be_written_is_away(tmp_path: Path) -> None:
    (tmp_path / "events").write_text("a file is here")
    target = target_of(f"jsonl:{tmp_path}/events")
    with pytest.raises(TargetAwayError, match="events"):
        target.prepare()
    with pytest.raises(TargetAwayError, match="events"):
        target.deliver([entry(MAY_14)])


def test_a_part_that_others_have_damaged_is_told_by_its_name(tmp_path: Path) -> None:
    delivered(str(tmp_path), [entry(MAY_14)])
    (part,) = parts(str(tmp_path))
    (tmp_path / part).write_text("not mine")
    with pytest.raises(TargetAwayError, match=Path(part).name):
        delivered(str(tmp_path), [entry(MAY_14)])


def test_a_place_is_named_whole_and_without_what_is_secret(tmp_path: Path) -> None:
    assert target_of(f"jsonl:{tmp_path}").name == f"jsonl:{tmp_path}"
    with pytest.raises((TargetError, MissingExtraError)) as raised:
        target_of("jsonl:nowhere://me:SECRET@host/events")
    assert "SECRET" not in str(raised.value)


def test_a_form_that_is_unknown_is_refused() -> None:
    with pytest.raises(TargetError, match="jsonl:FOLDER"):
        target_of("csv:events")


def test_killed_in_the_middle_the_command_loses_nothing_and_writes_nothing_twice(
    store: EventStore, forwarding: Forwarding
) -> None:
    store.save_many([result(f"a{n}") for n in range(600)])
    same = ("--to", "jsonl:events", "--group", "g", "--consumer", "mine")
    folder = forwarding.folder / "events"
    for number in (40, 80):
        process = forwarding.start(*same, "--batch", "2", "--every", "0")
        await_that(lambda number=number: len(list(folder.rglob("*.jsonl"))) > number)  # type: ignore[misc]
        process.kill()
        process.communicate()
    assert len(list(folder.rglob("*.jsonl"))) < 300
    forwarding.run(*same, "--once", "--batch", "7")
    whole = [path for path in folder.rglob("*.jsonl") if not path.name.startswith(".")]
    found = [json.loads(line)["event"]["id"] for path in whole for line in path.open()]
    assert sorted(found) == sorted(f"a{n}-1" for n in range(600))


def test_what_comes_within_the_pause_goes_together(
    store: EventStore, forwarding: Forwarding
) -> None:
    tmp_path = forwarding.folder
    store.save(result("a0"))
    process = forwarding.start("--to", "jsonl:events", "--group", "g", "--every", "3")
    await_that(lambda: list(tmp_path.rglob("*.jsonl")))
    for n in range(1, 9):
        store.save(result(f"a{n}"))
    await_that(lambda: len(list(tmp_path.rglob("*.jsonl"))) > 1)
    process.terminate()
    assert forwarding.ended(process)[0].startswith("delivered 9,")
    assert len(list(tmp_path.rglob("*.jsonl"))) == 2


def test_a_folder_target_is_a_target() -> None:
    assert isinstance(target_of(f"jsonl:memory://{uuid4()}"), FolderTarget)
