"""The producer: takes articles into the store's outbox and puts them on the queue."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ParamSpec, TypeVar

from tenacity import (
    RetryCallState,
    Retrying,
    retry,
    retry_if_exception_type,
    retry_if_result,
    stop_after_delay,
    stop_never,
    wait_exponential,
    wait_random_exponential,
)

from communique_producer.copies import Copies, parted
from communique_producer.refusal import Refusal
from communique_producer.reminder import Reminder
from communique_producer.report import PushReport
from communique_producer.windows import windows
from communique_schemas import Article, DeadLetter, parse_article
from communique_schemas.errors import (
    ArticleConflictError,
    BackPressureError,
    ConnectionFailedError,
    InvalidArticleError,
    NotFoundError,
)
from communique_store import ConnectionSettings, EventStore, resolve_broker_url
from communique_store.outbox import Acceptance
from communique_store.queue.sender import Sender
from communique_store.telemetry.metrics import ARTICLES_PUSHED
from communique_store.telemetry.tracing import span

_WINDOW = 128
"""Articles that are accepted and sent in one go; an article costs the server more in larger ones."""

_MERGED_SECONDS = 30.0
_LONGEST_POLL = 1.0
_LONGEST_PAUSE = 5.0

Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a push waits, and whom it tells.

    `broker_seconds`: for a broker or a store that is away or full; 0 fails at once, None waits for
    ever. `max_queued`: articles under way above which it waits until some are done; None for no limit.
    `notice`: called with a sentence whenever the wait begins.
    """

    broker_seconds: float | None = 0
    max_queued: int | None = None
    notice: Callable[[str], None] = lambda _: None


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
        take = partial(_accept, again=force, replace=replace)
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
            _require_room(store, self._settings.max_queued, len(articles))
            sender.open()
            store.check_room()
            for window in _apart(articles, _WINDOW):
                told = store.outbox.accept(window, again=force, replace=replace)
                fresh = [
                    article
                    for article, answer in zip(window, told, strict=True)
                    if answer in {"new", "superseding"}
                ]
                sender.send(fresh)
                answers += told
        for answer, number in Counter(map(_counted_as, answers)).items():
            ARTICLES_PUSHED.add(number, result=answer)
        return answers

    def _queue(
        self,
        articles: Iterable[Article],
        take: "Callable[[EventStore, Sequence[Article], PushReport], list[Article]]",
        progress: Callable[[PushReport], None] | None,
        patience: Patience | None,
        copies: Copies | None = None,
    ) -> PushReport:
        """Put those articles on the queue that `take` has taken into the outbox."""
        patience = patience or Patience(max_queued=self._settings.max_queued)
        size = min(_WINDOW, patience.max_queued or _WINDOW)
        report, counted = PushReport(), Counter[str]()
        with self._store() as store, self._sender() as sender:
            _patiently(patience, sender.open)
            for window in windows(articles, size, report):
                with span("push", articles=len(window)):
                    _patiently(patience, _await_room, store, patience, len(window))
                    _patiently(patience, store.check_room)
                    for part in parted(
                        window, copies, report, store, partial(_patiently, patience)
                    ):
                        fresh = _patiently(patience, take, store, part, report)
                        _patiently(patience, sender.send, fresh)
                        report.queued += len(fresh)
                counted = _count(report, counted)
                if progress:
                    progress(report)
            _count(report, counted)  # what was left out behind the last window
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
            waiting = _patiently(patient, store.pending, waiting)
            if waiting:
                _patiently(patient, reminder.look, store, len(waiting))
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
            return self._queue(articles, self._take_again, progress, patience)

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
        unreadable: list[Refusal] = []
        with self._store() as store:
            articles = _still_held(store, store.outdated(version), unreadable)
            report = self._queue(articles, self._take_again, progress, patience)
        report.refused += unreadable
        return report

    def _take_again(
        self, store: EventStore, articles: Sequence[Article], report: PushReport
    ) -> list[Article]:
        """Take stored articles into the outbox again; one that went since it was listed is left out."""
        fresh = []
        answers = store.outbox.reread([article.id for article in articles])
        for article, answer in zip(articles, answers, strict=True):
            if answer == "under way":
                fresh.append(article)
            elif answer == "dead":
                fresh += self._taken_from_letter(store, article.id, report)
        return fresh

    def _taken_from_letter(
        self, store: EventStore, article_id: str, report: PushReport
    ) -> list[Article]:
        """The article of a dead letter, in the outbox again; none where the letter went meanwhile."""
        try:
            letter = store.letters.get(article_id)
            article = parse_article(letter.record, max_characters=self._settings.max_characters)
        except NotFoundError:
            return []
        except InvalidArticleError as error:
            report.refused.append(Refusal(article_id, None, f"its newest record: {error}"))
            return []
        return [article] if store.letters.put_back(letter, article) else []

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

    def _store(self) -> EventStore:
        return EventStore(self._store_url, settings=self._settings)

    def _sender(self) -> Sender:
        return Sender(self._broker_url, self._settings.queue)


def _count(report: PushReport, before: Counter[str]) -> Counter[str]:
    """Count what was added to a report, whose counts were these before; returns those of now."""
    now = Counter(queued=report.queued, known=report.known, refused=len(report.refused))
    for result, more in (now - before).items():
        ARTICLES_PUSHED.add(more, result=result)
    return now


def _still_held(
    store: EventStore, article_ids: Iterable[str], unreadable: list[Refusal]
) -> Iterator[Article]:
    """Those that the retention did not take out since they were listed."""
    for article_id in article_ids:
        try:
            yield store.article(article_id)
        except NotFoundError:
            continue
        except InvalidArticleError as error:
            unreadable.append(Refusal(article_id, None, str(error)))


def _accept(
    store: EventStore,
    articles: Sequence[Article],
    report: PushReport,
    *,
    again: bool,
    replace: bool,
) -> list[Article]:
    """Take articles into the outbox; what became of them is entered in the report."""
    fresh = []
    answers = store.outbox.accept(articles, again=again, replace=replace)
    for article, answer in zip(articles, answers, strict=True):
        if answer in {"new", "superseding"}:
            fresh.append(article)
            report.superseding += answer == "superseding"
        elif answer in {"known", "differs"}:
            report.known += 1
            report.differing += answer == "differs"
        else:
            report.refused.append(_taken(article))
    return fresh


def _apart(articles: Sequence[Article], size: int) -> Iterator[list[Article]]:
    """Divide articles into lists of at most `size`, whose ids differ; order kept."""
    window: dict[str, Article] = {}
    for article in articles:
        if article.id in window or len(window) == size:
            yield list(window.values())
            window = {}
        window[article.id] = article
    if window:
        yield list(window.values())


def _counted_as(answer: Acceptance) -> str:
    if answer in {"new", "superseding"}:
        return "queued"
    return "known" if answer in {"known", "differs"} else "refused"


def _require_room(store: EventStore, limit: int | None, wanted: int) -> None:
    """Check that so many more articles may be under way.

    Raises:
        BackPressureError: they may not.
    """
    size = 0 if limit is None else store.outbox.size()
    if limit is None or size + wanted <= limit:
        return
    if wanted > limit:
        words = (
            f"{wanted:,} articles at once are more than may be under way ({limit:,}): offer fewer"
        )
        raise BackPressureError(words, _LONGEST_PAUSE)
    working = "" if store.workers.alive() else ", and no worker is alive"
    raise BackPressureError(
        f"{size:,} articles are under way, of {limit:,} that may be{working}: come again a little later",
        _LONGEST_PAUSE,
    )


def _taken(article: Article) -> Refusal:
    reason = (
        f"article id {article.id!r} is taken by another text: give this one an id of its own, or let it "
        "take the other's place (`push --replace`)"
    )
    return Refusal(article.id, None, reason)


def _await_room(store: EventStore, patience: Patience, wanted: int) -> None:
    """Wait until so many more articles may be under way."""
    limit = patience.max_queued
    if limit is None or store.outbox.size() + wanted <= limit:
        return
    working = "" if store.workers.alive() else "; no worker is alive"
    patience.notice(f"waiting: the limit of {limit:,} articles under way is reached{working}")
    reminder = Reminder(patience.notice)

    def is_full() -> bool:
        size = store.outbox.size()
        if size + wanted > limit:
            reminder.look(store, size)
        return size + wanted > limit

    Retrying(
        retry=retry_if_result(bool), wait=wait_exponential(multiplier=0.05, max=_LONGEST_POLL)
    )(is_full)


def _patiently(
    patience: Patience,
    action: Callable[Parameters, Answer],
    *arguments: Parameters.args,
    **options: Parameters.kwargs,
) -> Answer:
    """Do it, and where broker or store are away or full do it again until patience ends."""
    limit = patience.broker_seconds

    def tell(state: RetryCallState) -> None:
        failure = state.outcome.exception() if state.outcome else None
        if state.attempt_number == 1:
            patience.notice(f"waiting: {failure}")

    return Retrying(
        retry=retry_if_exception_type(ConnectionFailedError),
        wait=wait_random_exponential(multiplier=0.1, max=_LONGEST_PAUSE),
        stop=stop_never if limit is None else stop_after_delay(limit),
        before_sleep=tell,
        reraise=True,
    )(action, *arguments, **options)
