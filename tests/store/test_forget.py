"""What is forgotten is gone, and neither a message nor a late worker brings it back."""

from collections.abc import Callable

import pytest
import redis

from communique_schemas import Article, DeadLetter, ExtractionResult
from communique_store import ConnectionSettings, EventStore
from communique_store.erasure import Erasure
from communique_store.keys import Keys
from tests.schemas.examples import TEXT
from tests.store.examples import INFO, letter, reading, record, taken, told

ARTICLE, CORRECTED, OTHER = record(), record(title="Title"), record("a2")


def letter_of(name: str, **sent: object) -> DeadLetter:
    return DeadLetter.model_validate({**letter().model_dump(), "article_id": name, "record": sent})


def keys_that_hold(settings: ConnectionSettings, words: bytes) -> list[str]:
    """The keys in whose names or values there are these words, but for the stream.

    The server keeps the bytes of an entry that was deleted until its neighbours are gone, too.
    """
    stream = Keys(settings.key_prefix).stream.encode()
    with redis.Redis.from_url(settings.store_url or "") as client:
        keys = [key for key in client.scan_iter() if key != stream]
        return [key.decode() for key in keys if words in key + (client.dump(key) or b"")]


@pytest.mark.parametrize("everywhere", [True, False])
def test_everything_of_an_article_goes_and_nothing_of_others(
    store: EventStore, settings: ConnectionSettings, everywhere: bool
) -> None:
    store.save_many([reading(ARTICLE), reading(OTHER)])
    store.outbox.accept([CORRECTED], again=True)
    store.outbox.begin_attempt(taken(store, "a1"))
    report = store.forget(["a1"], everywhere=everywhere)
    assert (report.forgotten, report.unknown, report.events) == (["a1"], [], 1)
    assert [event.article.id for event in store.query()] == ["a2"]
    assert (store.counts().articles, store.counts().under_way) == (1, 0)
    assert list(store.problems()) == []
    assert keys_that_hold(settings, b"a1") == []


def test_the_stream_says_that_its_events_were_retracted(store: EventStore) -> None:
    store.save_many([reading(ARTICLE), reading(OTHER)])
    (event,), (other,) = reading(ARTICLE).events, reading(OTHER).events
    assert store.forget(["a1"]).entries == 0
    assert told(store) == [("added", event.id), ("added", other.id), ("retracted", event.id)]


def test_everywhere_the_stream_says_nothing_of_it_neither_of_older_records(
    store: EventStore,
) -> None:
    store.save_many([reading(ARTICLE), reading(OTHER), reading(CORRECTED)])
    (other,) = reading(OTHER).events
    behind = store.follow("behind", block_seconds=0.05)
    assert next(behind).event.article.id == "a1"  # and it is not acknowledged
    behind.close()
    report = store.forget(["a1"], everywhere=True)
    assert report.entries == 3  # added, retracted, added
    assert told(store) == [("added", other.id)]
    assert [entry.event.id for entry in store.follow("behind", block_seconds=0.05)] == [other.id]
    assert list(store.problems()) == []


@pytest.fixture
def client(settings: ConnectionSettings) -> "redis.Redis":
    return redis.Redis.from_url(settings.store_url or "")


def test_a_check_goes_on_being_strict_after_entries_were_erased(
    store: EventStore, settings: ConnectionSettings, client: "redis.Redis"
) -> None:
    keys = Keys(settings.key_prefix)
    store.save_many([reading(ARTICLE), reading(OTHER)])
    store.forget(["a1"], everywhere=True)
    client.hdel(keys.counters, "erased")
    assert list(store.problems()) == []  # it seems to be trimmed: more cannot be told
    client.hset(keys.counters, "erased", 1)
    client.delete(keys.bodies)
    assert any("was added, and it is not stored" in words for words in store.problems())


def test_what_the_store_knows_nothing_of_is_said_and_costs_no_other(store: EventStore) -> None:
    store.save(reading(ARTICLE))
    report = store.forget(["gone", "a1", "a1"])
    assert (report.forgotten, report.unknown) == (["a1"], ["gone"])
    assert store.forget(["a1"]).unknown == ["a1"]


@pytest.mark.parametrize(
    ("name", "sent", "article_id"),
    [
        ("a1", {"id": "a1", "text": " "}, "a1"),
        ("a1~1f0c2d3e", {"id": "a1", "text": "Another text."}, "a1"),
        ("unnamed-1f", {"url": "u", "text": ""}, Article(url="u", text=TEXT).id),
        ("unnamed-2f", {"text": TEXT}, Article(text=TEXT).id),
    ],
)
def test_dead_letters_go_whatever_their_name(
    store: EventStore, name: str, sent: dict[str, object], article_id: str
) -> None:
    store.letters.add(letter_of(name, **sent))
    store.letters.add(letter_of("other", id="a2", text="a1"))
    report = store.forget([article_id])
    assert (report.forgotten, report.letters) == ([article_id], 1)
    assert [each.article_id for each in store.letters.all()] == ["other"]


class TestReturn:
    """Only a push brings back what was forgotten."""

    @pytest.fixture
    def late(self, store: EventStore) -> Callable[[], object]:
        """A worker that was given the article before it is forgotten, and comes late."""
        store.outbox.accept([ARTICLE])
        (accepted,) = taken(store, "a1")

        def come() -> None:
            assert store.outbox.begin_attempt([accepted]) == [0]
            assert not store.save(reading(ARTICLE), receipt=accepted.receipt)
            assert not store.letters.add(letter(), receipt=accepted.receipt, extractor=INFO)

        return come

    def test_a_worker_that_reads_it_stores_nothing(
        self, store: EventStore, settings: ConnectionSettings, late: Callable[[], object]
    ) -> None:
        store.forget(["a1"])
        late()
        assert taken(store, "a1") == []
        assert keys_that_hold(settings, b"a1") == []

    def test_a_message_that_carries_it_is_left_out(
        self, store: EventStore, settings: ConnectionSettings
    ) -> None:
        store.save(reading(ARTICLE))
        store.forget(["a1"], everywhere=True)
        assert store.outbox.accept([ARTICLE, OTHER], in_message=True) == ["forgotten", "new"]
        assert not store.letters.add(letter_of("a1", id="a1", text=" "))
        assert keys_that_hold(settings, b"a1") == []

    def test_neither_does_reading_again_or_sending_dead_letters_again(
        self, store: EventStore
    ) -> None:
        store.letters.add(letter_of("a1", id="a1", text=TEXT))
        (dead,) = store.letters.all()
        store.forget(["a1"])
        assert store.outbox.reread(["a1"]) == ["not stored"]
        assert not store.letters.put_back(dead, ARTICLE)
        assert store.counts().under_way == 0

    @pytest.mark.parametrize("again", [True, False])
    def test_a_push_does(self, store: EventStore, again: bool) -> None:
        store.save(reading(ARTICLE))
        store.forget(["a1"])
        assert store.outbox.accept([ARTICLE], again=again) == ["new"]
        (accepted,) = taken(store, "a1")
        assert store.save(reading(ARTICLE), receipt=accepted.receipt)
        assert store.outbox.accept([ARTICLE], in_message=True) == ["known"]
        assert list(store.problems()) == []

    def test_so_does_who_saves_it_himself(self, store: EventStore) -> None:
        store.save(reading(ARTICLE))
        store.forget(["a1"])
        assert store.save(reading(ARTICLE))
        assert list(store.problems()) == []


def test_what_is_stored_while_the_stream_is_searched_is_forgotten_too(
    store: EventStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(reading(ARTICLE))
    search = Erasure._entries_of  # noqa: SLF001
    newer = [reading(CORRECTED)]

    def search_and_be_overtaken(self: Erasure, ids: set[str]) -> object:
        found = search(self, ids)
        if newer:
            store.save(newer.pop())
        return found

    monkeypatch.setattr(Erasure, "_entries_of", search_and_be_overtaken)
    report = store.forget(["a1"], everywhere=True)
    assert (report.forgotten, report.entries) == (["a1"], 3)
    assert told(store) == []
    assert list(store.problems()) == []


def test_an_article_without_events_is_forgotten_too(store: EventStore) -> None:
    store.save(ExtractionResult(article=record("none", "Rain."), extractor=INFO))
    assert store.forget(["none"]).forgotten == ["none"]
    assert store.counts().articles == 0
