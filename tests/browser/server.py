"""The application on a free port of this machine, served from a thread."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import ThreadingMixIn
from threading import Thread
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

_CHUNK = 64 * 1024


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


@contextmanager
def served() -> Iterator[str]:
    """The address of the running product."""
    from decision_aid.wsgi import application

    with serving(application) as address:
        yield address


@contextmanager
def serving(application: WSGIApplication) -> Iterator[str]:
    """The address of any application, served from a thread."""
    server = make_server("127.0.0.1", 0, application, _Server, _Quiet)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
