"""What is packed is read as what it holds, within bounds; what is broken costs only what is broken."""

import bz2
import gzip
import io
import json
import lzma
import random
import subprocess
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import zstandard

from communique_producer.sources import Refusal, read_articles, unpacking
from communique_schemas import Article

LINES = "".join(
    json.dumps({"id": f"a{n}", "text": f"The ministers met, for the {n}th time."}) + "\n"
    for n in range(300)
).encode()
PROSE = (
    b"The foreign ministers of Norway and Finland met in Oslo on Monday. They talked for an hour."
)
PACK: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": zstandard.compress,
}


def read(path: Path, **options: str) -> tuple[list[str], list[str]]:
    items = list(read_articles([str(path)], **options))  # type: ignore[arg-type]
    ids = [item.id for item in items if isinstance(item, Article)]
    return ids, [str(item).removeprefix(str(path)) for item in items if isinstance(item, Refusal)]


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize("packer", ["gzip", "bzip2", "zstd -q"])
def test_what_the_usual_programs_pack_is_read(tmp_path: Path, packer: str) -> None:
    plain = written(tmp_path / "a.jsonl", LINES)
    packed = subprocess.run([*packer.split(), "-c", plain], capture_output=True, check=True).stdout
    ids, refused = read(written(tmp_path / "b", packed))
    assert len(ids) == 300
    assert not refused


def test_a_zip_of_the_usual_program_is_read_member_by_member(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / ".hidden").mkdir(parents=True)
    written(folder / ".hidden" / "a.jsonl", LINES)
    written(folder / "a.jsonl", b'{"id": "one", "text": "They met."}\n{"title": "no text"}\n')
    written(folder / "b.csv", b"id,text\ntwo,They met.\n")
    written(folder / "c.txt", PROSE)
    written(folder / "d.jpg", b"\xff\xd8\xff\0\0\0")
    written(folder / "e.jsonl.gz", gzip.compress(b'{"id": "three", "text": "x"}\n{"text": ""}'))
    subprocess.run(["zip", "-qr", tmp_path / "all.zip", "."], cwd=folder, check=True)
    ids, refused = read(tmp_path / "all.zip", published="2024-05-14")
    assert {"one", "two", "three"} < set(ids)
    assert len(ids) == 4
    assert len(refused) == 3
    assert any(told.startswith("!a.jsonl:2: text: Field required") for told in refused)
    assert any(told.startswith("!d.jpg: unknown kind of file '.jpg'") for told in refused)
    assert any(told.startswith("!e.jsonl.gz:2: text: the text is blank") for told in refused)


@pytest.mark.parametrize("ending", PACK)
def test_the_ending_within_is_a_hint_as_that_of_a_plain_file(tmp_path: Path, ending: str) -> None:
    pack = PACK[ending]
    assert read(written(tmp_path / f"a.csv.{ending}", pack(b"id;text\na;b\n"))) == (["a"], [])
    assert len(read(written(tmp_path / f"a.txt.{ending}", pack(PROSE)))[0]) == 1
    _, (refused,) = read(written(tmp_path / f"a.html.{ending}", pack(b"x y")))
    assert refused.startswith(": ")
    assert read(written(tmp_path / f"b.{ending}", pack(pack(LINES))))[0] == read_ids()


def test_a_kind_that_was_said_is_that_of_the_members(tmp_path: Path) -> None:
    path = written(tmp_path / "a.zip", zipped({"a.jsonl": LINES, "b.txt": b"1\n"}))
    texts = [
        item.text for item in read_articles([str(path)], kind="text") if isinstance(item, Article)
    ]
    assert texts == [LINES.decode().strip(), "1"]


def read_ids() -> list[str]:
    return [f"a{n}" for n in range(300)]


@pytest.mark.parametrize("ending", PACK)
def test_parts_one_behind_the_other_are_one_file(tmp_path: Path, ending: str) -> None:
    half = LINES.index(b"\n", len(LINES) // 2) - 7
    packed = PACK[ending](LINES[:half]) + PACK[ending](LINES[half:])
    assert read(written(tmp_path / "a", packed)) == (read_ids(), [])


@pytest.mark.parametrize("ending", PACK)
def test_wherever_it_is_cut_what_came_before_is_read_and_the_cut_is_told(
    tmp_path: Path, ending: str
) -> None:
    noise = random.Random(7)  # noqa: S311 - no secret
    lines = "".join(
        json.dumps({"id": f"a{n}", "text": noise.randbytes(400).hex()}) + "\n" for n in range(300)
    )
    packed = PACK[ending](lines.encode())
    for length in range(len(packed) // 7, len(packed), len(packed) // 7):
        ids, refused = read(written(tmp_path / "a.jsonl", packed[:length]))
        assert ids == read_ids()[: len(ids)]
        assert len(refused) == 1
        assert "is cut or damaged" in refused[0]
    if ending in {"gz", "zst"}:  # the others unpack a block of a megabyte as a whole
        assert len(ids) > 100


@pytest.mark.parametrize("ending", PACK)
def test_something_else_behind_the_end_is_told(tmp_path: Path, ending: str) -> None:
    ids, refused = read(written(tmp_path / "a", PACK[ending](LINES) + b"<html>"))
    assert len(ids) == 300
    assert "something else stands behind its end" in refused[0]
    assert read(written(tmp_path / "a", PACK[ending](LINES) + bytes(512))) == (read_ids(), [])


@pytest.mark.parametrize("ending", PACK)
def test_a_bomb_is_refused_with_the_limit(tmp_path: Path, ending: str) -> None:
    bomb = PACK[ending](b'{"text": "' + bytes(64 * 1024**2))
    _, (refused,) = read(written(tmp_path / "a.jsonl", bomb))
    assert "unpacks to more than 200 times its size" in refused


def test_bombs_in_a_zip_are_refused(tmp_path: Path) -> None:
    bomb = zipped({"a.jsonl": bytes(32 * 1024**2), "b.jsonl": LINES})
    _, (refused,) = read(written(tmp_path / "a.zip", bomb))
    assert "the zip unpacks to more than 200 times its size" in refused
    nested = LINES
    for n in range(4):
        nested = zipped({f"{n}.zip": nested})
    _, (refused,) = read(written(tmp_path / "b.zip", nested))
    assert refused == "!3.zip!2.zip!1.zip: packed more than 3 times: unpack it first"


def test_what_unpacks_to_too_much_is_refused_with_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "LARGEST", len(LINES) - 1)
    _, refused = read(written(tmp_path / "a.jsonl.gz", gzip.compress(LINES)))
    assert f"more than {len(LINES) - 1:,} bytes, which is the limit" in refused[-1]


def test_a_damaged_member_costs_its_neighbours_nothing(tmp_path: Path) -> None:
    archive = bytearray(zipped({"a.jsonl": LINES, "b.jsonl": b'{"id": "b", "text": "x"}'}))
    archive[100] ^= 0xFF
    ids, refused = read(written(tmp_path / "a.zip", bytes(archive)))
    assert ids[-1] == "b"
    assert len(refused) >= 1
    assert refused[-1].startswith("!a.jsonl: the member is cut or damaged")


def test_a_cut_zip_is_refused_wherever_it_is_cut(tmp_path: Path) -> None:
    archive = zipped({"a.jsonl": LINES, "b.jsonl": LINES})
    for length in range(4, len(archive), len(archive) // 20):
        ids, refused = read(written(tmp_path / "a.zip", archive[:length]))
        assert not ids
        assert refused == [": the zip is cut or damaged: File is not a zip file"]


def test_encrypted_members_are_refused_by_name(tmp_path: Path) -> None:
    written(tmp_path / "a.jsonl", LINES)
    subprocess.run(["zip", "-qP", "secret", "a.zip", "a.jsonl"], cwd=tmp_path, check=True)
    written(tmp_path / "b.jsonl", LINES)
    subprocess.run(["zip", "-q", "a.zip", "b.jsonl"], cwd=tmp_path, check=True)
    ids, refused = read(tmp_path / "a.zip")
    assert ids == read_ids()
    assert refused == ["!a.jsonl: it is encrypted: unpack it with its password first"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (zipped({}), "the zip holds no articles"),
        (zipped({"__MACOSX/a.txt": PROSE, "b/.a.txt": PROSE}), "the zip holds no articles"),
        (zipped({"[Content_Types].xml": b"<x/>"}), "an office document or a program"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(40), "a 7z archive, which is not read here"),
        (bytes(257) + b"ustar\0" + bytes(300), "a tar archive, which is not read here"),
        (
            gzip.compress(bytes(257) + b"ustar\0" + bytes(300), mtime=0),
            "a tar archive, which is not read",
        ),
        (b"\x1f\x8b\x08garbage", "the gzip is cut or damaged"),
        (gzip.compress(b"", mtime=0), "unknown kind of file"),
    ],
)
def test_packed_things_that_hold_no_articles_are_told(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    ids, (refused,) = read(written(tmp_path / "a", content))
    assert not ids
    assert reason in refused


def test_packed_lines_are_not_held_in_memory(tmp_path: Path) -> None:
    noise = random.Random(7)  # noqa: S311 - no secret
    with gzip.open(tmp_path / "a.jsonl.gz", "wb", compresslevel=1) as file:
        for _ in range(400):
            file.write(json.dumps({"text": noise.randbytes(50_000).hex()}).encode() + b"\n")
    tracemalloc.start()
    count = sum(isinstance(item, Article) for item in read_articles([str(tmp_path)]))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 400
    assert peak < 10_000_000  # of 40
