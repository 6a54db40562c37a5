"""The forms that there are; a new one is a file beside this and a place here."""

from communique_consumer.formats.cloud_events import CLOUD_EVENTS
from communique_consumer.formats.csv_table import CSV
from communique_consumer.formats.format import Format
from communique_consumer.formats.geo_json import GEO_JSON
from communique_consumer.formats.json_lines import JSON_LINES
from communique_consumer.formats.parquet import PARQUET
from communique_consumer.formats.plover import PLOVER

FORMATS: tuple[Format, ...] = (JSON_LINES, CSV, PARQUET, CLOUD_EVENTS, GEO_JSON, PLOVER)


def named(name: str) -> Format | None:
    """The form that `--format` calls so."""
    return next((form for form in FORMATS if form.name == name), None)


def of_file(path: str) -> Format | None:
    """The form whose files end so; the longest ending decides."""
    ending = [form for form in FORMATS if path.lower().endswith(form.ending)]
    return max(ending, key=lambda form: len(form.ending), default=None)
