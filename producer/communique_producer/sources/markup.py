"""The words of a piece of HTML, by paragraphs: what feeds and agencies send in a field is no whole page."""

import re
from html.parser import HTMLParser

_BLOCKS = {
    "address", "article", "aside", "blockquote", "br", "center", "dd", "div", "dl", "dt", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hl2", "hr", "li", "main",
    "nav", "ol", "p", "pre", "section", "ul",
}  # fmt: skip
_LEFT_OUT = {"head", "noscript", "script", "style", "table", "template"}
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
