"""Log records without the request: its body may hold answers."""

from __future__ import annotations

import logging


class WithoutTheRequest(logging.Filter):
    """Keeps the level, the logger and the kind of error; drops path, request and local values."""

    def filter(self, record: logging.LogRecord) -> bool:
        if not hasattr(record, "request"):
            return True
        kind = record.exc_info[0] if record.exc_info else None
        status = getattr(record, "status_code", "")
        record.msg = f"request failed: {status} {kind.__name__ if kind else ''}".rstrip()
        record.args = ()
        record.exc_info = None
        record.exc_text = None
        del record.request
        return True
