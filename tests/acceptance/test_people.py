"""Who met whom: the persons and organisations of a store, told across the articles of several outlets."""

import csv
import json
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

from communique import Person, people
from communique_schemas import Event
from communique_store import ConnectionSettings, EventStore
from communique_worker.merging import merge_left
from tests.merging.reports import pact, report
from tests.store.canonical.storing import put


def titled(event: Event, *titles: str) -> Event:
    """The report with titles of those who take part, in order."""
    persons = zip(event.participants, titles, strict=True)
    told = tuple(who.model_copy(update={"title": title}) for who, title in persons)
    return event.model_copy(update={"participants": told})


@pytest.fixture
def stored(settings: ConnectionSettings) -> Iterator[EventStore]:
    """A meeting of two that two outlets report, a later one, a pact of one of them, and a namesake."""
    both = ("Lars Hagen/NOR", "Elina Koskinen/FIN")
    reports = [
        titled(report("met", *both, on="2024-05-13", source="Northern Post"), "Mayor", "President"),
        report("also", "Hagen/NOR", "Elina Koskinen/FIN", on="2024-05-13", source="West Wire"),
        titled(
            report("again", *both, on="2025-02-03", published="2025-02-04"), "Mayor", "President"
        ),
        pact("signed", "Lars Hagen/NOR", "Northern Ports Union", on="2024-09-02",
             published="2024-09-03"),
        report("talks", "Kari Hagen/PER", "CHL", on="2024-05-20", published="2024-05-21"),
    ]  # fmt: skip
    with EventStore(settings=settings) as store:
        put(store, *reports)
        merge_left(store, at_once=True)
        yield store


def run(settings: ConnectionSettings, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "COMMUNIQUE_STORE_URL": settings.store_url or "",
        "COLUMNS": "120",
        "LC_ALL": "C.UTF-8",
    }
    return subprocess.run(
        [sys.executable, "-m", "communique", "people", *arguments], env=environment,
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.usefixtures("stored")
def test_persons_are_listed_with_their_events_the_most_active_first(
    settings: ConnectionSettings,
) -> None:
    done = run(settings, "--format", "jsonl")
    found = [Person.model_validate(json.loads(line)) for line in done.stdout.splitlines()]
    assert [person.name for person in found] == [
        "Lars Hagen", "Elina Koskinen", "Kari Hagen", "Northern Ports Union",
    ]  # fmt: skip
    hagen = found[0]
    assert [(form.name, form.times) for form in hagen.names] == [("Lars Hagen", 3), ("Hagen", 1)]
    assert hagen.meetings == ("ce-again", "ce-also")  # two reports of May 13 are one event
    assert hagen.agreements == ("ce-signed",)
    assert done.stderr == ""


@pytest.mark.usefixtures("stored")
def test_a_name_of_one_person_shows_it_whole(settings: ConnectionSettings) -> None:
    told = run(settings, "koskinen").stdout
    assert "Elina Koskinen (FIN)" in told
    assert "President, FIN: 2024-05-14 to 2025-02-04, 2 reports" in told
    assert "2 meetings, 0 agreements" in told
    assert told.index("2025-02-03") < told.index("2024-05-13")
    rows = [line for line in told.splitlines() if "ce-" in line]
    assert len(rows) == 2
    assert all("Lars Hagen (NOR)" in row and "Koskinen" not in row for row in rows)
    cut = run(settings, "koskinen", "--limit", "1")
    assert "2024-05-13" not in cut.stdout
    assert cut.stderr == "1 earlier (--limit 0 gives all)\n"


@pytest.mark.usefixtures("stored")
def test_a_name_of_several_lists_them_unless_it_is_one_in_full(
    settings: ConnectionSettings,
) -> None:
    several = run(settings, "Hagen")
    assert "Lars Hagen (NOR)" in several.stdout
    assert "Kari Hagen (PER)" in several.stdout
    assert "Koskinen" not in several.stdout
    one = run(settings, "kari hagen")
    assert "1 meeting, 0 agreements" in one.stdout


@pytest.mark.usefixtures("stored")
def test_filters_say_who_and_of_which_events(settings: ConnectionSettings, tmp_path: Path) -> None:
    bodies = run(settings, "--kind", "organization", "--format", "csv").stdout
    assert [row["name"] for row in csv.DictReader(StringIO(bodies))] == ["Northern Ports Union"]
    file = tmp_path / "people.csv"
    done = run(
        settings, "--country", "nor", "--since", "2024-06-01", "--min-events", "2", "--out", str(file)
    )  # fmt: skip
    assert done.stderr == f"1 person or organisation written to {file}\n"
    (row,) = csv.DictReader(StringIO(file.read_text("utf-8")))
    assert (row["name"], row["meeting_ids"], row["agreement_ids"]) == (
        "Lars Hagen", "ce-again", "ce-signed",
    )  # fmt: skip
    cut = run(settings, "--limit", "1")
    assert "Koskinen" not in cut.stdout
    assert cut.stderr == "3 more (--limit 0 gives all)\n"
    nobody = run(settings, "nobody")
    assert (nobody.returncode, nobody.stdout, nobody.stderr) == (0, "", "nobody fits\n")


def test_a_file_of_no_known_form_is_refused(settings: ConnectionSettings, tmp_path: Path) -> None:
    done = run(settings, "--out", f"{tmp_path}/people.txt")
    assert done.returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_the_front_door_tells_who_is_who_in_reports(stored: EventStore) -> None:
    (koskinen,) = [one for one in people(stored.query(limit=None)) if one.country == "FIN"]
    assert koskinen.meetings == ("again", "also", "met")
    assert stored.canonical.of_reports(koskinen.meetings)["met"] == "ce-also"
