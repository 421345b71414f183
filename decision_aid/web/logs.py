"""The log: one line of JSON for each event, and nothing about a request or a person.

A line tells when, how grave, which part, what happened and, for a mistake, the kind of error and
the places in the code. It never holds an address, a cookie, a body, a local value or the words of
an error, which may repeat what somebody typed.
"""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

_ROOT = str(Path(__file__).resolve().parents[2])
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
