"""What it costs to push saved pages of HTML, against trafilatura that only reads them."""

import html
import tempfile
import time
from pathlib import Path

import trafilatura
from feed import MIXED, Measure, articles
from running import server

from communique_producer import Producer
from communique_producer.sources import read_articles
from communique_schemas import Article

_PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>{title}</title><meta property="og:site_name" content="Benchmark Courier">
<meta property="article:published_time" content="2024-05-14T09:00:00+00:00"></head>
<body><nav><ul>{links}</ul></nav><article><h1>{title}</h1>{paragraphs}</article><aside><ul>{links}</ul></aside>
<footer><p>All rights reserved.</p></footer></body></html>"""
_LINKS = "".join(f'<li><a href="/section/{n}">Section {n}</a></li>' for n in range(40))


def pages(*, short: bool) -> list[Measure]:
    """Pages a second from a folder into the queue, against trafilatura alone on the same ones."""
    batch = articles(MIXED, 20 if short else 10_000, seed=8)
    with tempfile.TemporaryDirectory() as name, server() as settings:
        folder = Path(name)
        for number, article in enumerate(batch):
            (folder / f"{number:05}.html").write_text(_page_of(article), encoding="utf-8")
        began = time.perf_counter()
        for path in sorted(folder.iterdir()):
            trafilatura.bare_extraction(path.read_text(encoding="utf-8"), with_metadata=True)
        alone = time.perf_counter() - began
        began = time.perf_counter()
        read = (item for item in read_articles([str(folder)]) if isinstance(item, Article))
        Producer(settings=settings).push(read)
        ours = time.perf_counter() - began
    return [
        Measure("pages/s pushed from a folder against trafilatura alone", alone / ours, 0.5, "x")
    ]


def _page_of(article: Article) -> str:
    paragraphs = "".join(
        f"<p>{html.escape(line)}</p>" for line in article.text.splitlines() if line
    )
    title = html.escape(article.title or article.id)
    return _PAGE.format(title=title, links=_LINKS, paragraphs=paragraphs)
