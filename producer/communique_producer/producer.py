"""The producer: takes articles into the store's outbox and puts them on the queue."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
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

from communique_producer.chunks import MOST_ARTICLES
from communique_producer.refusal import Refusal
from communique_producer.sender import Sender
from communique_schemas import Article, DeadLetter, parse_article
from communique_schemas.errors import (
    ArticleConflictError,
    ConnectionFailedError,
    InvalidArticleError,
    NotFoundError,
)
from communique_store import ConnectionSettings, EventStore, resolve_broker_url

_WINDOW = 128
"""Articles that are accepted and sent in one go; an article costs the server more in larger ones."""

_LONGEST_POLL = 1.0
_LONGEST_PAUSE = 5.0

Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")


@dataclass(slots=True)
class PushReport:
    """What became of the articles of one push."""

    queued: int = 0
    known: int = 0
    refused: list[Refusal] = field(default_factory=list)


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
        progress: Callable[[PushReport], None] | None = None,
        patience: Patience | None = None,
    ) -> PushReport:
        """Put articles on the queue that are not known yet.

        An article is accepted when it is in the store's outbox, and sent right after that. If this
        process dies in between, a worker sends it later.

        Args:
            articles: any number; they are read in windows.
            force: take known articles, too: those stored, under way or dead.
            progress: called with the report so far, after each window.
            patience: how long to wait; by default a server that is away or full is an error at once.

        Raises:
            ConnectionFailedError: broker or store cannot be reached, or are full; what the last
                report told as queued stays so.
        """
        patience = patience or Patience(max_queued=self._settings.max_queued)
        size = min(_WINDOW, patience.max_queued or _WINDOW)
        report, remaining = PushReport(), iter(articles)
        seen: dict[str, int] = {}
        with self._store() as store, self._sender() as sender:
            _patiently(patience, sender.open)
            while window := list(islice(remaining, size)):
                distinct = _distinct(window, seen, report)
                _patiently(patience, _await_room, store, patience, len(distinct))
                _patiently(patience, store.check_room)
                fresh = _patiently(patience, _accept, store, distinct, report, force)
                _patiently(patience, sender.send, fresh)
                report.queued += len(fresh)
                if progress:
                    progress(report)
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
            patience: how long to wait for a store that is away; by default that is an error at once.

        Raises:
            ConnectionFailedError: the store cannot be reached.
        """
        waiting = set(article_ids)
        patient = patience or Patience()

        @retry(
            retry=retry_if_result(lambda done: not done),
            wait=wait_exponential(multiplier=0.05, max=_LONGEST_POLL),
            stop=stop_after_delay(timeout) if timeout is not None else stop_never,
            retry_error_callback=lambda _: False,
        )
        def all_done() -> bool:
            nonlocal waiting
            waiting = _patiently(patient, store.pending, waiting)
            return not waiting

        with self._store() as store:
            return bool(all_done())

    def retry_dead(self, article_id: str) -> None:
        """Send the article of a dead letter again; its letter goes.

        Raises:
            NotFoundError: there is no such letter.
            InvalidArticleError: what was sent is no article, and never will be.
            ArticleConflictError: its id is taken by another text.
        """
        with self._store() as store, self._sender() as sender:
            letter = store.letters.get(article_id)
            article = parse_article(letter.record, max_characters=self._settings.max_characters)
            sender.open()
            if store.outbox.accept([article], again=True) == ["conflict"]:
                raise ArticleConflictError(_taken(article).reason)
            sender.send([article])
            if article.id != article_id:  # the letter had a name of its own, and stands yet
                store.letters.drop(article_id)

    def reprocess(
        self,
        article_ids: Iterable[str],
        *,
        progress: Callable[[PushReport], None] | None = None,
        patience: Patience | None = None,
    ) -> PushReport:
        """Send stored articles round again, for a newer extractor to read.

        Their events stay until a worker has read them anew, and are superseded in one step then.

        Raises:
            NotFoundError: the store does not hold one of them.
            ConnectionFailedError: as `push`.
        """
        with self._store() as store:
            articles = (store.article(article_id) for article_id in article_ids)
            return self.push(articles, force=True, progress=progress, patience=patience)

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
            report = self.push(articles, force=True, progress=progress, patience=patience)
        report.refused += unreadable
        return report

    def send_overdue(self, seconds: float) -> int:
        """Send what was accepted and sent longer ago than this, and got lost on the way.

        While messages wait in the queue, what is under way may well be among them: nothing is sent.

        Returns:
            How many articles were sent.
        """
        with self._store() as store, self._sender() as sender:
            if not store.outbox.size() or sender.depth():
                return 0
            ids = store.outbox.overdue(seconds)
            size = MOST_ARTICLES
            sender.send_ids(ids[at : at + size] for at in range(0, len(ids), size))
            return len(ids)

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


def _distinct(window: Sequence[Article], seen: dict[str, int], report: PushReport) -> list[Article]:
    """Those whose id did not come before in this push; the others are entered in the report."""
    distinct = []
    for article in window:
        text = hash(article.text)  # cheaper to make and to keep than the text's SHA-256
        before = seen.get(article.id)
        if before is None:
            seen[article.id] = text
            distinct.append(article)
        elif before == text:
            report.known += 1
        else:
            report.refused.append(_taken(article))
    return distinct


def _accept(
    store: EventStore, articles: Sequence[Article], report: PushReport, force: bool
) -> list[Article]:
    """Take articles into the outbox; those that were not taken in are entered in the report."""
    fresh = []
    answers = store.outbox.accept(articles, again=force)
    for article, answer in zip(articles, answers, strict=True):
        if answer == "new":
            fresh.append(article)
        elif answer == "known":
            report.known += 1
        else:
            report.refused.append(_taken(article))
    return fresh


def _taken(article: Article) -> Refusal:
    reason = f"article id {article.id!r} is taken by another text: give it an id of its own"
    return Refusal(article.id, None, reason)


def _await_room(store: EventStore, patience: Patience, wanted: int) -> None:
    """Wait until so many more articles may be under way."""
    limit = patience.max_queued
    if limit is None or store.outbox.size() + wanted <= limit:
        return
    working = "" if store.workers_alive() else "; no worker is alive"
    patience.notice(f"waiting: the limit of {limit:,} articles under way is reached{working}")
    Retrying(
        retry=retry_if_result(lambda size: size + wanted > limit),
        wait=wait_exponential(multiplier=0.05, max=_LONGEST_POLL),
    )(store.outbox.size)


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
