"""One process that serves people: ``python -m decision_aid.serve``.

Start as many as you like behind a proxy; they share nothing but the key. SIGTERM lets running
requests finish, a PDF too. Environment: DECISION_AID_BIND, _PORT and _THREADS.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from typing import Any

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server import Server

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "decision_aid.settings")

STOP_WITHIN = 30
SLOWEST_HEADERS = 10_000
LARGEST_HEADERS = 72 * 1024
"""More than the proxy passes on, so that the proxy refuses, with a page."""
THREADS = 8
"""More than PDFs are made at a time, so that pages are served beside them."""

_log = logging.getLogger("decision_aid")


def worker() -> Callable[..., Any]:
    """The app, in the process that answers people."""
    from decision_aid.web.site.logs import log_what_nobody_catches
    from decision_aid.wsgi import application

    log_what_nobody_catches()
    return application


def main() -> None:
    from django.conf import settings

    from decision_aid.web.site.logs import log_what_nobody_catches

    log_what_nobody_catches()
    server = Server(
        "decision_aid.serve:worker",
        factory=True,
        address=os.environ.get("DECISION_AID_BIND", "127.0.0.1"),
        port=int(os.environ.get("DECISION_AID_PORT", "8001")),
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        blocking_threads=int(os.environ.get("DECISION_AID_THREADS", THREADS)),
        backlog=512,
        backpressure=256,
        http1_settings=HTTP1Settings(
            header_read_timeout=SLOWEST_HEADERS, max_buffer_size=LARGEST_HEADERS
        ),
        workers_kill_timeout=STOP_WITHIN,
        log_level=LogLevels.error,
        log_dictconfig=settings.LOGGING,
    )
    server.on_startup(lambda: _log.info("process started"))
    server.on_shutdown(lambda: _log.info("process stopped"))
    try:
        server.serve()
    except (OSError, RuntimeError) as mistake:  # this process meets no request: its words are ours
        _log.critical("process cannot run: %s", mistake)
        sys.exit(1)
    sys.exit(0)


if __name__ == "__main__":
    main()
