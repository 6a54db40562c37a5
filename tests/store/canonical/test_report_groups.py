"""Groups of reports as the store writes them: all in one step, and only if nobody changed them meanwhile."""

from datetime import date, timedelta

import pytest
import redis

from communique_merging import compose, prepare
from communique_schemas.errors import NotFoundError
from communique_store import ConnectionSettings, EventStore
from communique_store.keys import Keys
from tests.merging.reports import report
from tests.store.canonical.storing import changes, merge, put

OLT = ("Ana Olt/NOR", "Bo Tarn/FIN")


def test_a_report_that_was_stored_is_due_until_it_is_merged(store: EventStore) -> None:
    put(store, report("a", *OLT))
    assert list(store.groups.due(10)) == ["a"]
    merge(store, ["a"])
    assert store.groups.due(10) == {}
    assert changes(store) == [("created", "ce-a")]


def test_an_event_of_one_report_is_known_by_it(store: EventStore) -> None:
    put(store, report("a", *OLT))
    event = store.canonical.get("ce-a")
    assert [each.id for each in event.reports] == ["a"]
    assert store.canonical.of_report("a") == "ce-a"


def test_reports_of_one_event_are_given_as_one(store: EventStore) -> None:
    put(store, report("a", *OLT, source="North"), report("b", *OLT, source="South"))
    merge(store, ["a", "b"])
    event = store.canonical.get(store.canonical.of_report("b"))
    assert [each.id for each in event.reports] == ["a", "b"]
    assert event.outlets == 2
    assert [each.id for each in store.query_canonical()] == [event.id]
    assert changes(store) == [("created", event.id)]


def test_a_later_report_joins_under_the_same_id(store: EventStore) -> None:
    put(store, report("b", *OLT))
    merge(store, ["b"])
    put(store, report("a", *OLT))
    merge(store, ["a", "b"])
    assert store.canonical.of_report("a") == "ce-b"
    assert changes(store) == [("created", "ce-b"), ("updated", "ce-b")]


def test_two_events_that_turn_out_to_be_one_are_merged(store: EventStore) -> None:
    put(store, report("a", *OLT), report("b", *OLT))
    merge(store, ["a"])
    merge(store, ["b"])
    merge(store, ["a", "b"])
    assert changes(store)[2:] == [("updated", "ce-a"), ("merged", "ce-b")]
    with pytest.raises(NotFoundError, match="went into another one: 'ce-a'"):
        store.canonical.get("ce-b")


def test_an_event_that_turns_out_to_be_two_is_split(store: EventStore) -> None:
    put(store, report("a", *OLT), report("b", *OLT))
    merge(store, ["a", "b"])
    merge(store, ["a"], ["b"])
    assert changes(store)[1:] == [("updated", "ce-a"), ("split", "ce-b")]
    assert len(list(store.query_canonical())) == 2


def test_the_id_outlives_the_report_that_gave_it(store: EventStore) -> None:
    put(store, report("a", *OLT), report("b", *OLT), report("c", *OLT))
    merge(store, ["a", "b", "c"])
    store.forget(["article-a"])
    merge(store, ["b", "c"], together=["a"])
    event = store.canonical.get("ce-a")
    assert [each.id for each in event.reports] == ["b", "c"]
    store.forget(["article-b"])
    merge(store, ["c"], together=["b"])
    assert [each.id for each in store.query_canonical()] == ["ce-a"]
    assert not list(store.problems())


def test_an_event_whose_last_report_went_is_retracted(store: EventStore) -> None:
    put(store, report("a", *OLT))
    merge(store, ["a"])
    store.forget(["article-a"])
    merge(store, together=["a"])
    assert changes(store) == [("created", "ce-a"), ("retracted", "ce-a")]
    assert store.groups.due(10) == {}
    assert not list(store.problems())


def test_what_came_and_went_before_it_was_merged_is_never_told(store: EventStore) -> None:
    put(store, report("a", *OLT))
    store.forget(["article-a"])
    merge(store, together=["a"])
    assert changes(store) == []
    assert store.groups.due(10) == {}


def test_a_forgotten_article_is_in_no_canonical_event_from_that_moment_on(
    store: EventStore,
) -> None:
    put(store, report("a", "Secret Guest/NOR", "FIN"), report("b", *OLT))
    merge(store, ["a", "b"])
    store.forget(["article-a"])
    assert not [event for event in store.query_canonical() if "Secret" in event.model_dump_json()]
    merge(store, ["b"], together=["a"])
    assert [each.id for each in store.canonical.get("ce-a").reports] == ["b"]


def test_a_round_that_saw_what_others_have_changed_writes_nothing(store: EventStore) -> None:
    put(store, report("a", *OLT), report("b", *OLT))
    stamps = store.groups.due(10)
    seen = store.groups.situation(stamps, [])
    merge(store, ["a"])
    before = changes(store)
    events = store.groups.reports(stamps)
    done = store.groups.write(
        seen, [[["a", "b"]]], lambda name, ids: compose(name, [events[each] for each in ids])
    )
    assert not done
    assert changes(store) == before


def test_a_report_that_changed_while_it_was_merged_stays_due(store: EventStore) -> None:
    put(store, report("a", *OLT))
    stamps = store.groups.due(10)
    seen = store.groups.situation(stamps, [])
    put(store, report("a", *OLT, extractor={"name": "communique", "version": "2", "model": "md"}))
    assert store.groups.write(seen, [[["a"]]], lambda _name, _ids: pytest.fail("stored alone"))
    assert list(store.groups.due(10)) == ["a"]


def test_candidates_share_a_key_and_a_time(store: EventStore) -> None:
    near = report("a", *OLT, on="2024-05-13")
    far = report("b", *OLT, on="2023-01-05")
    others = report("c", "PER", "CHL", on="2024-05-13")
    month = report("d", *OLT, on="2024-05")
    put(store, near, far, others, month)
    store.groups.enter(map(prepare, (near, far, others, month)))
    assert store.groups.enter([prepare(near)]) == {"a": {"a", "d"}}
    assert store.groups.enter([prepare(month)]) == {"d": {"a", "d"}}


@pytest.mark.parametrize("days", [1, 8, 9, 40, 64, 65, 300, 512, 513, 2000, 2048, 2049, 9000])
def test_a_long_time_is_found_as_long_as_it_lasts_and_no_longer(
    store: EventStore, days: int
) -> None:
    first = date(2000, 1, 1)
    last = first + timedelta(days=days)
    told = [
        report(name, *OLT, on=f"{start}/{end}")
        for name, start, end in (
            ("long", first, last),
            ("end", last, last),
            ("ago", last + timedelta(days=3000), last + timedelta(days=3000)),
        )
    ]
    put(store, *told)
    found = store.groups.enter(map(prepare, told))
    assert "long" in found["end"]
    assert "end" in found["long"]
    assert "ago" not in found["long"]


def test_what_is_prepared_is_read_from_signatures_that_are_as_the_report(
    store: EventStore, server: str
) -> None:
    first = report("a", *OLT, sentence="They met about harbours.")
    put(store, first)
    store.groups.enter([prepare(first)])
    assert store.groups.prepared(["a"])["a"].people == prepare(first).people
    newer = {"name": "communique", "version": "2", "model": "md"}
    other = report("a", *OLT[:1], sentence="They met about harbours.", extractor=newer)
    put(store, other)  # nobody has merged it yet
    assert store.groups.prepared(["a"])["a"].people == prepare(other).people
    with redis.Redis.from_url(server) as client:
        store.groups.enter([prepare(other)])
        keys = Keys(ConnectionSettings().key_prefix)
        client.hset(keys.signatures, "a", b"00000000[]")  # of another version
        assert store.groups.prepared(["a"])["a"].people == prepare(other).people
        store.forget(["article-a"])
        assert not client.hexists(keys.signatures, "a")
    assert store.groups.prepared(["a"]) == {}


def test_reports_of_an_older_store_can_be_made_to_wait(store: EventStore, server: str) -> None:
    put(store, report("a", *OLT), report("b", "PER", "CHL"))
    merge(store, ["a"])
    with redis.Redis.from_url(server) as client:  # as a version left it that did not merge
        client.delete(Keys(ConnectionSettings().key_prefix).due)
    assert store.groups.require_all() == 1
    assert list(store.groups.due(10)) == ["b"]


def test_reports_that_another_version_merged_can_be_made_to_wait(
    store: EventStore, server: str
) -> None:
    put(store, report("a", *OLT), report("b", "PER", "CHL"))
    merge(store, ["a"], ["b"])
    with redis.Redis.from_url(server) as client:
        client.hset(Keys(ConnectionSettings().key_prefix).signatures, "a", b"00000000[]")
    told = changes(store)
    assert store.groups.require_all() == 1
    merge(store, ["a"], ["b"])
    assert changes(store) == told  # it has not changed
    assert store.groups.require_all() == 0


def test_merging_again_puts_events_into_the_indexes_of_this_version(
    store: EventStore, server: str
) -> None:
    put(store, *(report(name, *OLT, source=name) for name in "abc"))
    merge(store, ["a", "b", "c"])
    told = changes(store)
    with redis.Redis.from_url(server) as client:  # as a version left it that had no such indexes
        keys = Keys(ConnectionSettings().key_prefix).canonical
        backed = [keys.index(by, "3") for by in ("reports", "outlets")]
        client.delete(*backed)
        listed = client.hget(keys.indexes, "ce-a").decode().split("\n")
        kept = [name for name in listed if keys.index_prefix + name not in backed]
        client.hset(keys.indexes, "ce-a", "\n".join(kept))
    assert not list(store.query_canonical(min_reports=3))
    assert [problem for problem in store.problems() if "`communique merge` mends it" in problem]
    assert store.groups.require_all() == len("abc")
    merge(store, ["a", "b", "c"])
    assert [event.id for event in store.query_canonical(min_reports=3)] == ["ce-a"]
    assert list(store.problems()) == []
    assert changes(store) == told
