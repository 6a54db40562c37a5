"""A newer record of an article supersedes the older one, whoever comes late."""

import pytest
from hypothesis import given

from communique_schemas import Article, DeadLetter
from communique_schemas.errors import ArticleConflictError
from communique_store import EventStore
from communique_store.codec import pack_article, unpack_article
from tests.schemas.strategies import articles
from tests.store.examples import INFO, letter, reading, record, taken, told

OLD = record(title="Wrong title", published_at="2024-05-14")
CORRECTED = record(title="Title", published_at="2024-05-21")
UPDATED = record(text="Ana Olt met Cy Dorn on Monday.", title="Title")


def processed(store: EventStore, article: Article) -> None:
    """Let a worker take an article that is under way, and store it."""
    (accepted,) = taken(store, article.id)
    assert accepted.article == article
    assert store.save(reading(article), receipt=accepted.receipt)


def ids(*records: Article) -> list[str]:
    return [reading(each).events[0].id for each in records]


@pytest.fixture
def stored(store: EventStore) -> EventStore:
    """A store with the old record."""
    store.outbox.accept([OLD])
    processed(store, OLD)
    return store


@given(article=articles)
def test_a_record_is_the_same_when_it_comes_out_of_the_store(article: Article) -> None:
    assert unpack_article(pack_article(article)).fingerprint == article.fingerprint


@pytest.mark.parametrize("under_way", [True, False])
@pytest.mark.parametrize(
    ("again", "replace", "answers"),
    [
        (False, False, ["known", "differs", "conflict"]),
        (True, False, ["new", "superseding", "conflict"]),
        (False, True, ["known", "superseding", "superseding"]),
        (True, True, ["new", "superseding", "superseding"]),
    ],
)
def test_what_is_known_is_taken_in_as_asked(
    store: EventStore, under_way: bool, again: bool, replace: bool, answers: list[str]
) -> None:
    given_again, told_by_store = [OLD, CORRECTED, UPDATED], []
    for n, each in enumerate(given_again):
        first, second = (article.model_copy(update={"id": f"{n}"}) for article in (OLD, each))
        store.outbox.accept([first])
        if not under_way:
            processed(store, first)
        told_by_store += store.outbox.accept([second], again=again, replace=replace)
        newest = second if answers[n] in {"new", "superseding"} else first
        assert [a.article for a in taken(store, f"{n}")] in ([newest], [])
    assert told_by_store == answers
    assert list(store.problems()) == []


@pytest.mark.parametrize("newer", [CORRECTED, UPDATED])
def test_a_newer_record_supersedes_in_one_step_and_the_stream_says_so(
    stored: EventStore, newer: Article
) -> None:
    assert stored.outbox.accept([newer], replace=True) == ["superseding"]
    assert [event.id for event in stored.query()] == ids(OLD)  # until it is read
    assert list(stored.problems()) == []
    processed(stored, newer)
    assert [event.id for event in stored.query()] == ids(newer)
    assert stored.article("a1") == newer
    (old,), (new,) = ids(OLD), ids(newer)
    assert told(stored) == [("added", old), ("retracted", old), ("added", new)]
    assert (stored.counts().articles, stored.counts().under_way) == (1, 0)
    assert list(stored.problems()) == []


def test_who_reads_an_older_record_and_comes_late_changes_nothing(stored: EventStore) -> None:
    stored.outbox.accept([CORRECTED], again=True)
    (late,) = taken(stored, "a1")
    stored.outbox.accept([UPDATED], replace=True)
    assert stored.outbox.begin_attempt([late]) == [0]
    assert not stored.save(reading(CORRECTED), receipt=late.receipt)
    assert not stored.letters.add(letter(), receipt=late.receipt, extractor=INFO)
    assert [event.id for event in stored.query()] == ids(OLD)
    processed(stored, UPDATED)
    assert not stored.save(reading(CORRECTED), receipt=late.receipt)
    assert not stored.letters.add(letter(), receipt=late.receipt, extractor=INFO)
    assert [event.id for event in stored.query()] == ids(UPDATED)
    assert stored.counts().dead_letters == 0
    assert list(stored.problems()) == []


def test_a_record_that_comes_back_supersedes_the_one_that_had_superseded_it(
    stored: EventStore,
) -> None:
    for newer in (CORRECTED, OLD):
        stored.outbox.accept([newer], replace=True)
        processed(stored, newer)
    assert stored.article("a1") == OLD
    (old,), (corrected,) = ids(OLD), ids(CORRECTED)
    assert told(stored) == [
        ("added", old), ("retracted", old), ("added", corrected), ("retracted", corrected), ("added", old),
    ]  # fmt: skip
    assert list(stored.problems()) == []


def test_a_newer_record_supersedes_though_an_older_extractor_reads_it(store: EventStore) -> None:
    store.save(reading(OLD, version="2"))
    store.outbox.accept([CORRECTED], again=True)
    (accepted,) = taken(store, "a1")
    assert store.save(reading(CORRECTED, version="1"), receipt=accepted.receipt)
    assert store.article("a1") == CORRECTED
    assert list(store.outdated("2")) == ["a1"]
    assert list(store.problems()) == []


def test_without_a_receipt_a_corrected_record_supersedes_and_another_text_is_refused(
    store: EventStore,
) -> None:
    store.save(reading(OLD))
    assert store.save(reading(CORRECTED))
    with pytest.raises(ArticleConflictError, match=r"id of its own, or push it with `--replace`"):
        store.save(reading(UPDATED))
    assert [event.id for event in store.query()] == ids(CORRECTED)


def test_without_a_receipt_what_is_under_way_with_another_record_stays_so(
    store: EventStore,
) -> None:
    store.outbox.accept([CORRECTED])
    store.save(reading(OLD))
    assert store.pending(["a1"]) == {"a1"}
    processed(store, CORRECTED)
    assert store.article("a1") == CORRECTED
    assert list(store.problems()) == []


class TestReading:
    """Stored articles are read again with their newest record."""

    def test_what_is_stored_goes_round_as_it_is(self, stored: EventStore) -> None:
        assert stored.outbox.reread(["a1", "gone"]) == ["under way", "not stored"]
        (accepted,) = taken(stored, "a1")
        assert accepted.article == OLD
        assert not stored.save(reading(OLD), receipt=accepted.receipt)  # by the same version
        stored.outbox.reread(["a1"])
        (accepted,) = taken(stored, "a1")
        assert stored.save(reading(OLD, version="2"), receipt=accepted.receipt)
        assert list(stored.problems()) == []

    def test_a_newer_record_that_is_under_way_stays_in_its_place(self, stored: EventStore) -> None:
        stored.outbox.accept([CORRECTED], again=True)
        assert stored.outbox.reread(["a1"]) == ["under way"]
        processed(stored, CORRECTED)

    def test_a_newer_record_that_is_dead_is_not_passed_over(self, stored: EventStore) -> None:
        bury(stored, UPDATED)
        assert stored.outbox.reread(["a1"]) == ["dead"]
        assert stored.pending(["a1"]) == set()


def bury(store: EventStore, article: Article) -> DeadLetter:
    """Let a worker fail over a record of an article."""
    store.outbox.accept([article], replace=True)
    (accepted,) = taken(store, article.id)
    whole = {
        **letter().model_dump(),
        "article_id": article.id,
        "record": article.model_dump(mode="json"),
    }
    made = DeadLetter.model_validate(whole)
    assert store.letters.add(made, receipt=accepted.receipt, extractor=INFO)
    return store.letters.get(article.id)


class TestDeadLetters:
    """A letter under the id of an article is of its newest record."""

    def test_the_newest_record_is_the_dead_one(self, stored: EventStore) -> None:
        bury(stored, UPDATED)
        retitled = UPDATED.model_copy(update={"title": "Another"})
        assert stored.outbox.accept([UPDATED]) == ["known"]
        assert stored.outbox.accept([UPDATED], replace=True) == ["known"]
        assert stored.outbox.accept([retitled]) == ["differs"]
        assert stored.outbox.accept([OLD]) == ["conflict"]
        assert stored.outbox.accept([retitled], replace=True) == ["superseding"]
        assert stored.counts().dead_letters == 0
        processed(stored, retitled)
        assert list(stored.problems()) == []

    def test_it_supersedes_when_it_is_sent_again(self, stored: EventStore) -> None:
        dead = bury(stored, UPDATED)
        assert stored.letters.put_back(dead, UPDATED)
        assert stored.counts().dead_letters == 0
        processed(stored, UPDATED)
        assert list(stored.problems()) == []

    def test_a_worker_that_reads_it_after_all_is_right_and_one_with_another_record_is_not(
        self, stored: EventStore
    ) -> None:
        bury(stored, CORRECTED)
        late = stored.letters.get("a1").receipt
        bury(stored, UPDATED)
        assert not stored.save(reading(CORRECTED), receipt=late)
        assert stored.counts().dead_letters == 1
        assert stored.save(reading(UPDATED), receipt=stored.letters.get("a1").receipt)
        assert (stored.article("a1"), stored.counts().dead_letters) == (UPDATED, 0)
        assert list(stored.problems()) == []

    def test_one_that_went_or_became_another_is_not_sent_again(self, stored: EventStore) -> None:
        dead = bury(stored, CORRECTED)
        bury(stored, UPDATED)
        assert not stored.letters.put_back(dead, CORRECTED)
        stored.letters.drop("a1")
        assert not stored.letters.put_back(dead, CORRECTED)
        assert stored.pending(["a1"]) == set()

    @pytest.mark.parametrize("under_way", [True, False])
    def test_what_was_never_accepted_touches_no_article_of_its_id(
        self, store: EventStore, under_way: bool
    ) -> None:
        store.outbox.accept([OLD])
        if not under_way:
            processed(store, OLD)
        invalid = DeadLetter.model_validate(
            {**letter().model_dump(), "reason": "invalid", "record": {"id": "a1", "text": " "}}
        )
        assert store.letters.add(invalid)
        assert store.letters.add(invalid)  # the message came twice
        (kept,) = store.letters.all()
        assert kept.article_id.startswith("a1~")
        assert store.pending(["a1"]) == ({"a1"} if under_way else set())
        assert list(store.problems()) == []
