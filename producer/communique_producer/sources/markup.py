"""The words of a piece of HTML, by paragraphs: what feeds and agencies send in a field is no whole page."""

import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_BLOCKS = {
    "address", "article", "aside", "block", "blockquote", "br", "center", "dd", "div", "dl", "dt",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hl2", "hr",
    "li", "main", "media", "media-caption", "nav", "ol", "p", "pre", "section", "ul",
}  # fmt: skip
"""Elements that begin a paragraph: those of HTML, and of NITF."""
_LEFT_OUT = {
    "head", "media-metadata", "media-producer", "noscript", "script", "style", "table", "template",
}  # fmt: skip
_TAG = re.compile(r"<(?:!--|[!?]|(/?[A-Za-z][\w:.-]*))")
_SPACE = re.compile(r"\s+")


def words_of(markup: str) -> str:
    """Its paragraphs with empty lines between them, without scripts and tables."""
    parts: list[str] = []
    left_out = ""
    for text, tag in _pieces(markup.replace("\0", " ")):
        if not left_out:
            parts.append(unescape(text))
        name = tag.lstrip("/").casefold()
        if name in _BLOCKS or name in _LEFT_OUT:
            parts.append("\0")
        if left_out:
            left_out = "" if tag.casefold() == f"/{left_out}" else left_out
        elif name in _LEFT_OUT and not tag.startswith("/"):
            left_out = name
    return paragraphs("".join(parts).split("\0"))


def _pieces(markup: str) -> Iterator[tuple[str, str]]:
    """Yield each text with the name of the tag behind it.

    It goes through once, whatever stands there: a parser that looks for the end of each mark that has none
    would take hours for what a stranger may send.
    """
    at = 0
    while (mark := markup.find("<", at)) >= 0:
        if not (found := _TAG.match(markup, mark)):
            after = mark + 1
            yield markup[at:after], ""
        else:
            end = "-->" if found[0] == "<!--" else ">"
            closed = markup.find(end, mark)
            if closed < 0:
                break
            after = closed + len(end)
            yield markup[at:mark], found[1] or ""
        at = after
    yield markup[at:], ""


def paragraphs(parts: list[str]) -> str:
    """Those that are not blank as paragraphs of a text, each in one line."""
    return "\n\n".join(line for part in parts if (line := _SPACE.sub(" ", part).strip()))


def words_in(element: "Element | None") -> str:
    """As `words_of`, of an element that is parsed already; of nothing none."""
    parts: list[str] = []
    if element is not None:
        _gather(element, parts)
    return paragraphs("".join(parts).split("\0"))


def _gather(element: "Element", parts: list[str]) -> None:
    name = element.tag.rpartition("}")[2].casefold()
    edge = "\0" if name in _BLOCKS or name in _LEFT_OUT else ""
    parts.append(edge)
    if name not in _LEFT_OUT:
        parts.append((element.text or "").replace("\0", " "))
        for inner in element:
            _gather(inner, parts)
            parts.append((inner.tail or "").replace("\0", " "))
    parts.append(edge)
