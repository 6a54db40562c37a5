"""Standard input goes the way of files, through `push` and `extract`, and `--source` forces a kind."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from communique_store import ConnectionSettings, EventStore

BOM = b"\xef\xbb\xbf"
RECORDS = [
    {
        "id": "a",
        "text": "Norwegian Prime Minister Lars Hagen met Finnish President Elina Koskinen.",
    },
    {"id": "b", "text": "Peru and Chile signed a treaty on fishing."},
]
FORMS = {
    "a list": json.dumps(RECORDS).encode(),
    "an indented list": json.dumps(RECORDS, indent=2).encode(),
    "a list with a mark": BOM + json.dumps(RECORDS).encode(),
    "lines": b"\n".join(json.dumps(record).encode() for record in RECORDS),
    "lines with a mark": BOM + b"\r\n".join(json.dumps(record).encode() for record in RECORDS),
    "lines behind empty ones": b"\n\n" + b"\n".join(json.dumps(r).encode() for r in RECORDS),
    "documents": b"\n".join(json.dumps(record, indent=2).encode() for record in RECORDS),
}
PROSE = "Ministers meet\n\nThe foreign ministers of Norway and Finland met in Oslo on Monday.\n"


def run(
    settings: ConnectionSettings, *arguments: str, given: bytes = b""
) -> subprocess.CompletedProcess[str]:
    urls = {
        "COMMUNIQUE_STORE_URL": settings.store_url or "",
        "COMMUNIQUE_BROKER_URL": settings.broker_url or "",
    }
    done = subprocess.run(
        [sys.executable, "-m", "communique", *arguments], env={**os.environ, **urls}, input=given,
        capture_output=True, check=False,
    )  # fmt: skip
    told = done.stderr.decode()
    assert "Traceback" not in told, told
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), told)


def queued(store: EventStore, *ids: str) -> list[Any]:
    """The articles under way that are called so."""
    found: list[Any] = list(store.outbox.articles(ids))
    return [getattr(each, "article", each) for each in found]


@pytest.mark.parametrize("form", FORMS)
def test_json_on_standard_input_is_pushed_as_its_records(
    settings: ConnectionSettings, store: EventStore, form: str
) -> None:
    done = run(settings, "push", "-", given=FORMS[form])
    assert done.stdout == "queued 2, already known 0, refused 0\n"
    assert [article.text for article in queued(store, "a", "b")] == [r["text"] for r in RECORDS]


def test_so_is_json_in_files_whatever_they_are_called(
    settings: ConnectionSettings, tmp_path: Path
) -> None:
    endings = (".dat", "", ".json", ".jsonl", ".NDJSON")
    for form, content in FORMS.items():
        for ending in endings:
            (tmp_path / f"{form}{ending}").write_bytes(content)
    known = 2 * len(FORMS) * len(endings) - 2
    done = run(settings, "push", str(tmp_path))
    assert done.stdout == f"queued 2, already known {known}, refused 0\n", done.stderr


def test_extract_goes_the_same_way(settings: ConnectionSettings) -> None:
    done = run(settings, "extract", "-", given=FORMS["lines with a mark"])
    articles = {json.loads(line)["article"]["id"] for line in done.stdout.splitlines()}
    assert (done.returncode, articles) == (0, {"a", "b"})
    forced = run(settings, "extract", "-", "--source", "text", given=FORMS["a list"])
    read = {json.loads(line)["article"]["id"][:5] for line in forced.stdout.splitlines()}
    assert read == {"text-"}


def test_extract_takes_the_outlet_of_records_without_one(settings: ConnectionSettings) -> None:
    done = run(settings, "extract", "-", "--outlet", "example.org", given=FORMS["lines"])
    outlets = {json.loads(line)["article"]["source"] for line in done.stdout.splitlines()}
    assert outlets == {"example.org"}


def test_prose_is_one_article_with_its_title(
    settings: ConnectionSettings, store: EventStore, tmp_path: Path
) -> None:
    (tmp_path / "story").write_text(PROSE)
    for path, given in (("-", PROSE.encode()), (str(tmp_path / "story"), b"")):
        run(settings, "push", "--force", path, given=given)
    (name,) = store.pending(["text-" + _hash(PROSE.partition("\n\n")[2].strip())])
    (article,) = queued(store, name)
    assert article.title == "Ministers meet"


def _hash(text: str) -> str:
    from hashlib import sha256

    return sha256(text.encode()).hexdigest()[:32]


@pytest.mark.parametrize(
    ("name", "given", "words"),
    [
        (
            "feed.txt",
            FORMS["a list"],
            "say --source json to read records from it, or --source text",
        ),
        ("feed.txt", FORMS["lines with a mark"], "say --source jsonl to read records from it"),
        ("-", b"[1, 2]", "expected an article record"),
        ("-", b"{}", "text: Field required"),
        ("-", b'[{"text": "cut in ha', "not valid JSON"),
        ("-", bytes(range(256)) * 99, "binary"),
        ("photo.png", bytes(range(256)) * 99, "binary"),
        ("story", bytes(range(256)) * 99, "binary"),
        ("-", PROSE.encode("utf-16"), "iconv -f utf-16 -t utf-8"),
        ("story.txt", PROSE.encode("utf-16"), "iconv -f utf-16 -t utf-8"),
        ("-", "Señor Núñez left.".encode("latin-1"), "iconv -f latin1 -t utf-8"),
        ("-", b"", "is empty"),
    ],
)
def test_what_is_no_article_is_refused_with_what_to_do(
    settings: ConnectionSettings, tmp_path: Path, name: str, given: bytes, words: str
) -> None:
    path = "-"
    if name != "-":
        (tmp_path / name).write_bytes(given)
        path = str(tmp_path / name)
    done = run(settings, "push", path, given=given)
    assert done.returncode == 1
    assert words in done.stderr
    assert done.stdout.startswith("queued 0, already known 0, refused ")


@pytest.mark.parametrize("command", ["extract", "explain"])
def test_nothing_is_read_as_text_without_a_queue_either(
    settings: ConnectionSettings, tmp_path: Path, command: str
) -> None:
    (tmp_path / "feed.txt").write_bytes(FORMS["a list"])
    done = run(settings, command, str(tmp_path / "feed.txt"), "-", given=b"[1, 2]")
    assert (done.returncode, done.stdout) == (1, "")
    assert "or --source text" in done.stderr
    assert "<stdin>:1: expected an article record" in done.stderr


def test_a_kind_is_forced_for_files_and_standard_input(
    settings: ConnectionSettings, store: EventStore, tmp_path: Path
) -> None:
    (tmp_path / "feed.txt").write_bytes(FORMS["lines"])
    (tmp_path / "more.data").write_bytes(FORMS["lines"])
    done = run(settings, "push", str(tmp_path), "--source", "jsonl")
    assert done.stdout == "queued 2, already known 2, refused 0\n"
    text = FORMS["a list"].decode()
    assert run(settings, "push", "-", "--source", "text", given=text.encode()).returncode == 0
    (article,) = queued(store, f"text-{_hash(text)}")
    assert article.text == text


def test_source_is_no_longer_the_outlet(settings: ConnectionSettings, store: EventStore) -> None:
    done = run(settings, "push", "-", "--source", "example.org", given=FORMS["lines"])
    assert done.returncode == 2
    assert "--outlet" in done.stderr
    run(settings, "push", "-", "--outlet", "example.org", given=FORMS["lines"])
    assert {article.source for article in queued(store, "a", "b")} == {"example.org"}


def test_what_cannot_be_opened_costs_its_neighbours_nothing(
    settings: ConnectionSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket must be short
    (tmp_path / "good.jsonl").write_bytes(FORMS["lines"])
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("socket.txt")
        paths = ["socket.txt", "/proc/self/mem", "a" * 5000, "", "good.jsonl", "good.jsonl/x"]
        done = run(settings, "push", *paths)
    assert done.stdout == "queued 2, already known 0, refused 5\n"
    assert "socket.txt: cannot be read: No such device or address" in done.stderr
    assert "/proc/self/mem: cannot be read: Input/output error" in done.stderr


def test_the_summary_tells_how_many_texts_were_cleaned(
    settings: ConnectionSettings, store: EventStore, tmp_path: Path
) -> None:
    damaged = f"{RECORDS[1]['text']}\nRead more"
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"id": "b", "text": damaged}), encoding="utf-8")
    plain = run(settings, "push", str(file))
    assert (plain.stdout, plain.stderr) == ("queued 1, already known 0, refused 0\n", "")
    cleaned = run(settings, "push", str(file), "--clean", "--replace")
    assert "cleaned 1 (lines 1): --no-clean leaves texts as they are" in cleaned.stderr
    assert (
        cleaned.stdout == "queued 1, of them superseding 1, already known 0, refused 0, cleaned 1\n"
    )
    (article,) = queued(store, "b")
    assert article.text == RECORDS[1]["text"]


COPIED = (
    "The two countries spoke for two hours about the rivers that rise in the mountains, about the "
    "roads over the passes, which snow closes for half of the year, and about the school for guides."
)


@pytest.mark.parametrize(("mode", "count"), [("link", 2), ("skip", 1), ("keep", 2)])
def test_the_summary_tells_how_many_articles_are_copies(
    settings: ConnectionSettings, store: EventStore, mode: str, count: int
) -> None:
    text = f"{RECORDS[1]['text']} {COPIED}"
    records = [{"id": "a", "text": text}, {"id": "b", "text": f"By our correspondent\n{text}"}]
    done = run(
        settings, "push", "-", "--copies", mode, given="\n".join(map(json.dumps, records)).encode()
    )
    copies = "" if mode == "keep" else ", copies 1"
    assert done.stdout == f"queued {count}, already known 0, refused 0{copies}\n"
    assert done.stderr == ("b: left out, a near copy of a\n" if mode == "skip" else "")
    assert len(queued(store, "a", "b")) == count
