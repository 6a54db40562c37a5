"""The producer: takes articles into the store's outbox and puts them on the queue."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from tenacity import (
    Retrying,
    retry,
    retry_if_result,
    stop_after_delay,
    stop_never,
    wait_exponential,
)

from communique_producer.acceptance import accept, count_added, count_answers
from communique_producer.copies import Copies, parted
from communique_producer.patience import Patience, patiently
from communique_producer.reminder import Reminder
from communique_producer.report import PushReport
from communique_producer.rereading import still_held, take_again
from communique_producer.room import await_room, require_room
from communique_producer.windows import apart, windows
from communique_schemas import Article, DeadLetter, parse_article
from communique_schemas.errors import ArticleConflictError, NotFoundError
from communique_store import ConnectionSettings, EventStore, resolve_broker_url
from communique_store.outbox import Acceptance
from communique_store.queue.sender import Sender
from communique_store.telemetry.tracing import span

Take = Callable[[EventStore, Sequence[Article], PushReport], list[Article]]
"""Takes a window into the outbox, enters in the report what became of it, and returns what is to be sent."""

_WINDOW = 128
"""Articles that are accepted and sent in one go; an article costs the server more in larger ones."""

_MERGED_SECONDS = 30.0
_LONGEST_POLL = 1.0


class Producer:
    """Puts articles on the queue; needs neither spaCy nor a model."""

    def __init__(
        self,
        broker_url: str | None = None,
        store_url: str | None = None,
        *,
        settings: ConnectionSettings | None = None,
    ) -> None:
        """Use the URLs given, else those of the settings or of the environment."""
        self._settings = settings or ConnectionSettings()
        self._broker_url = broker_url or resolve_broker_url(self._settings)
        self._store_url = store_url

    def push(
        self,
        articles: Iterable[Article],
        *,
        force: bool = False,
        replace: bool = False,
        copies: Copies | None = None,
        progress: Callable[[PushReport], None] | None = None,
        patience: Patience | None = None,
    ) -> PushReport:
        """Put articles on the queue that are not known yet.

        An article is accepted when it is in the store's outbox, and sent right after that. If this
        process dies in between, a worker sends it later.

        What supersedes a record known has no effect until a worker has read it: then the events of the
        old record are retracted and its own are added, in one step. Of two records the one accepted last
        stays, in whatever order they are read.

        Args:
            articles: any number; they are read in windows.
            force: take known articles, too: those stored, under way or dead. A record of the same text
                with other details (title, date, …) supersedes the one known.
            replace: let a record that differs supersede the one known under its id, be it of another
                text; one that is the same stays known.
            copies: finds near copies and says what becomes of them; by default each article is read.
            progress: called with the report so far, after each window.
            patience: how long to wait; by default a server that is away or full is an error at once.

        Raises:
            ConnectionFailedError: broker or store cannot be reached, or are full; what the last
                report told as queued stays so.
        """
        take = partial(accept, again=force, replace=replace)
        return self._queue(articles, take, progress, patience, copies)

    def offer(
        self, articles: Sequence[Article], *, force: bool = False, replace: bool = False
    ) -> list[Acceptance]:
        """Put articles on the queue without waiting for anything, for who cannot wait himself.

        Args:
            articles: a few; they are accepted as by `push`.
            force: as for `push`.
            replace: as for `push`.

        Returns:
            For each whether it was accepted (see `Outbox.accept`); what was is on the queue.

        Raises:
            BackPressureError: there is no room for all of them among the articles under way; none was taken.
            ConnectionFailedError: broker or store cannot be reached, or are full.
        """
        answers: list[Acceptance] = []
        with self._store() as store, self._sender() as sender:
            require_room(store, self._settings.max_queued, len(articles))
            sender.open()
            store.check_room()
            for window in apart(articles, _WINDOW):
                told = store.outbox.accept(window, again=force, replace=replace)
                fresh = [
                    article
                    for article, answer in zip(window, told, strict=True)
                    if answer in {"new", "superseding"}
                ]
                sender.send(fresh)
                answers += told
        count_answers(answers)
        return answers

    def _queue(
        self,
        articles: Iterable[Article],
        take: Take,
        progress: Callable[[PushReport], None] | None,
        patience: Patience | None,
        copies: Copies | None = None,
    ) -> PushReport:
        """Put those articles on the queue that `take` has taken into the outbox."""
        patience = patience or Patience(max_queued=self._settings.max_queued)
        size = min(_WINDOW, patience.max_queued or _WINDOW)
        report, counted = PushReport(), Counter[str]()
        with self._store() as store, self._sender() as sender:
            patiently(patience, sender.open)
            for window in windows(articles, size, report):
                with span("push", articles=len(window)):
                    patiently(patience, await_room, store, patience, len(window))
                    patiently(patience, store.check_room)
                    for part in parted(window, copies, report, store, partial(patiently, patience)):
                        fresh = patiently(patience, take, store, part, report)
                        patiently(patience, sender.send, fresh)
                        report.queued += len(fresh)
                counted = count_added(report, counted)
                if progress:
                    progress(report)
            count_added(report, counted)  # what was left out behind the last window
        return report

    def queue_depth(self) -> int:
        """The number of messages that wait in the queue; an article under way counts no more."""
        with self._sender() as sender:
            return sender.depth()

    def wait(
        self,
        article_ids: Iterable[str],
        timeout: float | None = None,
        *,
        patience: Patience | None = None,
    ) -> bool:
        """Wait until all of these articles are processed or dead; False if that takes too long.

        Args:
            article_ids: any number.
            timeout: seconds; None waits for ever.
            patience: how long to wait for a store that is away; by default that is an error at once. It is
                told now and then where no worker is alive.

        Raises:
            ConnectionFailedError: the store cannot be reached.
        """
        waiting = set(article_ids)
        patient = patience or Patience()
        reminder = Reminder(patient.notice)

        @retry(
            retry=retry_if_result(lambda done: not done),
            wait=wait_exponential(multiplier=0.05, max=_LONGEST_POLL),
            stop=stop_after_delay(timeout) if timeout is not None else stop_never,
            retry_error_callback=lambda _: False,
        )
        def all_done() -> bool:
            nonlocal waiting
            waiting = patiently(patient, store.pending, waiting)
            if waiting:
                patiently(patient, reminder.look, store, len(waiting))
            return not waiting

        with self._store() as store:
            return bool(all_done())

    def wait_merged(self, article_ids: Iterable[str], timeout: float = _MERGED_SECONDS) -> int:
        """Wait until what these articles report is merged; returns how many reports are not by then.

        A worker merges right after it has stored; one that is killed in between leaves it to another.

        Args:
            article_ids: of articles that are processed.
            timeout: seconds.
        """
        ids = list(article_ids)
        with self._store() as store:
            look = Retrying(
                retry=retry_if_result(bool),
                wait=wait_exponential(multiplier=0.05, max=_LONGEST_POLL),
                stop=stop_after_delay(timeout),
                retry_error_callback=lambda state: state.outcome and state.outcome.result(),
            )
            return len(look(store.groups.waiting_of, ids))

    def pending(self, article_ids: Iterable[str]) -> set[str]:
        """Which of these articles are under way still."""
        with self._store() as store:
            return store.pending(article_ids)

    def retry_dead(self, article_id: str) -> None:
        """Send the article of a dead letter again; its letter goes.

        Raises:
            NotFoundError: there is no such letter.
            InvalidArticleError: what was sent is no article, and never will be.
            ArticleConflictError: its id is taken by another record.
        """
        with self._store() as store, self._sender() as sender:
            letter = store.letters.get(article_id)
            article = parse_article(letter.record, max_characters=self._settings.max_characters)
            sender.open()
            if article.id == article_id:
                if not store.letters.put_back(letter, article):
                    raise NotFoundError(f"the dead letter {article_id!r} went meanwhile")
            else:  # it has a name of its own, and is not of the newest record
                if store.outbox.accept([article])[0] not in {"new", "known"}:
                    raise ArticleConflictError(
                        f"article id {article.id!r} is taken by another record: this one is to have an id of "
                        "its own, or to be pushed with `--replace`"
                    )
                store.letters.drop(article_id)
            sender.send([article])

    def reprocess(
        self,
        article_ids: Iterable[str],
        *,
        progress: Callable[[PushReport], None] | None = None,
        patience: Patience | None = None,
    ) -> PushReport:
        """Send stored articles round again, for a newer extractor to read: each with its newest record.

        Their events stay until a worker has read them anew, and are superseded in one step then. A newer
        record that is under way, or ended as a dead letter, goes in the place of the one stored.

        Raises:
            NotFoundError: the store does not hold one of them.
            ConnectionFailedError: as `push`.
        """
        with self._store() as store:
            articles = (store.article(article_id) for article_id in article_ids)
            return self._queue(articles, self._taking_again(), progress, patience)

    def reprocess_outdated(
        self,
        version: str | None = None,
        *,
        progress: Callable[[PushReport], None] | None = None,
        patience: Patience | None = None,
    ) -> PushReport:
        """Send the articles round again that an extractor older than `version` has read; None for all.

        Raises:
            ConnectionFailedError: as `push`.
        """
        unreadable = PushReport()
        with self._store() as store:
            articles = still_held(store, store.outdated(version), unreadable)
            report = self._queue(articles, self._taking_again(), progress, patience)
        report.refused += unreadable.refused
        return report

    def dead_among(self, article_ids: Iterable[str]) -> list[DeadLetter]:
        """The dead letters of these articles."""
        letters = []
        with self._store() as store:
            for article_id in article_ids:
                try:
                    letters.append(store.letters.get(article_id))
                except NotFoundError:
                    continue
        return letters

    def _taking_again(self) -> Take:
        return partial(take_again, longest=self._settings.max_characters)

    def _store(self) -> EventStore:
        return EventStore(self._store_url, settings=self._settings)

    def _sender(self) -> Sender:
        return Sender(self._broker_url, self._settings.queue)
