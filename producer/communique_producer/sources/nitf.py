"""NITF, the News Industry Text Format of the IPTC: a document an article."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from communique_producer.refusal import Refusal
from communique_producer.sources.input import Input
from communique_producer.sources.kind import Kind, Raw
from communique_producer.sources.markup import words_in
from communique_producer.sources.news_items import check_usable, first_time, metadata
from communique_producer.sources.xml_document import (
    LANGUAGE,
    all_named,
    attribute,
    first_named,
    parsed,
    root_of,
)
from communique_schemas.errors import InvalidArticleError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def nitf_record(root: "Element") -> dict[str, Any]:
    """Make an article record of a document.

    Raises:
        InvalidArticleError: its publisher has cancelled or withheld it.
    """
    document = first_named(root, "docdata")
    check_usable(attribute(document, "management-status"))
    published = [
        attribute(first_named(root, name), key)
        for name, key in (
            ("date.issue", "norm"),
            ("date.release", "norm"),
            ("pubdata", "date.publication"),
            ("story.date", "norm"),
        )
    ]
    content = first_named(root, "body.content")
    body = first_named(root, "body")
    languages = [attribute(each, LANGUAGE) for each in (content, body, root)]
    made = {
        "text": words_in(content),
        "title": _line(first_named(root, "hl1"))
        or _line(first_named(first_named(root, "head"), "title")),
        "source": attribute(first_named(root, "doc.copyright"), "holder")
        or attribute(first_named(root, "pubdata"), "name")
        or _line(first_named(root, "distributor")),
        "published_at": first_time(published),
        "language": next(filter(None, languages), None) or attribute(root, "baselang"),
        "metadata": metadata(
            doc_id=attribute(first_named(root, "doc-id"), "id-string"),
            urgency=attribute(first_named(root, "urgency"), "ed-urg"),
            byline=_line(first_named(root, "byline")),
            dateline=_line(first_named(root, "dateline")),
            keywords=[attribute(each, "key") for each in all_named(root, "keyword")],
        ),
    }
    return {key: value for key, value in made.items() if value}


def _line(element: "Element | None") -> str:
    return " ".join(words_in(element).split())


def _recognise(given: Input) -> bool:
    return root_of(given.opening) == "nitf"


def _read(given: Input) -> Iterator[Raw]:
    root = parsed(given.content(), "NITF")
    try:
        yield None, nitf_record(root)
    except InvalidArticleError as error:
        yield Refusal(given.name, None, str(error))


NITF = Kind("nitf", frozenset({".nitf"}), _recognise, _read, is_of_web=True)
