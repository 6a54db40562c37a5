"""Three outlets on one signing: one event, what they disagree on, why, and an analyst who knows better."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique_consumer.formats.format import Format
from communique_consumer.formats.known import FORMATS
from communique_schemas import Event
from communique_store import ConnectionSettings, EventStore
from communique_worker.merging import merge_left
from tests.merging.reports import pact, report
from tests.store.canonical.storing import put

SIDES = ("Lars Hagen/NOR", "Elina Koskinen/FIN")


@pytest.fixture
def reports() -> list[Event]:
    signed = "Lars Hagen and Elina Koskinen signed {} agreements in Oslo on Monday."
    outlets = {
        "north": ("Northern Post", 17),
        "south": ("Southern Daily", 15),
        "west": ("West Wire", 17),
    }
    return [
        pact(
            name, *SIDES, on="2024-05-13", source=source, count=count, sentence=signed.format(count)
        )
        for name, (source, count) in outlets.items()
    ]


@pytest.fixture
def stored(settings: ConnectionSettings, reports: list[Event]) -> Iterator[EventStore]:
    with EventStore(settings=settings) as store:
        put(store, *reports, report("talks", "PER", "CHL", on="2024-05-13", source="West Wire"))
        merge_left(store, at_once=True)
        yield store


def run(settings: ConnectionSettings, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "COMMUNIQUE_STORE_URL": settings.store_url or "",
        "COLUMNS": "100",
        "LC_ALL": "C.UTF-8",
    }
    return subprocess.run(
        [sys.executable, "-m", "communique", *arguments], env=environment, capture_output=True, text=True,
        check=False,
    )  # fmt: skip


@pytest.mark.usefixtures("stored")
def test_events_are_told_once_with_what_their_reports_disagree_on(
    settings: ConnectionSettings,
) -> None:
    done = run(settings, "events", "--type", "agreement")
    assert "3 reports" in done.stdout
    assert "3 outlets" in done.stdout
    assert "count: 17 (2), 15 (1)" in done.stdout
    assert "1 event" in done.stdout


@pytest.mark.usefixtures("stored")
def test_reports_and_well_attested_events_can_be_asked_for(settings: ConnectionSettings) -> None:
    def ids(*arguments: str) -> list[str]:
        lines = run(settings, "events", *arguments, "--format", "jsonl").stdout.splitlines()
        return [json.loads(line)["id"] for line in lines]

    assert sorted(ids("--reports")) == ["north", "south", "talks", "west"]
    assert sorted(ids()) == ["ce-north", "ce-talks"]
    assert ids("--min-reports", "2") == ["ce-north"]
    assert ids("--min-outlets", "4") == []
    assert run(settings, "events", "--reports", "--min-outlets", "2").returncode == 2


@pytest.mark.usefixtures("stored")
def test_an_event_is_shown_with_the_words_of_every_article(settings: ConnectionSettings) -> None:
    for name in ("ce-north", "south"):
        done = run(settings, "event", name)
        assert "signed 15 agreements" in done.stdout
        assert "Northern Post" in done.stdout
        assert "disagreed on" in done.stdout
    whole = json.loads(run(settings, "event", "west", "--format", "json").stdout)
    assert [said["value"] for said in whole["said"]["count"]] == ["17", "15"]
    missing = run(settings, "event", "nothing")
    assert (missing.returncode, missing.stdout) == (1, "")
    assert "no canonical event 'nothing'" in missing.stderr


def test_what_was_signed_at_talks_is_part_of_them(
    settings: ConnectionSettings, store: EventStore
) -> None:
    talks = [
        report(f"talks-{name}", *SIDES, on="2024-05-13", subtype="talks", article=name, source=name)
        for name in ("north", "south")
    ]
    signed = [
        pact(f"pact-{each.article.id}", *SIDES, article=each.article.id, meeting=each.id,
             source=each.article.source)
        for each in talks
    ]  # fmt: skip
    put(store, *talks, *signed)
    merge_left(store, at_once=True)
    whole = json.loads(run(settings, "event", "pact-south", "--format", "json").stdout)
    assert [(each["kind"], each["target"]) for each in whole["links"]] == [
        ("part_of", store.canonical.of_report("talks-north"))
    ]
    assert "part of it" in run(settings, "event", "talks-north").stdout


@pytest.mark.usefixtures("stored")
def test_why_tells_in_words(settings: ConnectionSettings) -> None:
    assert run(settings, "why", "north", "south").stdout.startswith("one event: ce-north\n")
    two = run(settings, "why", "ce-north", "talks").stdout
    assert two.startswith("two events: ce-north and ce-talks\n")
    assert "forbids it" in two


def test_an_analyst_splits_and_joins_and_takes_back(
    settings: ConnectionSettings, stored: EventStore
) -> None:
    done = run(settings, "split", "ce-north", "south", "--note", "another signing")
    assert done.stdout == "kept as corrections 1, 2; split off: ce-south\n"
    assert "another signing" in run(settings, "corrections").stdout
    assert "an analyst split these" in run(settings, "why", "south", "north").stdout
    joined = run(settings, "join", "ce-north", "ce-south")
    assert joined.stdout == "kept as correction 3 instead of 1, 2; they are ce-north now\n"
    assert len(stored.canonical.get("ce-north").reports) == 3
    assert run(settings, "corrections", "--take-back", "3").returncode == 0
    assert run(settings, "corrections").stdout == ""
    assert list(stored.problems()) == []


@pytest.mark.usefixtures("stored")
def test_decisions_are_kept_as_a_table_and_taken_over_again(
    settings: ConnectionSettings, stored: EventStore, tmp_path: Path
) -> None:
    run(settings, "split", "ce-north", "south", "--note", "another signing")
    table = tmp_path / "corrections.csv"
    table.write_text(run(settings, "corrections", "--format", "csv").stdout + "3,perhaps\n")
    for number in ("1", "2"):
        run(settings, "corrections", "--take-back", number)
    assert len(stored.canonical.get("ce-north").reports) == 3
    done = run(settings, "corrections", "--apply", str(table))
    assert (done.returncode, done.stdout) == (1, "2 made, 0 known, 1 refused\n")
    assert "line 4: decision" in done.stderr
    assert len(stored.canonical.get("ce-north").reports) == 2


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize(
    "arguments",
    [
        ("split", "ce-north", "talks"),
        ("split", "ce-north", "north", "south", "west"),
        ("join", "ce-north"),
        ("join", "north", "south"),
        ("corrections", "--take-back", "9"),
        ("why", "ce-north", "nothing"),
    ],
)
def test_what_makes_no_sense_is_refused(
    settings: ConnectionSettings, arguments: tuple[str, ...]
) -> None:
    done = run(settings, *arguments)
    assert done.returncode in {1, 2}
    assert "Traceback" not in done.stderr


def test_followers_are_told_what_becomes_of_events(
    settings: ConnectionSettings, stored: EventStore
) -> None:
    def follow() -> list[tuple[str, str]]:
        done = run(settings, "events", "--follow", "--idle", "0.1", "--format", "jsonl")
        told = [json.loads(line) for line in done.stdout.splitlines()]
        return [(each["action"], each["id"]) for each in told]

    assert sorted(follow()) == [("created", "ce-north"), ("created", "ce-talks")]
    run(settings, "split", "ce-north", "south")
    assert sorted(follow()) == [("split", "ce-south"), ("updated", "ce-north")]
    stored.forget(["article-talks"])
    run(settings, "merge")
    assert follow() == [("retracted", "ce-talks")]


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_form_of_export_knows_events(
    settings: ConnectionSettings, tmp_path: Path, form: Format
) -> None:
    done = run(settings, "events", "--out", f"{tmp_path}/events{form.ending}")
    assert done.returncode == 0, done.stderr
    assert "2 events written" in done.stderr
