"""The store writes once, answers by any filter, and loses nothing of its stream."""

from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as rules
from hypothesis import strategies as st

from communique_schemas import Article, ExtractionResult, MeetingEvent
from communique_schemas.errors import (
    ArticleConflictError,
    ConnectionFailedError,
    NotFoundError,
)
from communique_store import ConnectionSettings, EventStore, redacted
from communique_store.outbox import Accepted
from communique_store.queries import EventQuery
from tests.schemas.examples import EXTRACTOR, TEXT, agreement, meeting
from tests.store.examples import INFO, letter, result, taken


def test_an_article_saved_again_changes_nothing(store: EventStore) -> None:
    assert store.save(result()) is True
    assert store.save(result()) is False
    assert store.counts().articles == 1
    assert store.counts().events == 1
    assert len(list(store.follow("all", block_seconds=0.05))) == 1


def test_an_article_without_events_is_recorded_too(store: EventStore) -> None:
    empty = ExtractionResult(article=Article(id="none", text="Rain."), extractor=INFO)
    store.outbox.accept([empty.article])
    assert store.pending(["none"]) == {"none"}
    store.save(empty)
    assert store.pending(["none"]) == set()
    assert store.counts().under_way == 0


def test_another_text_under_a_known_id_is_refused(store: EventStore) -> None:
    store.save(result())
    other = ExtractionResult(article=Article(id="a1", text="Another text."), extractor=INFO)
    with pytest.raises(ArticleConflictError, match="'a1' is taken by another text"):
        store.save(other)
    assert store.article("a1").text == TEXT


def test_a_newer_extractor_supersedes_and_the_stream_says_so(store: EventStore) -> None:
    store.save(result(version="0.9.0"))
    store.save(result(version="0.10.0"))
    assert [event.id for event in store.query()] == ["a1-0.10.0"]
    actions = [(entry.action, entry.event.id) for entry in store.follow("all", block_seconds=0.05)]
    assert actions == [("added", "a1-0.9.0"), ("retracted", "a1-0.9.0"), ("added", "a1-0.10.0")]


def test_an_older_extractor_that_comes_late_changes_nothing(store: EventStore) -> None:
    store.save(result(version="0.10.0"))
    assert store.save(result(version="0.9.0")) is False
    assert [event.id for event in store.query()] == ["a1-0.10.0"]


def test_a_restarted_consumer_gets_what_it_had_not_acknowledged(store: EventStore) -> None:
    for name in ("a1", "a2", "a3"):
        store.save(result(name))
    first = store.follow("group", consumer="c", block_seconds=0.05)
    assert next(first).event.article.id == "a1"
    assert next(first).event.article.id == "a2"  # asking for it acknowledges the one before
    first.close()
    again = store.follow("group", consumer="c", block_seconds=0.05)
    assert [entry.event.article.id for entry in again] == ["a2", "a3"]


def test_an_article_is_accepted_once_and_stays_in_the_outbox_until_it_is_stored(
    store: EventStore,
) -> None:
    article, other = Article(id="a1", text=TEXT), Article(id="a1", text="Another text.")
    assert store.outbox.accept([article]) == ["new"]
    assert store.outbox.articles(["a1"]) == [Accepted(article, article.fingerprint)]
    assert store.outbox.accept([article]) == ["known"]
    assert store.outbox.accept([other]) == ["conflict"]
    store.save(result())
    assert store.outbox.articles(["a1"]) == []
    assert store.outbox.size() == 0
    assert store.outbox.accept([article]) == ["known"]
    assert store.outbox.accept([other], again=True) == ["conflict"]
    assert store.outbox.accept([article], again=True) == ["new"]


def test_what_is_overdue_is_claimed_by_one(store: EventStore) -> None:
    store.outbox.accept([Article(id="a1", text=TEXT)])
    assert store.outbox.overdue(60) == []
    assert store.outbox.overdue(0) == ["a1"]
    assert store.outbox.overdue(0.5) == []


def test_a_letter_of_an_article_that_was_processed_after_all_is_not_kept(store: EventStore) -> None:
    done = result()
    store.outbox.accept([done.article])
    (accepted,) = taken(store, "a1")
    store.save(done, receipt=accepted.receipt)
    assert not store.letters.add(letter(), receipt=accepted.receipt, extractor=done.extractor)
    assert store.counts().dead_letters == 0


def test_an_article_stored_after_its_letter_is_dead_no_more(store: EventStore) -> None:
    done = result()
    store.outbox.accept([done.article])
    (accepted,) = taken(store, "a1")
    assert store.letters.add(letter(), receipt=accepted.receipt, extractor=done.extractor)
    store.save(done)
    assert (store.counts().articles, store.counts().dead_letters) == (1, 0)


def test_the_outdated_are_those_that_an_older_extractor_read(store: EventStore) -> None:
    store.save_many([result("old", version="0.9.0"), result("new", version="0.10.0")])
    assert list(store.outdated("0.10.0")) == ["old"]
    assert sorted(store.outdated()) == ["new", "old"]


def test_what_the_store_does_not_hold_is_said(store: EventStore) -> None:
    with pytest.raises(NotFoundError, match="no article 'x'"):
        store.article("x")
    with pytest.raises(NotFoundError, match="no event 'x'"):
        store.event("x")
    assert list(store.query(country="XKX")) == []


def test_old_articles_go_with_their_indexes(settings: ConnectionSettings) -> None:
    short = settings.model_copy(update={"retention_days": 1.0})
    with EventStore(settings=short) as store:
        store.save(result())
        assert store.expire() == 0
        assert store.expire(now=4_000_000_000) == 1
        assert list(store.query()) == []
        assert store.counts().articles == 0


def test_an_unreachable_server_is_named_without_its_password() -> None:
    url = "redis://:secret@127.0.0.1:1/0"
    with EventStore(url) as store, pytest.raises(ConnectionFailedError) as caught:
        store.counts()
    assert "redis://:***@127.0.0.1:1/0" in str(caught.value)
    assert "secret" not in str(caught.value) + redacted(url)


people = st.sampled_from(["Emil Rask", "Emil Sörensen", "Rask Industries", "Ana Olt"])
days = st.dates(min_value=date(2020, 1, 1), max_value=date(2020, 3, 1))
limits = days | st.dates(min_value=date(2020, 1, 1), max_value=date(2022, 1, 1))


@st.composite
def meetings(draw: st.DrawFn) -> dict[str, object]:
    day = draw(st.none() | days)
    name = draw(people)
    mention = {"start": 0, "end": 7, "text": "Ana Olt"}
    person = {"name": name, "kind": "person", "role": "participant", "mentions": [mention]}
    length = draw(st.sampled_from([0, 6, 7, 30, 31, 365, 366, 400, 70_000]))
    end = day and day + timedelta(days=length)
    dated = {"text": "d", "start": day, "end": end, "precision": "range", "edtf": str(day)}
    return {
        "confidence": draw(st.sampled_from([0.5, 0.7, 0.7004])),
        "status": draw(st.sampled_from(["occurred", "planned"])),
        "participants": [{**person, "country": draw(st.sampled_from([None, "DNK", "PER"]))}],
        "date": dated if day else None,
    }


@given(
    events=st.lists(meetings(), max_size=6),
    participant=st.none() | st.sampled_from(["rask", "Emil Rask", "SORENSEN", "nobody"]),
    country=st.none() | st.sampled_from(["DNK", "per"]),
    status=st.none() | st.sampled_from(["occurred", "planned"]),
    since=st.none() | limits,
    until=st.none() | limits,
    confidence=st.none() | st.sampled_from([0.5, 0.7003, 0.9]),
)
@rules(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_query_gives_what_looking_at_every_event_gives(
    server: str,
    settings: ConnectionSettings,
    events: list[dict[str, object]],
    participant: str | None,
    country: str | None,
    status: str | None,
    since: date | None,
    until: date | None,
    confidence: float | None,
) -> None:
    del server
    with EventStore(settings=settings) as store:
        store._client.flushall()  # noqa: SLF001 - each example needs an empty store
        saved = [result(f"a{n}", **event) for n, event in enumerate(events)]
        store.save_many(saved)
        wanted = EventQuery(
            participant=participant,
            country=country,
            status=status,
            since=since,
            until=until,
            min_confidence=confidence,
        )
        ids = {event.id for event in store.query(**asdict(wanted))}

    def fits(event: MeetingEvent) -> bool:
        person = event.participants[0]
        words = (participant or "").lower().split()
        name = person.name.lower().replace("ö", "o").split()
        dated = since is None and until is None
        if event.date is not None:
            dated = (since or date.min) <= event.date.end and event.date.start <= (
                until or date.max
            )
        return (
            set(words) <= set(name)
            and (country is None or person.country == country.upper())
            and (status is None or event.status == status)
            and (confidence is None or event.confidence >= confidence)
            and dated
        )

    everything = [event for item in saved for event in item.events]
    assert ids == {e.id for e in everything if isinstance(e, MeetingEvent) and fits(e)}
    assert ids == {event.id for event in everything if wanted.fits(event)}


def test_agreements_and_meetings_are_told_apart(store: EventStore) -> None:
    both = ExtractionResult.model_validate(
        {
            "article": Article(id="a1", text=TEXT),
            "extractor": EXTRACTOR,
            "events": (meeting(), agreement()),
        }
    )
    store.save(both)
    assert [event.type for event in store.query(type="agreement")] == ["agreement"]
    assert len(list(store.query(article="a1"))) == 2


def test_trimming_keeps_what_a_group_has_not_read_unless_forced_and_then_says_so(
    store: EventStore,
) -> None:
    store.save_many([result("a1"), result("a2"), result("a3")])
    reading = store.follow("slow", block_seconds=0.05)
    assert next(reading).event.article.id == "a1"
    assert next(reading).event.article.id == "a2"  # a1 is acknowledged, a2 is not
    reading.close()
    list(store.follow("quick", block_seconds=0.05))
    later = datetime.now(UTC) + timedelta(minutes=1)
    report = store.stream.trim(later)
    assert (report.dropped, report.unread) == (1, {"slow": 2})
    report = store.stream.trim(later, force=True)
    assert (report.dropped, report.unread) == (2, {"slow": 2})
    assert {group.name: group.lost for group in store.stream.groups()} == {"quick": 0, "slow": 2}
    assert list(store.problems()) == []


def test_trimming_goes_by_age(store: EventStore) -> None:
    store.save(result())
    assert store.stream.trim(datetime.now(UTC) - timedelta(minutes=1)).dropped == 0
    assert store.stream.trim(datetime.now(UTC) + timedelta(minutes=1)).dropped == 1
    store.stream.trim(datetime.now(UTC))  # an empty stream, and one that is not there, are no error


def test_a_group_can_read_again_from_any_point(store: EventStore) -> None:
    store.save_many([result("a1"), result("a2"), result("a3")])
    first, second, third = store.follow("g", block_seconds=0.05)
    store.stream.rewind("g", "0")
    assert [e.entry_id for e in store.follow("g", block_seconds=0.05)] == [
        first.entry_id, second.entry_id, third.entry_id,
    ]  # fmt: skip
    store.stream.rewind("g", first.entry_id)
    assert len(list(store.follow("g", block_seconds=0.05))) == 2
    store.stream.rewind("g", datetime.now(UTC) - timedelta(hours=1))
    assert len(list(store.follow("g", block_seconds=0.05))) == 3
    with pytest.raises(NotFoundError, match="no consumer group 'x'"):
        store.stream.rewind("x", "0")
    store.stream.drop_group("g")
    assert store.stream.groups() == []


def test_a_query_goes_through_many_pages_and_gives_each_event_once(store: EventStore) -> None:
    store.save_many([result(f"a{n}") for n in range(2500)])
    found = [event.id for event in store.query(limit=None)]
    assert len(found) == len(set(found)) == 2500
    assert len(list(store.query(status="occurred", type="meeting", limit=None))) == 2500
    assert len(list(store.query(limit=7))) == 7


def test_a_walk_among_events_of_one_score_goes_on_behind_what_it_has_given(
    store: EventStore, settings: ConnectionSettings
) -> None:
    """While it pauses, an event that it gave goes, and others come before and behind its place."""
    held = [f"b{n:04}" for n in range(2000)]
    store.save_many([result(name) for name in held])
    walk = store.query(limit=None)
    given = [next(walk).article.id for _ in range(1100)]
    gone = next(reversed(given))
    store.save_many([result("a-before"), result("c-behind")])
    with EventStore(settings=settings.model_copy(update={"retention_days": 1.0})) as other:
        for name in given[:150]:
            other.forget([name])
        other.forget([gone])  # the last entry that was looked at
    given += [event.article.id for event in walk]
    assert given == [*held, "c-behind"]


def test_ids_are_compared_by_their_bytes(store: EventStore) -> None:
    names = [f"{letter}{n}" for letter in "aBcÄé_~" for n in range(300)]
    store.save_many([result(name) for name in names])
    found = [event.article.id for event in store.query(limit=None)]
    assert found == sorted(names, key=lambda name: f"{name}-1".encode())
