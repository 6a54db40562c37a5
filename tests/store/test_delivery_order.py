"""Whatever the order of pushes, deliveries, failures and forgetting, only the newest record has an effect."""

from collections.abc import Iterator
from dataclasses import dataclass

from hypothesis import settings as rules
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)

from communique_schemas import Article, DeadLetter
from communique_store import ConnectionSettings, EventStore
from communique_store.outbox import Acceptance, Accepted
from tests.store.examples import INFO, letter, reading, record, taken

IDS = ("a", "b")
DETAILS = ({}, {"title": "T"}, {"published_at": "2024-05-14"})
ids = st.sampled_from(IDS)
records = st.builds(
    lambda article_id, text, details: record(article_id, text, **details),
    ids,
    st.sampled_from(["One text.", "Another text."]),
    st.sampled_from(DETAILS),
)
versions = st.sampled_from(["0.1", "0.2"])


@dataclass
class Known:
    """What is expected of one article."""

    under_way: Article | None = None
    dead: Article | None = None
    stored: Article | None = None
    version: str = ""
    forgotten: bool = False

    @property
    def newest(self) -> Article | None:
        return self.under_way or self.dead or self.stored

    def answer(self, article: Article, *, again: bool, replace: bool) -> Acceptance:
        """What a push of this record is answered."""
        if self.newest is None:
            return "new"
        if self.newest == article and not again:
            return "known"
        if self.dead and (again or replace):  # any text may take its place
            return "superseding" if self.stored and self.stored != article else "new"
        if self.newest == article:
            return "new"
        if replace:
            return "superseding"
        if self.newest.text != article.text:
            return "conflict"
        return "superseding" if again else "differs"

    def read(self, article: Article, version: str) -> None:
        """A worker brings what it has read, perhaps after another one has given up."""
        if article not in {self.under_way, None if self.under_way else self.dead}:
            return
        self.under_way = self.dead = None
        if self.stored != article or self.version < version:
            self.stored, self.version = article, version


class Deliveries(RuleBasedStateMachine):
    """Two articles, each in several records, and workers that may come at any time, and more than once."""

    in_flight = Bundle("in_flight")

    def __init__(self, store: EventStore) -> None:
        super().__init__()
        self.store = store
        self.known = {article_id: Known() for article_id in IDS}
        self.given: list[Accepted] = []
        store._client.flushall()  # noqa: SLF001 - each example needs an empty store

    @rule(article=records, again=st.booleans(), replace=st.booleans())
    def push(self, article: Article, again: bool, replace: bool) -> None:
        known = self.known[article.id]
        expected = known.answer(article, again=again, replace=replace)
        assert self.store.outbox.accept([article], again=again, replace=replace) == [expected]
        if expected in {"new", "superseding"}:
            known.under_way, known.dead, known.forgotten = article, None, False

    @rule(article=records)
    def message_with_a_record(self, article: Article) -> None:
        known = self.known[article.id]
        expected = known.answer(article, again=False, replace=False)
        (answer,) = self.store.outbox.accept([article], in_message=True)
        assert answer == ("forgotten" if known.forgotten else expected)
        if answer == "new":
            known.under_way = article

    @rule(target=in_flight, article_id=ids)
    def deliver(self, article_id: str) -> object:
        accepted = taken(self.store, article_id)
        assert [each.article for each in accepted] == [
            *filter(None, [self.known[article_id].under_way])
        ]
        self.given += accepted
        return multiple(*accepted)

    @rule(accepted=in_flight, version=versions)
    def finish(self, accepted: Accepted, version: str) -> None:
        before = self.known[accepted.article.id].stored
        wrote = self.store.save(reading(accepted.article, version), receipt=accepted.receipt)
        self.known[accepted.article.id].read(accepted.article, version)
        assert wrote or self.known[accepted.article.id].stored == before

    @rule(accepted=in_flight)
    def fail(self, accepted: Accepted) -> None:
        known, article = self.known[accepted.article.id], accepted.article
        whole = {
            **letter().model_dump(),
            "article_id": article.id,
            "record": article.model_dump(mode="json"),
        }
        # by an extractor of version 1, which is newer than all that reads here
        kept = self.store.letters.add(
            DeadLetter.model_validate(whole), receipt=accepted.receipt, extractor=INFO
        )
        assert kept == (known.under_way == article)
        if kept:
            known.under_way, known.dead = None, article

    @rule(article_id=ids)
    def read_again(self, article_id: str) -> None:
        known = self.known[article_id]
        (answer,) = self.store.outbox.reread([article_id])
        if known.stored and not known.dead and not known.under_way:
            known.under_way = known.stored
        expected = "under way" if known.under_way else "dead" if known.dead else "not stored"
        assert answer == expected

    @precondition(lambda self: any(known.dead for known in self.known.values()))
    @rule()
    def send_dead_letters_again(self) -> None:
        for dead in list(self.store.letters.all()):
            known = self.known[dead.article_id]
            assert known.dead
            assert self.store.letters.put_back(dead, known.dead)
            known.under_way, known.dead = known.dead, None

    @rule(article_id=ids, everywhere=st.booleans())
    def forget(self, article_id: str, everywhere: bool) -> None:
        known = self.known[article_id]
        report = self.store.forget([article_id], everywhere=everywhere)
        assert not known.newest or report.forgotten == [article_id]
        self.known[article_id] = Known(forgotten=known.forgotten or bool(report.forgotten))

    @invariant()
    def the_store_holds_what_was_read_last(self) -> None:
        self.check()

    def teardown(self) -> None:
        """All that is under way is read, then come all who are late: nothing changes any more."""
        for article_id in IDS:
            for accepted in taken(self.store, article_id):
                self.finish(accepted, "0.1")
        for accepted in self.given:
            if accepted.article == self.known[accepted.article.id].dead:
                continue  # it would be read after all
            assert not self.store.save(reading(accepted.article, "0.3"), receipt=accepted.receipt)
            assert self.store.outbox.begin_attempt([accepted]) == [0]
        self.check()
        assert all(known.newest in {known.dead, known.stored} for known in self.known.values())
        assert list(self.store.problems()) == []

    def check(self) -> None:
        held = set(self.store.outdated())
        events = {event.id for event in self.store.query(limit=None)}
        assert held == {name for name, known in self.known.items() if known.stored}
        assert events == set(self._events())
        assert {each.article_id for each in self.store.letters.all()} == {
            name for name, known in self.known.items() if known.dead
        }

    def _events(self) -> Iterator[str]:
        for name, known in self.known.items():
            if known.stored:
                assert self.store.article(name) == known.stored
                yield reading(known.stored, known.version).events[0].id


def test_the_newest_record_alone_has_an_effect(settings: ConnectionSettings) -> None:
    with EventStore(settings=settings) as store:
        run_state_machine_as_test(
            lambda: Deliveries(store),
            settings=rules(max_examples=100, stateful_step_count=50, deadline=None),
        )
