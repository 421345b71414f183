"""What nobody caught, and every warning, goes into the log: in its form, without its words.

Python would print them with values in them: the text of an error, a line of code, an object.
"""

from __future__ import annotations

import logging
import sys
import threading
import warnings
from types import TracebackType
from typing import TextIO

from decision_aid.web.logs import short

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
