"""Records as lines for people and as JSON, with their fields and the context."""

import json
import logging
from collections.abc import Callable

import pytest
from structlog.contextvars import bound_contextvars

from communique_store.telemetry.logs import LogFormat, formatter, logger, place_of

Write = Callable[[LogFormat], str]


def fail(ship: str) -> None:
    raise ValueError(f"{len(ship)} letters")


@pytest.fixture
def write(caplog: pytest.LogCaptureFixture) -> Write:
    """Log something, and give it as a line."""

    def written(form: LogFormat) -> str:
        ship = "Marigold"
        with bound_contextvars(task_id="t"), caplog.at_level("INFO"):
            logger("ours").info("stored", article_id="evil\x1b[2J", events=2)
            try:
                fail(ship)
            except ValueError:
                logging.getLogger("theirs").exception("of %s", "others", extra={"data": ship})
            lines = [formatter(form).format(record) for record in caplog.records]
        caplog.clear()
        return "\n".join(lines)

    return written


def test_json_is_one_object_a_record(write: Write) -> None:
    ours, theirs = map(json.loads, write("json").splitlines())
    assert ours.items() >= {
        "event": "stored", "article_id": "evil\x1b[2J", "events": 2, "task_id": "t", "level": "info",
        "logger": "ours",
    }.items()  # fmt: skip
    assert (theirs["event"], theirs["task_id"]) == ("of others", "t")
    assert "ValueError: 8 letters" in theirs["exception"]


def test_text_is_a_line_with_fields_that_no_terminal_obeys(write: Write) -> None:
    first, second, *trace = write("text").splitlines()
    assert "\x1b" not in first
    assert all(
        word in first for word in ("[info", "stored", r"article_id=evil\x1b[2J", "task_id=t")
    )
    assert "of others" in second
    assert trace[-1] == "ValueError: 8 letters"


@pytest.mark.parametrize("form", ["text", "json"])
def test_neither_shows_local_variables_nor_the_arguments_of_a_task(
    write: Write, form: LogFormat
) -> None:
    assert "Marigold" not in write(form)


def test_the_place_of_an_error_is_told_without_its_words() -> None:
    def inner() -> None:
        raise ValueError("of the Marigold")

    with pytest.raises(ValueError, match="Marigold") as caught:
        inner()
    place = place_of(caught.value)
    assert place.startswith("telemetry/test_logs.py:")
    assert place.index("inner") < place.index("test_the_place")
    assert "Marigold" not in place
