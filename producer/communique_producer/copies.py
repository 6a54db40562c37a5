"""Near copies: reports of an agency that many outlets print, each a little different.

Texts are compared by their shingles (words that stand together), of which MinHash makes signatures of one
size; how many values two signatures share estimates how many shingles their texts share. The store compares
those that share a band of eight values: texts that share 80 % of their shingles do so 95 times in 100.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from math import ceil
from typing import Any, Literal
from zlib import crc32

from communique_producer.report import PushReport
from communique_schemas import Article
from communique_schemas.errors import SourceError
from communique_store import EventStore
from communique_store.copies import VALUES, Signed

MOST = 20_000
"""Articles that the store remembers; the oldest go first."""
SHARED = 0.8
"""Share of the shingles of two texts that stand in both, from which on they are copies."""
_SHARED_VALUES = ceil(SHARED * VALUES)
DAYS = 3
"""Between the publications of two that are copies; more days make the same words another report."""
SHORTEST = 40
"""Words of a text that can be a copy: shorter ones are alike by chance, as notices are."""

_WORDS_OF_SHINGLE = 4
_WORD = re.compile(r"\w+")


class Copies:
    """Knows of articles which earlier one they are near copies of, and what becomes of the copies.

    The store remembers the last articles of all who push so into it. `mode` says what becomes of a copy:
    `link` lets it be kept with the id of the first (`copy_of`) and not be read, `skip` leaves it out.
    """

    def __init__(self, mode: Literal["link", "skip"], *, most: int = MOST) -> None:
        """Let the store remember `most` articles.

        Raises:
            SourceError: the library is not installed.
        """
        try:
            import datasketch  # noqa: F401 - whether it is there
        except ImportError as error:
            raise SourceError(
                'finding copies needs what is not installed: pip install "communique[sources]"'
            ) from error
        self.mode = mode
        self._most = most

    def firsts(self, store: EventStore, articles: Sequence[Article]) -> dict[str, str]:
        """The ids of those that are near copies, each with the id of the earlier article.

        The same article is judged the same again. What the store remembers and does not know, because whoever
        pushed it died before it was accepted, or it was taken out since, has no copies any more.
        """
        own = {article.id for article in articles}
        while True:
            found = self._judged(store, articles)
            others = set(found.values()) - own
            gone = others - store.known(others)
            if not gone:
                return found
            store.copies.discard([*gone, *(name for name in found if found[name] in gone)])

    def _judged(self, store: EventStore, articles: Sequence[Article]) -> dict[str, str]:
        signed = [
            Signed(article.id, article.text_hash, _day(article), signature)
            for article in articles
            if not article.copy_of and (signature := _signature(article.text))
        ]
        found = store.copies.firsts(signed, most=self._most, shared=_SHARED_VALUES, days=DAYS)
        return {each.article_id: first for each, first in zip(signed, found, strict=True) if first}


def parted(
    window: Sequence[Article],
    copies: Copies | None,
    report: PushReport,
    store: EventStore,
    patiently: Callable[..., Any],
) -> Iterator[list[Article]]:
    """Divide articles into those that are no copies, and the copies, which are entered in the report.

    The second list is made when the first was taken in: where a first article is refused, it has no copies.

    Args:
        window: the articles, whose ids differ.
        copies: finds copies, if that is wanted.
        report: of the push.
        store: remembers articles.
        patiently: calls what asks the store, and waits for that where it is away.
    """
    if copies is None:
        yield list(window)
        return
    firsts: dict[str, str] = patiently(copies.firsts, store, window)
    before = len(report.refused)
    yield [article for article in window if article.id not in firsts]
    lost = {refusal.file for refusal in report.refused[before:]}
    rest = []
    for article in window:
        first = firsts.get(article.id)
        if first in lost:
            rest.append(article)
        elif first is not None:
            report.copies[article.id] = first
            if copies.mode == "link":
                rest.append(article.model_copy(update={"copy_of": first}))
    patiently(
        store.copies.discard, [*lost, *(name for name, first in firsts.items() if first in lost)]
    )
    yield rest


def _signature(text: str) -> bytes | None:
    """The signature of a text, four bytes for each value; None where it is too short for one."""
    words = _WORD.findall(text.casefold())
    if len(words) < SHORTEST:
        return None
    from datasketch import MinHash

    shingles = {
        " ".join(words[at : at + _WORDS_OF_SHINGLE]).encode(errors="replace")
        for at in range(len(words) - _WORDS_OF_SHINGLE + 1)
    }
    signature = MinHash(num_perm=VALUES, hashfunc=crc32)
    signature.update_batch(shingles)
    values: bytes = signature.hashvalues.astype("<u4").tobytes()
    return values


def _day(article: Article) -> date | None:
    moment = article.published_at
    return moment.date() if isinstance(moment, datetime) else moment
