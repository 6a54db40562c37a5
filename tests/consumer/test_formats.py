"""Events leave in the forms of others, and are the same events there, read by others' tools."""

import csv
import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pandas as pd
import polars
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from communique import to_frame
from communique_consumer.files import whole_file
from communique_consumer.flat import COLUMNS
from communique_consumer.formats.cloud_events import CLOUD_EVENTS
from communique_consumer.formats.csv_table import CSV
from communique_consumer.formats.format import Format
from communique_consumer.formats.geo_json import GEO_JSON
from communique_consumer.formats.json_lines import JSON_LINES
from communique_consumer.formats.known import FORMATS, of_file
from communique_consumer.formats.parquet import PARQUET
from communique_consumer.formats.plover import PLOVER
from communique_schemas import Event, StreamEntry
from communique_schemas.cloud_event import of_entry
from communique_schemas.errors import ExportError
from communique_schemas.event import EVENT_ADAPTER
from tests.schemas.examples import agreement, meeting, span

OSLO = {
    "text": "Oslo",
    "name": "Oslo",
    "kind": "city",
    "country": "NOR",
    "lat": 59.91,
    "lon": 10.75,
}
MONDAY = {
    "text": "Monday", "start": "2024-05-13", "end": "2024-05-13", "precision": "day", "edtf": "2024-05-13",
}  # fmt: skip
ARTICLE = {"id": "a1", "url": "https://news.test/1", "published_at": "2024-05-14T08:00:00Z"}
CLOUD_EVENT = {
    "type": "object",
    "required": ["specversion", "id", "source", "type"],
    "properties": {
        "specversion": {"const": "1.0"},
        "id": {"type": "string", "minLength": 1},
        "source": {"type": "string", "minLength": 1, "format": "uri-reference"},
        "type": {"type": "string", "minLength": 1},
        "subject": {"type": "string", "minLength": 1},
        "time": {"type": "string", "format": "date-time"},
        "datacontenttype": {"type": "string"},
    },
}
"""What the specification asks of an envelope, in our words."""


def event(**changes: Any) -> Event:
    return EVENT_ADAPTER.validate_python(
        meeting(place=OSLO, date=MONDAY, article=ARTICLE, **changes)
    )


def pact(**changes: Any) -> Event:
    return EVENT_ADAPTER.validate_python(agreement(**changes))


def written(form: Format, *events: Event) -> bytes:
    file = BytesIO()
    assert form.write(iter(events), file) == len(events)
    return file.getvalue()


def rows(*events: Event) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(written(CSV, *events).decode(), newline="")))


def lines(form: Format, *events: Event) -> Iterator[Any]:
    return map(json.loads, written(form, *events).decode().splitlines())


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_what_holds_no_event_is_a_whole_file_too(form: Format) -> None:
    data = written(form)
    if form is PARQUET:
        assert pd.read_parquet(BytesIO(data)).empty
    elif form is GEO_JSON:
        assert json.loads(data)["features"] == []
    elif form is CSV:
        assert data.decode().strip() == ",".join(COLUMNS)
    else:
        assert data == b""


def test_json_lines_are_the_contract_itself() -> None:
    given_events = (event(), pact())
    found = [EVENT_ADAPTER.validate_python(line) for line in lines(JSON_LINES, *given_events)]
    assert found == list(given_events)


def test_a_row_says_who_when_and_where_in_columns() -> None:
    (row,) = rows(event())
    assert row["participants"] == "Ana Olt; Bo Tarn"
    assert (row["date_start"], row["place"], row["latitude"]) == ("2024-05-13", "Oslo", "59.91")
    assert (row["article_url"], row["evidence"]) == (
        ARTICLE["url"],
        meeting()["evidence"][0]["text"],
    )


def test_a_row_of_an_agreement_says_what_was_agreed() -> None:
    (row,) = rows(pact(count=17))
    assert (row["type"], row["count"], row["place"]) == ("agreement", "17", "")
    assert row["signatories"] == "They"


@given(st.text(max_size=20), st.sampled_from("=+-@\t\r\n＝＋－＠"))
def test_no_cell_begins_with_what_a_spreadsheet_runs(rest: str, sign: str) -> None:
    person = {**meeting()["participants"][0], "name": sign + rest.encode(errors="ignore").decode()}
    (row,) = rows(event(participants=[person]))
    assert not row["participants"].lstrip(" ").startswith(tuple("=+-@\t\r\n＝＋－＠"))


def test_a_formula_stays_legible() -> None:
    person = {**meeting()["participants"][0], "name": '=HYPERLINK("http://x.test")'}
    (row,) = rows(event(participants=[person]))
    assert row["participants"] == '\'=HYPERLINK("http://x.test")'


def test_parquet_keeps_nested_values_and_types() -> None:
    table = polars.read_parquet(BytesIO(written(PARQUET, event(), pact())))
    assert table["type"].to_list() == ["meeting", "agreement"]
    assert table["date"].struct.field("start").to_list() == [date(2024, 5, 13), None]
    assert [one["name"] for one in table["participants"][0]] == ["Ana Olt", "Bo Tarn"]
    assert table["participants"][0][0]["mentions"] == [span("Ana Olt")]
    published = table["article"].struct.field("published_at")
    assert published[0] == "2024-05-14T08:00:00+00:00"
    assert table["place"][0]["lat"] == 59.91


def test_parquet_has_the_same_columns_whatever_the_events_are() -> None:
    one, other = (pd.read_parquet(BytesIO(written(PARQUET, e))) for e in (event(), pact()))
    assert list(one.columns) == list(other.columns)
    assert {"instrument", "topics", "participants"} <= set(one.columns)


def test_a_cloud_event_is_one_and_its_data_is_the_event() -> None:
    (told,) = lines(CLOUD_EVENTS, event())
    Draft202012Validator(CLOUD_EVENT, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(
        told
    )
    assert told["type"] == "communique.meeting.added"
    assert EVENT_ADAPTER.validate_python(told["data"]) == event()


def test_an_entry_that_comes_again_is_the_same_cloud_event_and_a_retraction_another() -> None:
    entries = [
        StreamEntry(entry_id="1715673600000-0", action="added", event=event()),
        StreamEntry(entry_id="1715673600000-1", action="retracted", event=event()),
    ]
    added, retracted = map(of_entry, entries)
    assert of_entry(entries[0]) == added
    assert added["id"] != retracted["id"]
    assert retracted["type"] == "communique.meeting.retracted"
    assert added["time"] == "2024-05-14T08:00:00.000+00:00"


def test_a_feature_has_longitude_first_and_none_without_coordinates() -> None:
    collection = json.loads(written(GEO_JSON, event(), pact()))
    assert collection["type"] == "FeatureCollection"
    first, second = collection["features"]
    assert first["geometry"] == {"type": "Point", "coordinates": [10.75, 59.91]}
    assert first["properties"]["participants"] == "Ana Olt; Bo Tarn"
    assert second["geometry"] is None


def test_plover_records_carry_the_columns_of_polecat() -> None:
    (told,) = lines(PLOVER, event())
    assert (told["Event Type"], told["Quad Code"]) == ("CONSULT", "VERBAL COOPERATION")
    assert (told["Actor Name"], told["Recipient Name"]) == ("Ana Olt", "Bo Tarn")
    assert (told["Event Date"], told["Country"]) == ("2024-05-13", "NOR")


def test_the_host_acts_and_the_guest_receives() -> None:
    guest, host = meeting()["participants"]
    people = [{**guest, "role": "guest"}, {**host, "role": "host"}]
    (told,) = lines(PLOVER, event(participants=people))
    assert (told["Actor Name"], told["Recipient Name"]) == ("Bo Tarn", "Ana Olt")


def test_frames_of_either_library_have_the_columns_of_a_row() -> None:
    frame = to_frame([event(), pact()])
    assert list(frame.columns) == list(COLUMNS)
    assert frame["type"].tolist() == ["meeting", "agreement"]
    assert to_frame([event()], "polars").shape == (1, len(COLUMNS))
    assert to_frame([]).empty


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_form_is_known_by_the_ending_of_its_files(form: Format) -> None:
    assert of_file(f"events{form.ending.upper()}") is form
    assert of_file("events.xyz") is None


class TestWholeFile:
    """A file is whole or not there."""

    def test_what_was_there_stays_until_the_new_one_is_whole(self, tmp_path: Path) -> None:
        path = tmp_path / "events.csv"
        path.write_text("old")
        self.break_off(path)
        assert path.read_text() == "old"
        with whole_file(path) as file:
            file.write(b"new")
            assert path.read_text() == "old"
        assert path.read_text() == "new"
        assert list(tmp_path.iterdir()) == [path]

    @staticmethod
    def break_off(path: Path) -> None:
        with suppress(RuntimeError), whole_file(path) as file:
            file.write(b"half")
            raise RuntimeError

    def test_a_place_that_cannot_be_written_is_named(self, tmp_path: Path) -> None:
        nowhere = tmp_path / "no" / "events.csv"
        with (
            pytest.raises(ExportError, match="cannot be written: No such file"),
            whole_file(nowhere),
        ):
            pass
