"""The application on a free port of this machine, served from a thread."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from socketserver import ThreadingMixIn
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_CHUNK = 64 * 1024
_SLOWNESS = float(os.environ.get("SLOW_SERVER", 0))
"""Seconds between the first half of each answer and the second. A test that looks at a page before
all of it is there fails at 0.5 each time, as it would once in a hundred runs on a busy machine.
"""
RESTING = "/resting/"
"""Where a window waits that may not stay on its page: empty, and as isolated as the product's own
pages, so that Chromium goes on in the process it has. A page that is not (about:blank) costs two
new ones a visit.
"""
AXE = f"{RESTING}axe.js"
"""The engine axe for a page that is asked what is wrong with it. The browser keeps it compiled."""
_ISOLATED = (
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Embedder-Policy", "require-corp"),
)
_KEPT = ("Cache-Control", "max-age=86400")
_EMPTY = b"<!doctype html><title>Nobody here</title><link rel=icon href='data:,'>"


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    """Says nothing, and takes in what the application left unread.

    Closing a connection with unread bytes resets it, and the browser never sees the answer.
    """

    def handle(self) -> None:
        super().handle()
        left = self._unread()
        while left > 0 and (part := self.rfile.read(min(left, _CHUNK))):
            left -= len(part)

    def _unread(self) -> int:
        """Only a refused body is left unread, and it is refused before the first byte is read."""
        declared = int(getattr(self, "headers", {}).get("Content-Length") or 0)
        return declared if declared > _CHUNK else 0

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """A test run prints no request lines."""


def _in_halves(answer: Iterable[bytes]) -> Iterator[bytes]:
    whole = b"".join(answer)
    yield whole[: len(whole) // 2]
    sleep(_SLOWNESS)
    yield whole[len(whole) // 2 :]


@cache
def engine() -> bytes:
    """With what it is asked by; see ``tests/browser/every_page/axe.py``."""
    asked = Path(__file__).with_name("every_page") / "new_on_page.js"
    return f"{Axe().axe_script}\n{asked.read_text('utf-8')}".encode()


@contextmanager
def served() -> Iterator[str]:
    """The address of the running product."""
    from decision_aid.wsgi import application

    with serving(application) as address:
        yield address


@contextmanager
def serving(application: WSGIApplication) -> Iterator[str]:
    """The address of any application, served from a thread; beside it a place to rest."""

    def with_rest(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if path == AXE:
            kind = ("Content-Type", "text/javascript; charset=utf-8")
            start_response("200 OK", [kind, _KEPT, *_ISOLATED])
            return [engine()]
        if path == RESTING:
            start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), *_ISOLATED])
            return [_EMPTY]
        answer = application(environ, start_response)
        return _in_halves(answer) if _SLOWNESS else answer

    server = make_server("127.0.0.1", 0, with_rest, _Server, _Quiet)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
