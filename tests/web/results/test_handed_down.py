"""The result is finished in the domain and handed down: few stays on its way, hardly one back.

A reader follows the calls that hold the whole result, or the first page chosen from it, each
function at its first visit. Each change of module is a stay; a call back into a module that the
way came from, or from the domain into the web, is a climb.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest
from django.test import Client

from decision_aid.domain.results.first_page import FirstPage
from decision_aid.domain.results.patient_result import PatientResult
from tests.browser.people import NOTHING_KNOWN, RRMS, SPMS, Person
from tests.web.cookies import client_holding

CODE = Path(__file__).resolve().parents[3] / "decision_aid"
MOST_STAYS, MOST_CLIMBS = 25, 3
_WHOLE = (PatientResult, FirstPage)
RESULTS = [f"/results/{each}" for each in ("risks/", "choices/", "rules/", "next/")]
_FIRST = ["/results/"]


def _is_whole(value: object) -> bool:
    held = getattr(value, "__dict__", {}).get("result")
    return isinstance(value, _WHOLE) or isinstance(held, _WHOLE)


@dataclass
class Way:
    """The way of the result through one request."""

    stays: list[str] = field(default_factory=list)
    climbs: list[str] = field(default_factory=list)
    _path: list[tuple[FrameType, str]] = field(default_factory=list)
    _seen: set[tuple[str, str]] = field(default_factory=set)
    _passed: FrameType | None = None

    def follow(self, frame: FrameType, event: str, _argument: Any) -> None:
        if event == "return":
            if frame is self._passed:
                self._passed = None
            if self._path and self._path[-1][0] is frame:
                self._path.pop()
        elif event == "call" and self._passed is None and (module := _module(frame)):
            visit = module, frame.f_code.co_qualname
            if visit in self._seen:
                self._passed = frame
                return
            self._seen.add(visit)
            self._note(module, frame.f_code.co_qualname)
            self._path.append((frame, module))

    def _note(self, module: str, function: str) -> None:
        before = [each for _frame, each in self._path]
        if before and before[-1] == module:
            return
        self.stays.append(f"{module}:{function}")
        goes_up = bool(before) and before[-1].startswith("domain") and module.startswith("web")
        if module in before or goes_up:
            self.climbs.append(f"{module}:{function}")


def _module(frame: FrameType) -> str:
    """Of ours, and only where the whole result is handed in; else empty."""
    module, given = _of_code(frame.f_code)
    if not given:
        return ""
    held = frame.f_locals
    return module if any(_is_whole(held.get(name)) for name in given) else ""


@cache
def _of_code(code: CodeType) -> tuple[str, tuple[str, ...]]:
    """Which module it stands in, and what is handed in; nothing of what is not ours."""
    if not code.co_filename.startswith(f"{CODE}/"):
        return "", ()
    module = str(Path(code.co_filename).relative_to(CODE).with_suffix(""))
    return module, code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]


def _ways(client: Client, path: str) -> Iterator[Way]:
    """At the first visit, and once pieces of page are kept."""
    for _ in range(2):
        way = Way()
        sys.setprofile(way.follow)
        try:
            answered = client.get(path)
        finally:
            sys.setprofile(None)
        assert answered.status_code == 200
        yield way


@pytest.mark.parametrize(
    ("somebody", "path"),
    [
        *((RRMS, path) for path in ("/results/", "/results/hopes/", "/summary/", "/consult/")),
        *(
            pytest.param(person, path, marks=pytest.mark.slow)
            for person, paths in ((RRMS, RESULTS), (SPMS, _FIRST), (NOTHING_KNOWN, _FIRST))
            for path in paths
        ),
    ],
    ids=str,
)
@pytest.mark.slow
def test_the_result_is_handed_down_in_few_stays(somebody: Person, path: str) -> None:
    for way in _ways(client_holding(somebody.cookie()), path):
        assert 0 < len(way.stays) <= MOST_STAYS, way.stays
        assert len(way.climbs) <= MOST_CLIMBS, way.climbs


def test_the_first_page_words_what_the_domain_chose() -> None:
    """No room of the first page sees more than the part that it draws."""
    for way in _ways(client_holding(RRMS.cookie()), "/results/"):
        in_web = {each.partition(":")[0] for each in way.stays if each.startswith("web")}
        assert in_web == {"web/results/first_page"}
