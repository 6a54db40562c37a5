"""What the store's outbox answers for articles that are offered to it, entered and counted."""

from collections import Counter
from collections.abc import Iterable, Sequence

from communique_producer.refusal import Refusal
from communique_producer.report import PushReport
from communique_schemas import Article
from communique_store import EventStore
from communique_store.outbox import Acceptance
from communique_store.telemetry.metrics import ARTICLES_PUSHED


def accept(
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


def _taken(article: Article) -> Refusal:
    reason = (
        f"article id {article.id!r} is taken by another text: give this one an id of its own, or let it "
        "take the other's place (`push --replace`)"
    )
    return Refusal(article.id, None, reason)


def count_added(report: PushReport, before: Counter[str]) -> Counter[str]:
    """Count what was added to a report, whose counts were these before; returns those of now."""
    now = Counter(queued=report.queued, known=report.known, refused=len(report.refused))
    for result, more in (now - before).items():
        ARTICLES_PUSHED.add(more, result=result)
    return now


def count_answers(answers: Iterable[Acceptance]) -> None:
    """Count what became of articles that were offered."""
    for result, number in Counter(map(_counted_as, answers)).items():
        ARTICLES_PUSHED.add(number, result=result)


def _counted_as(answer: Acceptance) -> str:
    if answer in {"new", "superseding"}:
        return "queued"
    return "known" if answer in {"known", "differs"} else "refused"
