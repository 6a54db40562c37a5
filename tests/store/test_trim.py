"""Trimming the stream keeps no one waiting, however long it is and however far a group is behind."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from communique_schemas.errors import SettingsError
from communique_store import ConnectionSettings, EventStore
from communique_store.keys import Keys

BODY = b"x" * 1000
ENTRIES = 20_000


@pytest.fixture
def long_stream(store: EventStore) -> EventStore:
    client, stream = store._client, Keys("communique").stream  # noqa: SLF001
    client.xgroup_create(stream, "behind", id="0", mkstream=True)
    client.xgroup_create(stream, "ahead", id="0")
    for _ in range(ENTRIES // 1000):
        pipeline = client.pipeline(transaction=False)
        for _ in range(1000):
            pipeline.xadd(stream, {"action": "added", "event": BODY})
        pipeline.execute()
    client.xreadgroup("ahead", "one", {stream: ">"}, count=ENTRIES, noack=True)
    client.config_resetstat()
    return store


def later() -> datetime:
    return datetime.now(UTC) + timedelta(minutes=1)


def test_a_group_that_is_far_behind_holds_all_of_it_and_costs_next_to_nothing(
    long_stream: EventStore,
) -> None:
    report = long_stream.stream.trim(later())
    assert (report.dropped, report.unread) == (0, {"behind": ENTRIES})
    asked = long_stream._client.info("commandstats")["cmdstat_xrange"]  # noqa: SLF001
    assert asked["calls"] <= 4  # one entry of each group, whatever they have to read


def test_what_a_forced_trim_drops_is_dropped_and_counted_page_by_page(
    long_stream: EventStore,
) -> None:
    report = long_stream.stream.trim(later(), force=True)
    assert (report.dropped, report.unread) == (ENTRIES, {"behind": ENTRIES})
    lost = {group.name: group.lost for group in long_stream.stream.groups()}
    assert lost == {"ahead": 0, "behind": ENTRIES}
    asked = long_stream._client.info("commandstats")["cmdstat_evalsha"]  # noqa: SLF001
    assert asked["calls"] >= ENTRIES / 1000


def test_what_all_groups_have_read_goes_in_pages(long_stream: EventStore) -> None:
    long_stream.stream.drop_group("behind")
    report = long_stream.stream.trim(later())
    assert (report.dropped, report.unread) == (ENTRIES, {})
    asked = long_stream._client.info("commandstats")["cmdstat_evalsha"]  # noqa: SLF001
    assert asked["calls"] >= ENTRIES / 1000


@pytest.mark.parametrize("days", ["1e6", "1e300", "inf"])
def test_an_age_before_all_calendars_is_refused_in_a_sentence(days: str) -> None:
    command = [sys.executable, "-m", "communique", "trim", "--older-than-days", days]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "36500" in done.stderr
    with pytest.raises(SettingsError, match="less than or equal to 36500"):
        ConnectionSettings(retention_days=float(days))
