"""No locale, and nothing that is wrong with a stream or an argument, ends a command in a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from communique_schemas import DeadLetter
from communique_store import ConnectionSettings, EventStore
from tests.schemas.examples import meeting
from tests.store.examples import letter, result

NAME = "Nataša 🕊 Núñez"
LOCALES: list[dict[str, str]] = [
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "ascii"},
]


def run(
    settings: ConnectionSettings,
    *arguments: str,
    given: bytes = b"",
    redirect: str = "",
    **environment: str,
) -> subprocess.CompletedProcess[bytes]:
    """The real command under a shell, which may close or redirect its streams."""
    urls = {
        "COMMUNIQUE_STORE_URL": settings.store_url or "",
        "COMMUNIQUE_BROKER_URL": settings.broker_url or "",
    }
    command = ["bash", "-c", f'"$0" -m communique "$@" {redirect}', sys.executable, *arguments]
    done = subprocess.run(
        command, env={**os.environ, **urls, **environment}, input=given, capture_output=True,
        check=False,
    )  # fmt: skip
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    assert b"Exception" not in done.stderr, done.stderr.decode()
    return done


@pytest.fixture
def foreign(store: EventStore) -> EventStore:
    """A store in which an event, a letter and a group are called what no ASCII has."""
    person = {**meeting()["participants"][0], "name": NAME}
    store.save(result("a1", participants=[person]))
    whole = {**letter().model_dump(), "article_id": NAME, "message": NAME}
    store.letters.add(DeadLetter.model_validate(whole))
    list(store.follow(NAME, block_seconds=0.01))
    return store


@pytest.mark.parametrize("locale", LOCALES, ids=str)
@pytest.mark.usefixtures("foreign")
def test_json_means_the_same_in_every_locale(
    settings: ConnectionSettings, locale: dict[str, str]
) -> None:
    done = run(settings, "events", "--format", "jsonl", **locale)
    assert json.loads(done.stdout)["participants"][0]["name"] == NAME
    shown = run(settings, "dead", "show", NAME, **locale)  # it is found by that name, too
    assert json.loads(shown.stdout)["message"] == NAME


@pytest.mark.parametrize("locale", LOCALES, ids=str)
@pytest.mark.parametrize(
    "arguments",
    [("events",), ("dead", "list"), ("groups", "list"), ("groups", "rewind", NAME), ("check",),
     ("status",), ("push", "--help"), ("events", "--participant", NAME)],
    ids=" ".join,
)  # fmt: skip
@pytest.mark.usefixtures("foreign")
def test_tables_and_messages_can_be_written_in_every_locale(
    settings: ConnectionSettings, arguments: tuple[str, ...], locale: dict[str, str]
) -> None:
    assert run(settings, *arguments, **locale).returncode == 0


@pytest.mark.parametrize("locale", LOCALES, ids=str)
def test_standard_input_and_files_are_utf_8_in_every_locale(
    settings: ConnectionSettings, store: EventStore, tmp_path: Path, locale: dict[str, str]
) -> None:
    (tmp_path / f"{NAME}.jsonl").write_text(json.dumps({"id": "file", "text": f"{NAME} left."}))
    text = {"id": "stdin", "text": f"{NAME} met Señor Peña."}
    given = json.dumps(text, ensure_ascii=False).encode()
    outlet = ("--outlet", NAME)
    done = run(
        settings, "push", "-", str(tmp_path / f"{NAME}.jsonl"), *outlet, given=given, **locale
    )
    assert done.stdout.startswith(b"queued 2, already known 0, refused 0"), done.stderr
    first, second = store.outbox.articles(["stdin", "file"])
    assert (first.article.text, first.article.source) == (text["text"], NAME)  # type: ignore[union-attr]
    assert second.article.text == f"{NAME} left."  # type: ignore[union-attr]


@pytest.mark.parametrize("locale", LOCALES, ids=str)
def test_a_file_that_cannot_be_read_is_named_in_every_locale(
    settings: ConnectionSettings, tmp_path: Path, locale: dict[str, str]
) -> None:
    (tmp_path / f"{NAME}.jsonl").write_text("{}")
    os.close(os.open(os.fsencode(tmp_path) + b"/bytes\xff.txt", os.O_CREAT))
    done = run(settings, "push", str(tmp_path), f"no {NAME}", **locale)
    assert done.returncode == 1
    assert b"refused 3" in done.stdout
    told = done.stderr.decode("utf-8", "replace")
    assert f"{NAME}.jsonl:1" in told or r"Nata\u0161a" in told
    assert "bytes" in told
    assert told.count("there is no such file") == 1


@pytest.mark.slow
def test_extraction_is_the_same_in_every_locale(settings: ConnectionSettings) -> None:
    given = "Slovenian President Nataša Pirc Musar met Croatian President Zoran Milanović.".encode()
    plain, bare = (
        run(settings, "extract", "-", given=given, **locale)
        for locale in ({"PYTHONUTF8": "1"}, {"LC_ALL": "C", "PYTHONUTF8": "0"})
    )
    assert json.loads(plain.stdout) == json.loads(bare.stdout)
    assert bare.stdout.isascii()


@pytest.mark.parametrize("command", ["push", "extract", "explain"])
def test_a_closed_standard_input_is_a_sentence(settings: ConnectionSettings, command: str) -> None:
    done = run(settings, command, "-", redirect="<&-")
    assert done.returncode == 1
    assert done.stderr.endswith(b"<stdin>: standard input is closed\n")


@pytest.mark.parametrize("redirect", [">&-", "2>&-", ">&- 2>&-"])
@pytest.mark.usefixtures("foreign")
def test_closed_outputs_cost_nothing(settings: ConnectionSettings, redirect: str) -> None:
    for arguments in (("events",), ("events", "--format", "jsonl"), ("status",), ("push", "-")):
        assert run(settings, *arguments, given=b"Rain.", redirect=redirect).returncode == 0
    assert run(settings, "push", "nothing", redirect=redirect).returncode == 1


@pytest.mark.parametrize(
    "arguments",
    [("events",), ("events", "--format", "jsonl"), ("schema",), ("status", "--json"), ("check",),
     ("dead", "show", NAME), ("push", "-"), ("events", "--help")],
    ids=" ".join,
)  # fmt: skip
@pytest.mark.usefixtures("foreign")
def test_a_full_disk_behind_the_output_is_a_sentence(
    settings: ConnectionSettings, arguments: tuple[str, ...]
) -> None:
    done = run(settings, *arguments, given=b"Rain.", redirect=">/dev/full")
    assert (done.returncode, done.stderr) == (1, b"error: No space left on device\n")


@pytest.mark.parametrize(
    "arguments",
    [("events",), ("events", "--format", "jsonl"), ("schema",), ("push", "--help"), ("status",)],
    ids=" ".join,
)
@pytest.mark.usefixtures("foreign")
def test_a_reader_that_goes_is_no_error_message(
    settings: ConnectionSettings, arguments: tuple[str, ...]
) -> None:
    done = run(settings, *arguments, redirect="| true")
    assert done.stderr == b""


@pytest.mark.parametrize(
    "arguments",
    [("dead", "show"), ("dead", "drop"), ("dead", "retry"), ("groups", "drop"), ("groups", "rewind"),
     ("events", "--article"), ("events", "--follow", "--idle", "0", "--group"), ("reprocess",),
     ("push", "--outlet"), ("push", "--published"), ("push", "--source")],
    ids=" ".join,
)  # fmt: skip
def test_an_argument_of_any_bytes_is_refused_or_found(
    settings: ConnectionSettings, store: EventStore, arguments: tuple[str, ...]
) -> None:
    store.save(result("a1"))
    extra = ("-",) if arguments[0] == "push" else ()
    done = run(settings, *arguments, os.fsdecode(b"a\xff"), *extra, given=b"Rain.")
    assert done.returncode in {1, 2}
    assert done.stderr


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("COMMUNIQUE_MAX_QUEUED", "many"),
        ("COMMUNIQUE_MAX_QUEUED", "0"),
        ("COMMUNIQUE_MAX_CHARACTERS", "-1"),
        ("COMMUNIQUE_RETENTION_DAYS", "nan"),
        ("COMMUNIQUE_RETENTION_DAYS", "1e300"),
        ("COMMUNIQUE_KEY_PREFIX", "two words"),
        ("COMMUNIQUE_QUEUE", " "),
        ("COMMUNIQUE_QUEUE", os.fsdecode(b"a\xff")),
    ],
)
def test_a_setting_that_cannot_be_is_named(
    settings: ConnectionSettings, variable: str, value: str
) -> None:
    for arguments in (("status",), ("push", "-"), ("worker",)):
        done = run(settings, *arguments, given=b"Rain.", **{variable: value})
        assert done.returncode == 1
        assert done.stderr.startswith(f"error: {variable}=".encode())


@pytest.mark.parametrize(
    ("arguments", "value"),
    [
        (("trim", "--older-than-days"), "1e300"),
        (("trim", "--older-than-days"), "inf"),
        (("events", "--follow", "--idle"), "nan"),
        (("events", "--follow", "--idle"), "inf"),
        (("push", "-", "--wait-for-broker"), "nan"),
    ],
)
def test_a_number_that_cannot_be_is_wrong_usage(
    settings: ConnectionSettings, arguments: tuple[str, ...], value: str
) -> None:
    assert run(settings, *arguments, value).returncode == 2


@pytest.mark.parametrize("model", ["/tmp", "no/such/folder", "no_such_package", "communique"])  # noqa: S108
def test_a_model_that_is_none_is_named(settings: ConnectionSettings, model: str) -> None:
    done = run(settings, "extract", "-", given=b"Rain.", COMMUNIQUE_MODEL=model)
    assert done.returncode == 1
    assert f"error: the spaCy pipeline '{model}' is not installed".encode() in done.stderr
