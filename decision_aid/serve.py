"""One process that serves people: ``python -m decision_aid.serve``.

Start as many as you like behind a proxy; they share nothing but the key. SIGTERM lets running
requests finish, a PDF too. What would serve people badly stops the start, with one line that says
what to do: no kind of run chosen, static files not collected, a port in use, broken evidence.
"""

from __future__ import annotations

import ctypes
import logging
import logging.config
import os
import resource
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server import Server
from granian.server.common import AbstractServer

from decision_aid.environment import PREFIX, Environment, read_environment
from decision_aid.evidence_base.reading.mistakes import BrokenEvidenceError
from decision_aid.evidence_base.reading.site_files import open_host_file

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decision_aid.settings")

STOP_WITHIN = 30
SLOWEST_HEADERS = 10_000
LARGEST_HEADERS = 72 * 1024
"""More than the proxy passes on, so that the proxy refuses, with a page."""
_TELL_WHEN_PARENT_ENDS = 1  # PR_SET_PDEATHSIG of Linux
_HEAPS, _OWN_BLOCK_FROM = -8, -3  # M_ARENA_MAX and M_MMAP_THRESHOLD of glibc
_log = logging.getLogger("decision_aid")


def worker() -> Callable[..., Any]:
    """The app, in the process that answers people."""
    _leave_no_memory_on_disk()
    _end_with_the_parent()
    _give_memory_back()
    from decision_aid.web.site.logs import log_what_nobody_catches
    from decision_aid.wsgi import application

    log_what_nobody_catches()
    return application


def _leave_no_memory_on_disk() -> None:
    """A core dump would hold cookies and the key."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _end_with_the_parent() -> None:
    """Left alone, a worker would go on with an old key and hold the port."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_TELL_WHEN_PARENT_ENDS, signal.SIGKILL)


def _give_memory_back() -> None:
    """Else each thread keeps a heap of its own, and holes that long pages leave in it."""
    with suppress(AttributeError):  # other systems have other ways
        change = ctypes.CDLL(None).mallopt
        change(_HEAPS, 1)
        change(_OWN_BLOCK_FROM, 128 * 1024)


def refuse_to_serve_badly(told: Environment) -> None:
    """Raises ``ImproperlyConfigured`` with what to do."""
    if not told.kind:
        raise ImproperlyConfigured(
            f"{PREFIX}_ENV is not set: is the file of settings loaded? Say production, or local"
        )
    if told.is_production:
        from django.contrib.staticfiles.storage import staticfiles_storage

        if not getattr(staticfiles_storage, "hashed_files", None):
            raise ImproperlyConfigured(
                "Static files are not collected: run manage.py collectstatic --noinput"
            )
    try:
        open_host_file(told.host_file)
    except BrokenEvidenceError as mistakes:
        raise ImproperlyConfigured(str(mistakes)) from None
    _refuse_port_in_use(told.bind, told.port)


def _refuse_port_in_use(address: str, port: int) -> None:
    """The server would share it, and each process get a part of the requests."""
    kind = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(kind, socket.SOCK_STREAM) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((address, port))
        except OSError as mistake:
            raise ImproperlyConfigured(
                f"Cannot listen on {address}, port {port}: {mistake.strerror}"
            ) from None


def main() -> None:
    _leave_no_memory_on_disk()
    try:
        told = read_environment()
        from django.conf import settings
    except ImproperlyConfigured as mistake:
        sys.exit(str(mistake))  # before anything is known of a log
    from decision_aid.web.site.logs import log_what_nobody_catches

    logging.config.dictConfig(settings.LOGGING)
    log_what_nobody_catches()
    try:
        refuse_to_serve_badly(told)
        server = _server(told, settings.LOGGING)
        server.on_startup(lambda: _log.info("process started"))
        server.on_shutdown(lambda: _log.info("process stopped"))
        server.serve()
    except (ImproperlyConfigured, OSError, RuntimeError) as mistake:
        # This process meets no request: its words are ours.
        _log.critical("process cannot run: %s", mistake)
        sys.exit(1)
    sys.exit(0)


def _server(told: Environment, logging_told: dict[str, Any]) -> AbstractServer[Any]:
    return Server(
        "decision_aid.serve:worker",
        factory=True,
        address=told.bind,
        port=told.port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        blocking_threads=told.threads,
        backlog=512,
        backpressure=256,
        http1_settings=HTTP1Settings(
            header_read_timeout=SLOWEST_HEADERS, max_buffer_size=LARGEST_HEADERS
        ),
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_WITHIN,
        log_level=LogLevels.error,
        log_dictconfig=logging_told,
    )


if __name__ == "__main__":
    main()
