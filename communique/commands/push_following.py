"""`communique push --follow`: a growing file, line by line, until Ctrl-C."""

import signal
from collections.abc import Iterable
from threading import Event
from types import FrameType

import typer

from communique.commands.readable import tell_tally
from communique.commands.refusals import Refusals
from communique.terminal.consoles import messages
from communique_producer.copies import Copies
from communique_producer.patience import Patience
from communique_producer.producer import Producer
from communique_producer.report import PushReport
from communique_producer.sources import Refusal, Tally
from communique_schemas import Article
from communique_schemas.errors import ConnectionFailedError
from communique_schemas.printable import printable
from communique_store.telemetry.metrics import ARTICLES_PUSHED

_PAUSE_SECONDS = 1.0


def stopping() -> Event:
    """What Ctrl-C and SIGTERM set, so that what was begun is ended; a second one interrupts."""
    stop = Event()

    def end(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            signal.default_int_handler(number, frame)
        stop.set()

    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)
    return stop


class FollowedPush:
    """Pushes what is added to a file, and tells at once what is refused."""

    def __init__(
        self,
        producer: Producer,
        patience: Patience,
        tally: Tally,
        copies: Copies | None,
        refused: Refusals,
        *,
        force: bool,
        replace: bool,
    ) -> None:
        self._producer = producer
        self._patience = patience
        self._tally = tally
        self._copies = copies
        self._force = force
        self._replace = replace
        self._queued = self._superseding = self._known = self._differing = self._copied = 0
        self._is_waiting = False
        self.refused = refused

    def push(self, batches: Iterable[list[Article | Refusal]], stop: Event) -> None:
        """Push each batch as it comes; a server that is away is waited for, unless `stop` is set.

        Raises:
            ConnectionFailedError: the server is away, and it is to end, or patience has an end.
        """
        for batch in batches:
            unreadable = [item for item in batch if isinstance(item, Refusal)]
            ARTICLES_PUSHED.add(len(unreadable), result="unreadable")
            self._refuse(unreadable)
            articles = [item for item in batch if isinstance(item, Article)]
            while not self._is_pushed(articles, stop):
                stop.wait(_PAUSE_SECONDS)
            self.refused.end()

    def _is_pushed(self, articles: list[Article], stop: Event) -> bool:
        try:
            self._add(
                self._producer.push(
                    articles,
                    force=self._force,
                    replace=self._replace,
                    copies=self._copies,
                    patience=self._patience,
                )
            )
        except ConnectionFailedError as error:
            if stop.is_set() or self._patience.broker_seconds:
                raise
            if not self._is_waiting:
                self._patience.notice(f"waiting: {error}")
            self._is_waiting = True
            return False
        self._is_waiting = False
        return True

    def _add(self, report: PushReport) -> None:
        if self._copies:
            tell_copies(report, self._copies)
        self._copied += len(report.copies)
        self._queued += report.queued
        self._superseding += report.superseding
        self._known += report.known
        self._differing += report.differing
        self._refuse(report.refused)

    def _refuse(self, refusals: Iterable[Refusal]) -> None:
        for refusal in refusals:
            self.refused.add(refusal)

    def tell(self) -> None:
        """The summary of all of it."""
        self.refused.end()
        tell_summary(
            PushReport(self._queued, self._superseding, self._known, self._differing),
            self.refused.count,
            self._tally,
            self._copied,
        )


def tell_copies(report: PushReport, copies: Copies) -> None:
    """Which articles were left out as copies; those that are linked tell it themselves."""
    if copies.mode == "skip":
        for copy, first in report.copies.items():
            messages().print(printable(f"{copy}: left out, a near copy of {first}"))


def tell_summary(report: PushReport, refused: int, tally: Tally, copied: int) -> None:
    """What became of the articles of a push."""
    if report.differing:
        messages().print(
            f"{report.differing} of the known articles came with another title, url, source, date, "
            "language or metadata, and stay as they were: --replace lets what has changed supersede them"
        )
    superseding = f", of them superseding {report.superseding}" if report.superseding else ""
    tell_tally(tally)
    cleaned = f", cleaned {tally.cleaned}" if tally.cleaned else ""
    typer.echo(
        f"queued {report.queued}{superseding}, already known {report.known}, refused {refused}{cleaned}"
        f"{f', copies {copied}' if copied else ''}"
    )
