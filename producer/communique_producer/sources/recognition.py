"""Decides of which kind an input is: by its content first; the ending of its name is a hint.

A new kind is a file beside this one that makes a `Kind`, and a place in `KINDS`. Of several that recognise
an input, the first has it.
"""

import codecs
from mimetypes import MimeTypes

from communique_producer.sources.decoding import is_binary
from communique_producer.sources.delimited import DELIMITED
from communique_producer.sources.feed import FEED
from communique_producer.sources.gdelt_gkg import GDELT_GKG
from communique_producer.sources.html import HTML
from communique_producer.sources.input import Input
from communique_producer.sources.json_document import JSON_DOCUMENT
from communique_producer.sources.json_lines import JSON_LINES
from communique_producer.sources.kind import Kind
from communique_producer.sources.newsml import NEWSML_G2
from communique_producer.sources.nitf import NITF
from communique_producer.sources.parquet import PARQUET
from communique_producer.sources.text import TEXT
from communique_producer.sources.warc import WARC
from communique_schemas.errors import SourceError

KINDS: tuple[Kind, ...] = (
    JSON_LINES,
    JSON_DOCUMENT,
    PARQUET,
    WARC,
    FEED,
    NITF,
    NEWSML_G2,
    HTML,
    GDELT_GKG,
    DELIMITED,
    TEXT,
)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WELL_KNOWN = MimeTypes(filenames=())  # those of Python alone, and not of this machine


def kind_names() -> list[str]:
    """The kinds as `--source` calls them."""
    return [kind.name for kind in KINDS]


def recognise(given: Input, name: str | None = None) -> Kind:
    """The kind of an input.

    Args:
        given: the input.
        name: of the kind that it shall be read as; by default it is recognised.

    Raises:
        SourceError: there is no such kind, or it is not clear which one this is.
    """
    if name:
        return _named(name)
    marked = next((kind for kind in KINDS if kind is not TEXT and kind.recognise(given)), None)
    hinted = next((kind for kind in KINDS if given.ending in kind.endings), None)
    if marked and hinted is TEXT:
        raise SourceError(
            f"this is named {given.ending} and begins as {marked.name}: say --source "
            f"{marked.name} to read records from it, or --source text to take it as it stands"
        )
    if marked:
        return marked
    if given.head.startswith(_UTF_16):
        raise SourceError("UTF-16, not UTF-8: convert it, e.g. `iconv -f utf-16 -t utf-8`")
    if hinted and is_binary(given.head):
        raise SourceError("this is a binary file, no text")
    return hinted or _without_marks(given)


def _named(name: str) -> Kind:
    found = next((kind for kind in KINDS if kind.name == name), None)
    if found is None:
        raise SourceError(f"there is no kind of source {name!r}: use {', '.join(kind_names())}")
    return found


def _without_marks(given: Input) -> Kind:
    """Text, if it has no name to go by, or is clearly prose and not named as something well-known else."""
    if given.ending is None:
        return TEXT
    media_type, _ = _WELL_KNOWN.guess_type(f"file{given.ending}")
    if media_type in {None, "text/plain"} and TEXT.recognise(given):
        return TEXT
    known = ", ".join(sorted(ending for kind in KINDS for ending in kind.endings))
    content = ", binary by its content" if is_binary(given.head) else ""
    raise SourceError(
        f"unknown kind of file {given.ending or 'without an ending'!r}{content}: use {known}, or say with "
        f"--source what it is ({', '.join(kind_names())})"
    )
