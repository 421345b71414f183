"""The log: one line of JSON for each event, with the place in the code and nothing of a request."""

from __future__ import annotations

import json
import logging
import sys
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from decision_aid.web.site.logs import OneLine, WithoutTheRequest

SECRET = "natalizumab"


def _line(name: str, message: str, *args: object, request: object = None, **more: Any) -> Any:
    raised = more.pop("exc_info", None)
    record = logging.LogRecord(name, logging.ERROR, __file__, 1, message, args, raised, **more)
    if request is not None:
        record.request = request  # type: ignore[attr-defined]
        record.status_code = 500  # type: ignore[attr-defined]
    assert WithoutTheRequest().filter(record)
    line = OneLine().format(record)
    assert "\n" not in line
    assert SECRET not in line
    return json.loads(line)


def _raised() -> Any:
    drug = SECRET
    try:
        int(drug)
    except ValueError:
        return sys.exc_info()
    raise ImproperlyConfigured


def test_a_mistake_tells_its_kind_and_its_place_but_not_its_words() -> None:
    told = _line(
        "django.request", "Internal Server Error: %s", "/questions/dmt-tried/",
        request=f"<WSGIRequest: {SECRET}>", exc_info=_raised(),
    )  # fmt: skip
    assert told["event"] == "request failed: 500 ValueError"
    assert told["error"] == "ValueError"
    file, _, place = told["at"][-1].partition(":")
    assert file == "tests/web/site/test_logs.py"
    assert place.endswith(" _raised")
    assert (told["level"], told["part"]) == ("ERROR", "django.request")
    assert told["time"].endswith("+00:00")
    assert set(told) == {"time", "level", "part", "event", "error", "at"}


def test_words_of_other_libraries_are_not_logged() -> None:
    """Nobody can promise that they hold no address, no cookie and no form."""
    told = _line("some.library", "could not read %s from 203.0.113.9", SECRET)
    assert told["event"] == "told in words that are not logged"


def test_our_own_events_keep_their_words() -> None:
    assert _line("decision_aid", "process %s", "started")["event"] == "process started"
    assert _line("decision_aid.web", "no PDF: %s", "OSError")["event"] == "no PDF: OSError"


def test_what_a_log_call_adds_beside_its_words_is_not_logged() -> None:
    told = _line("decision_aid", "process started", sinfo=f"in a frame with {SECRET}")
    assert set(told) == {"time", "level", "part", "event"}
