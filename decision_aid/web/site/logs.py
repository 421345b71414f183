"""The log: one line of JSON for each event, and nothing about a request or a person.

A line tells when, how grave, which part, what happened and, for a mistake, the kind of error and
the places in the code. It never holds an address, a cookie, a body, a local value or the words of
an error, which may repeat what somebody typed. What nobody caught, and every warning, goes the
same way: Python would print them with values in them.
"""

from __future__ import annotations

import json
import logging
import sys
import threading
import traceback
import warnings
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

_log = logging.getLogger("decision_aid.uncaught")


def log_what_nobody_catches() -> None:
    """For this process, once logging is set up. A start that fails still tells why in full."""
    logging.captureWarnings(True)
    warnings.showwarning = _warned
    sys.excepthook = _ended
    sys.unraisablehook = _went_on
    threading.excepthook = _thread_ended


def _warned(
    message: Warning | str,  # noqa: ARG001
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,  # noqa: ARG001
    line: str | None = None,  # noqa: ARG001
) -> None:
    place = {"at": [f"{short(filename)}:{lineno}"]}
    _log.warning("warned: %s", category.__name__, extra=place)


def _ended(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    _log.critical("process ended by a mistake", exc_info=(kind, error, trace))


def _thread_ended(told: threading.ExceptHookArgs) -> None:
    if told.exc_type is not SystemExit:
        _tell("thread ended by a mistake", told.exc_type, told.exc_value, told.exc_traceback)


def _went_on(told: sys.UnraisableHookArgs) -> None:
    _tell("mistake that stopped nothing", told.exc_type, told.exc_value, told.exc_traceback)


def _tell(
    event: str,
    kind: type[BaseException],
    error: BaseException | None,
    trace: TracebackType | None,
) -> None:
    _log.error(event, exc_info=(kind, error if error is not None else kind(), trace))


_ROOT = str(Path(__file__).resolve().parents[3])
_PLAIN = ("decision_aid", "_granian")
"""Parts whose words name no request."""
_PLACES = 6


class WithoutTheRequest(logging.Filter):
    """Keeps the level, the part and the kind of error; drops path, request and local values."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and record.exc_info[0]:
            record.error = record.exc_info[0].__name__
            record.at = _places(record.exc_info[2])
        if hasattr(record, "request"):
            record.msg = _failed(record)
            del record.request
        elif record.name not in _PLAIN and not record.name.startswith("decision_aid."):
            record.msg = "told in words that are not logged"
        else:
            record.msg = record.getMessage()
        record.args = ()
        record.exc_info = None
        record.exc_text = None
        record.stack_info = None
        return True


class OneLine(logging.Formatter):
    """A record that came through the filter, as JSON."""

    def format(self, record: logging.LogRecord) -> str:
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "part": record.name,
            "event": record.msg,
        }
        extra = {name: getattr(record, name) for name in ("error", "at") if hasattr(record, name)}
        return json.dumps({**told, **extra}, ensure_ascii=False)


def _failed(record: logging.LogRecord) -> str:
    status, error = getattr(record, "status_code", ""), getattr(record, "error", "")
    return f"request failed: {status} {error}".rstrip()


def _places(trace: TracebackType | None) -> list[str]:
    """File, line and function of the innermost calls, the innermost last."""
    frames = [(frame, line) for frame, line in traceback.walk_tb(trace)][-_PLACES:]
    return [
        f"{short(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}" for frame, line in frames
    ]


def short(path: str) -> str:
    """Where a file lies in its package or in the project, whatever folder that is in."""
    return path.rpartition("site-packages/")[2].removeprefix(_ROOT).lstrip("/")
