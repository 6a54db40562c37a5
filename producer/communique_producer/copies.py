"""Near copies: reports of an agency that many outlets print, each a little different.

Texts are compared by their shingles (words that stand together), of which MinHash makes signatures of one
size; how many values two signatures share estimates how many shingles their texts share.
"""

import re
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal
from zlib import crc32

from communique_producer.report import PushReport
from communique_schemas import Article
from communique_schemas.errors import SourceError

MOST = 20_000
"""Articles that are remembered; the oldest go first."""
SHARED = 0.8
"""Share of the shingles of two texts that stand in both, from which on they are copies."""
DAYS = 3
"""Between the publications of two that are copies; more days make the same words another report."""
SHORTEST = 40
"""Words of a text that can be a copy: shorter ones are alike by chance, as notices are."""

_WORDS_OF_SHINGLE = 4
_VALUES = 128
_BANDS = (16, 8)
"""Bands of so many values. Texts that share 80 % of their shingles meet in one of them, 95 times in 100."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Seen:
    """An article: the hash of its text, its day and signature; `first` is the one that it is a copy of."""

    text_hash: str
    day: date | None
    signature: Any
    first: str | None


class Copies:
    """Knows of articles which earlier one they are near copies of.

    One object may serve several pushes, and remembers the last articles of all of them. `mode` says what
    becomes of a copy: `link` lets it be kept with the id of the first (`copy_of`) and not be read, `skip`
    leaves it out.
    """

    def __init__(self, mode: Literal["link", "skip"], *, most: int = MOST) -> None:
        """Remember `most` articles.

        Raises:
            SourceError: the library is not installed.
        """
        try:
            from datasketch import MinHashLSH
        except ImportError as error:
            raise SourceError(
                'finding copies needs what is not installed: pip install "communique[sources]"'
            ) from error
        self.mode = mode
        self._most = most
        self._seen: OrderedDict[str, _Seen] = OrderedDict()
        self._firsts: Any = MinHashLSH(num_perm=_VALUES, params=_BANDS)

    def first_of(self, article: Article) -> str | None:
        """The id of the earlier article that this one is a near copy of; None where it is the first itself.

        The same article is judged the same again.
        """
        before = self._seen.get(article.id)
        if before and before.text_hash == article.text_hash:
            return before.first
        if before:
            self.discard(article.id)
        signature = None if article.copy_of else _signature(article.text)
        if signature is None:
            return None
        day = _day(article)
        first = self._nearest(signature, day)
        self._seen[article.id] = _Seen(article.text_hash, day, signature, first)
        if first is None:
            self._firsts.insert(article.id, signature, check_duplication=False)
        while len(self._seen) > self._most:
            self.discard(next(iter(self._seen)))
        return first

    def _nearest(self, signature: Any, day: date | None) -> str | None:
        found = []
        for name in self._firsts.query(signature):
            other = self._seen[name]
            shared = signature.jaccard(other.signature)
            if shared >= SHARED and _is_near(day, other.day):
                found.append((shared, name))
        return max(found)[1] if found else None

    def discard(self, article_id: str) -> None:
        """Forget an article; nothing is a copy of it from here on."""
        seen = self._seen.pop(article_id, None)
        if seen and seen.first is None:
            self._firsts.remove(article_id)


def parted(
    window: Sequence[Article], copies: Copies | None, report: PushReport
) -> Iterator[list[Article]]:
    """Divide articles into those that are no copies, and the copies, which are entered in the report.

    The second list is made when the first was taken in: where a first article is refused, it has no copies.
    """
    if copies is None:
        yield list(window)
        return
    judged = [(article, copies.first_of(article)) for article in window]
    before = len(report.refused)
    yield [article for article, first in judged if first is None]
    lost = {refusal.file for refusal in report.refused[before:]}
    for article_id in lost:
        copies.discard(article_id)
    rest = []
    for article, first in judged:
        if first in lost:
            copies.discard(article.id)
            rest.append(article)
        elif first is not None:
            report.copies[article.id] = first
            if copies.mode == "link":
                rest.append(article.model_copy(update={"copy_of": first}))
    yield rest


def _signature(text: str) -> Any:
    """The signature of a text; None where it is too short for one."""
    words = _WORD.findall(text.casefold())
    if len(words) < SHORTEST:
        return None
    from datasketch import MinHash

    shingles = {
        " ".join(words[at : at + _WORDS_OF_SHINGLE]).encode(errors="replace")
        for at in range(len(words) - _WORDS_OF_SHINGLE + 1)
    }
    signature = MinHash(num_perm=_VALUES, hashfunc=crc32)
    signature.update_batch(shingles)
    return signature


def _day(article: Article) -> date | None:
    moment = article.published_at
    return moment.date() if isinstance(moment, datetime) else moment


def _is_near(day: date | None, other: date | None) -> bool:
    return day is None or other is None or abs((day - other).days) <= DAYS
