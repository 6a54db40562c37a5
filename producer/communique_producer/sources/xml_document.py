"""XML as strangers send it: known by its root, and parsed without entities that it declares itself."""

import re
from typing import TYPE_CHECKING

from communique_schemas.errors import SourceError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ROOT = re.compile(
    r"\s*(?:(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE\b[^>\[]*(?:\[.*?\]\s*)?>)\s*)*<(?:[\w.-]+:)?([\w.-]+)[\s/>]",
    re.DOTALL | re.IGNORECASE,
)
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


class NotWellFormedError(SourceError):
    """A document is no XML, or is cut; a lenient reader may still make something of it."""


def _check_depth(root: "Element") -> None:
    level = [root]
    for _ in range(_DEEPEST):
        level = [child for element in level for child in element]
        if not level:
            return
    raise SourceError(f"its elements are nested more than {_DEEPEST} levels deep")
