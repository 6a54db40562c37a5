"""Articles that the store holds, taken to be read once more."""

from collections.abc import Iterable, Iterator, Sequence

from communique_producer.refusal import Refusal
from communique_producer.report import PushReport
from communique_schemas import Article, parse_article
from communique_schemas.errors import InvalidArticleError, NotFoundError
from communique_store import EventStore


def still_held(
    store: EventStore, article_ids: Iterable[str], report: PushReport
) -> Iterator[Article]:
    """Those that the retention did not take out since they were listed; what is no article is reported."""
    for article_id in article_ids:
        try:
            yield store.article(article_id)
        except NotFoundError:
            continue
        except InvalidArticleError as error:
            report.refused.append(Refusal(article_id, None, str(error)))


def take_again(
    store: EventStore, articles: Sequence[Article], report: PushReport, *, longest: int
) -> list[Article]:
    """Take stored articles into the outbox again; one that went since it was listed is left out."""
    fresh = []
    answers = store.outbox.reread([article.id for article in articles])
    for article, answer in zip(articles, answers, strict=True):
        if answer == "under way":
            fresh.append(article)
        elif answer == "dead":
            fresh += _taken_from_letter(store, article.id, report, longest)
    return fresh


def _taken_from_letter(
    store: EventStore, article_id: str, report: PushReport, longest: int
) -> list[Article]:
    """The article of a dead letter, in the outbox again; none where the letter went meanwhile."""
    try:
        letter = store.letters.get(article_id)
        article = parse_article(letter.record, max_characters=longest)
    except NotFoundError:
        return []
    except InvalidArticleError as error:
        report.refused.append(Refusal(article_id, None, f"its newest record: {error}"))
        return []
    return [article] if store.letters.put_back(letter, article) else []
