"""Many refusals alike take a few lines on a terminal, and none of them is lost."""

import json
from pathlib import Path

import pytest

from communique_store import ConnectionSettings, EventStore
from tests.acceptance.test_input import run
from tests.faults.stage import articles

LICENSED = [json.dumps({"id": f"a{n}", "text": "Rain.", "license": "CC-BY"}) for n in range(1200)]
BROKEN = ["{broken", '{"id": "b"}', '{"id": "c", "text": "Rain.", "published_at": "14/05/2024"}']


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("command", ["push", "extract", "explain"])
def test_the_first_three_are_told_and_how_many_more(
    settings: ConnectionSettings, tmp_path: Path, command: str
) -> None:
    dump, kept = tmp_path / "dump.jsonl", tmp_path / "refused.jsonl"
    dump.write_text("\n".join([*LICENSED, *BROKEN, '{"id": "z", "text": "Rain fell."}']))
    done = run(settings, command, str(dump), "--refused", str(kept))
    assert done.returncode == 1
    told = done.stderr.splitlines()
    assert [line.split(" ")[0] for line in told] == [
        *(f"{dump}:{n}:" for n in (1, 2, 3, 1201, 1202, 1203)), f"{dump}:"
    ]  # fmt: skip
    assert told[-1].startswith(
        f"{dump}: 1,197 more are refused for the same reason: license: Extra inputs are not permitted"
    )
    assert [(each["source"], each["line"]) for each in lines(kept)] == [
        (str(dump), n) for n in range(1, 1204)
    ]
    assert f"{dump}:1203: {lines(kept)[-1]['reason']}" == told[-2]
    if command == "push":
        assert done.stdout == "queued 1, already known 0, refused 1203\n"


def test_what_is_told_of_one_record_alone_makes_no_reason_of_its_own(
    settings: ConnectionSettings, store: EventStore
) -> None:
    store.outbox.accept(articles(50))
    others = "\n".join(json.dumps({"id": f"a{n}", "text": f"Snow {n}."}) for n in range(50))
    done = run(settings, "push", "-", "--source", "jsonl", given=others.encode())
    assert done.stdout == "queued 0, already known 0, refused 50\n"
    *first, rest = done.stderr.splitlines()
    assert [line.split(":")[0] for line in first] == ["a0", "a1", "a2"]
    assert rest.startswith(
        "47 more are refused for the same reason: article id … is taken by another"
    )
    assert rest.endswith("--refused FILE keeps each of them")


def test_a_folder_of_articles_is_one_source(settings: ConnectionSettings, tmp_path: Path) -> None:
    for n in range(9):
        (tmp_path / f"{n}.txt").write_bytes(b"\xff\xfe no words")
    done = run(settings, "extract", str(tmp_path), "--source", "text")
    *first, rest = done.stderr.splitlines()
    assert [line.split(":")[0] for line in first] == [f"{tmp_path}/{n}.txt" for n in range(3)]
    assert rest.startswith(f"{tmp_path}/: 6 more are refused for the same reason: ")


def test_the_file_is_added_to(settings: ConnectionSettings, tmp_path: Path) -> None:
    kept = tmp_path / "refused.jsonl"
    for _ in range(2):
        run(settings, "push", "-", "--refused", str(kept), given=b'{"text": 1}')
    assert [each["source"] for each in lines(kept)] == ["<stdin>"] * 2


def test_a_file_that_cannot_be_written_is_told_before_anything_is_pushed(
    settings: ConnectionSettings, store: EventStore, tmp_path: Path
) -> None:
    done = run(settings, "push", "-", "--refused", str(tmp_path), given=b"Rain fell in Oslo.")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"error: {tmp_path} cannot be written (Is a directory)")
    assert not store.outbox.size()
