"""The words of a piece of HTML, by paragraphs: what feeds and agencies send in a field is no whole page."""

import re
from html.parser import HTMLParser
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
_SPACE = re.compile(r"\s+")


def words_of(markup: str) -> str:
    """Its paragraphs with empty lines between them, without scripts and tables."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return paragraphs("".join(reader.parts).split("\0"))


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


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._left_out: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _LEFT_OUT:
            self._left_out.append(tag)
        self._part(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._left_out and tag == self._left_out[-1]:
            self._left_out.pop()
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self._left_out:
            self.parts.append(data.replace("\0", " "))

    def _part(self, tag: str) -> None:
        if tag in _BLOCKS or tag in _LEFT_OUT:
            self.parts.append("\0")
