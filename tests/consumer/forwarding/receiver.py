"""An address of the web that takes events: a real server of the loopback interface."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Receiver:
    """An address that takes what it is sent, and answers as it is told."""

    url: str = ""
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    poison: str = ""
    received: list[tuple[Message, bytes]] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)

    def judge(self, headers: Message, body: bytes) -> tuple[int, dict[str, str]]:
        self.received.append((headers, body))
        if self.answers:
            return self.answers.pop(0)
        ids = [event["data"]["id"] for event in json.loads(body)]
        if self.poison in ids:
            return 422, {}
        self.taken += ids
        return 202, {}


@contextmanager
def receiving() -> Iterator[Receiver]:
    """A receiver at an address of its own."""
    told = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            code, headers = told.judge(self.headers, body)
            words = b"so says the receiver"
            self.send_response(code)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(words)))
            self.end_headers()
            self.wfile.write(words)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        told.url = f"http://127.0.0.1:{server.server_address[1]}/events"
        yield told
        server.shutdown()
