"""Run in a process of its own: the whole application behind a socket, with this process watched.

Prints its port. When a line comes in, prints as JSON what happened since: every file opened to be
written, every connection, every program started and every change of the disk. Python itself tells
of these. What is not Python cannot write either: no byte may go into any file once it is running.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any
from wsgiref.simple_server import ServerHandler, WSGIRequestHandler, WSGIServer, make_server

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
_TOLD = (
    "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostby", "socket.sendto",
    "socket.sendmsg", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork",
    "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate",
    "os.chmod", "shutil.", "tempfile.", "sqlite3.", "urllib.", "http.client.", "smtplib.",
    "ftplib.", "syslog.", "webbrowser.", "fcntl.",
)  # fmt: skip
SEEN: list[str] = []
WATCHING = False


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if WATCHING and (told := told_of(event, arguments)):
        SEEN.append(told)


def told_of(event: str, arguments: tuple[Any, ...]) -> str:
    """What happened, if it may change the disk or reaches beyond the process; else nothing."""
    if event == "open":
        path, _mode, flags = arguments
        is_written = isinstance(flags, int) and flags & _WRITING and not isinstance(path, int)
        return f"open {os.fsdecode(path)}" if is_written else ""
    return f"{event} {arguments!r}"[:300] if event.startswith(_TOLD) else ""


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """What the product logs is what is looked at."""


def main() -> None:
    global WATCHING
    sys.addaudithook(_watch)
    os.environ["DJANGO_SETTINGS_MODULE"] = "decision_aid.settings"
    from decision_aid.wsgi import application

    ServerHandler.server_software = None  # type: ignore[assignment]
    server = make_server("127.0.0.1", 0, application, _Server, _Quiet)
    Thread(target=server.serve_forever, daemon=True).start()
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    WATCHING = True
    print(server.server_port, flush=True)
    sys.stdin.readline()
    WATCHING = False
    print(json.dumps(SEEN), flush=True)


if __name__ == "__main__":
    main()
