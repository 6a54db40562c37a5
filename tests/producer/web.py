"""A real server of the web on this machine, with what a test puts there."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(slots=True)
class Page:
    """What is at one path."""

    content: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    etag: str | None = None
    last_modified: str | None = None
    before: Callable[[], object] = lambda: None


class Web:
    """Pages by their paths, and what was asked for: path and status of each answer."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: list[tuple[str, int]] = []
        self.url = ""

    def put(self, path: str, content: str | bytes = b"", **others: object) -> str:
        """Put something there; returns its address."""
        data = content.encode() if isinstance(content, str) else content
        self.pages[path] = Page(data, **others)  # type: ignore[arg-type]
        return f"{self.url}{path}"

    def when(self, answer: tuple[str, int], path: str, change: Callable[[], object]) -> None:
        """Change something when that path is asked for, once that answer was given."""
        self.pages[path].before = lambda: answer in self.asked and change()


@contextmanager
def serving() -> Iterator[Web]:
    """A server until the context ends."""
    web = Web()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = web.pages.get(self.path, Page(status=404))
            page.before()
            known = page.etag and self.headers.get("If-None-Match") == page.etag
            known = known or (
                page.last_modified and self.headers.get("If-Modified-Since") == page.last_modified
            )
            status = 304 if known else page.status
            web.asked.append((self.path, status))
            self.send_response(status)
            for name, value in page.headers.items():
                self.send_header(name, value)
            if page.etag:
                self.send_header("ETag", page.etag)
            if page.last_modified:
                self.send_header("Last-Modified", page.last_modified)
            self.end_headers()
            if status != 304:
                self.wfile.write(page.content)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    web.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
