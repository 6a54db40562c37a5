"""XML as strangers send it: known by its root, and parsed without entities that it declares itself."""

import re
from typing import TYPE_CHECKING

from communique_schemas.errors import SourceError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ROOT = re.compile(
    r"\s*+(?>(?><\?.*?\?>|<!--.*?-->|<!DOCTYPE\b[^>\[]*(?:\[.*?\]\s*)?>)\s*+)*+"
    r"<(?:[\w.-]+:)?([\w.-]+)[\s/>]",
    re.DOTALL | re.IGNORECASE,
)
"""What was passed is not gone back to: many comments without a root would take years else."""
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_LARGEST = 128 * 1024**2
"""Bytes; a parsed document takes ten times as many."""
_DEEPEST = 500
"""Levels of elements; documents of news have some thirty."""


def root_of(opening: str) -> str | None:
    """The name of the first element, without its prefix; None where this does not begin as XML."""
    found = _ROOT.match(opening)
    return found[1] if found else None


def parsed(data: bytes, what: str) -> "Element":
    """The root of a document.

    Args:
        data: the document.
        what: the kind that needs it, as errors call it.

    Raises:
        SourceError: it declares entities, is not well-formed or too deep; or defusedxml is not installed.
    """
    if len(data) > _LARGEST:
        raise SourceError(f"a document of more than {_LARGEST:,} bytes, which is the limit")
    try:
        from xml.etree.ElementTree import ParseError

        from defusedxml import DefusedXmlException, ElementTree
    except ImportError as error:
        raise SourceError(
            f'{what} needs what is not installed: pip install "communique[sources]"'
        ) from error
    try:
        root: Element = ElementTree.fromstring(data, forbid_dtd=False, forbid_entities=True)
    except DefusedXmlException as error:
        raise SourceError(
            "it declares entities of its own, or refers to ones elsewhere, which is refused as dangerous"
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        raise NotWellFormedError(f"not well-formed XML: {error}") from error
    _check_depth(root)
    return root


def local(element: "Element") -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def all_named(parent: "Element | None", name: str) -> "list[Element]":
    """Those of that name, however deep; none of nothing."""
    return [] if parent is None else [each for each in parent.iter() if local(each) == name]


def first_named(parent: "Element | None", name: str) -> "Element | None":
    """The first of that name, however deep."""
    return next(iter(all_named(parent, name)), None)


def child(parent: "Element | None", name: str) -> "Element | None":
    """The first child of that name."""
    return None if parent is None else next((each for each in parent if local(each) == name), None)


def attribute(element: "Element | None", name: str) -> str | None:
    """An attribute; what is blank is none."""
    return None if element is None else (element.get(name) or "").strip() or None


class NotWellFormedError(SourceError):
    """A document is no XML, or is cut; a lenient reader may still make something of it."""


def _check_depth(root: "Element") -> None:
    level = [root]
    for _ in range(_DEEPEST):
        level = [child for element in level for child in element]
        if not level:
            return
    raise SourceError(f"its elements are nested more than {_DEEPEST} levels deep")
