"""Names of columns that tell by themselves which field of an article they are."""

from collections import Counter
from collections.abc import Collection, Iterable
from functools import lru_cache

from communique_producer.sources.field_map import FieldMap
from communique_schemas.errors import SourceError

WELL_KNOWN = {
    "text": ("text", "body", "fulltext", "maintext", "articletext", "articlebody", "bodytext", "plaintext",
             "storytext", "content", "article", "story"),
    "title": ("title", "headline", "articletitle", "heading"),
    "url": ("url", "link", "articleurl", "storyurl", "weburl", "permalink"),
    "source": ("source", "outlet", "publisher", "sourcedomain", "domain", "publication", "newspaper",
               "medianame", "sourcename", "mediaoutlet", "sitename"),
    "published_at": ("publishedat", "published", "publisheddate", "datepublished", "datepublish",
                     "publishdate", "publicationdate", "pubdate", "publishtime", "datetime", "date",
                     "timestamp"),
    "language": ("language", "lang", "languagecode"),
    "id": ("id", "articleid", "docid", "guid"),
}  # fmt: skip
"""Our fields with their names, in lower case and without blanks and marks; the best first."""


def well_known(columns: Iterable[str]) -> FieldMap:
    """The map that the names of columns give by themselves."""
    return _well_known(tuple(columns))


@lru_cache(maxsize=64)  # the rows of a table have the same ones
def _well_known(columns: tuple[str, ...]) -> FieldMap:
    named: dict[str, str] = {}
    for column in columns:
        named.setdefault(_plain(column), column)
    return FieldMap(
        {
            ours: tuple(named[name] for name in names if name in named)
            for ours, names in WELL_KNOWN.items()
            if any(name in named for name in names)
        }
    )


def check_names(names: Collection[str]) -> None:
    """Refuse a table of which two columns have one name.

    Raises:
        SourceError: it has such columns.
    """
    twice = next((name for name, count in Counter(names).items() if count > 1), None)
    if twice is not None:
        raise SourceError(f"two columns are named {twice!r}: give each a name of its own")


def _plain(column: str) -> str:
    return "".join(letter for letter in column.casefold() if letter.isalnum())
