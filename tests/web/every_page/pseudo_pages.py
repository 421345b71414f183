"""Kinds of pages in languages that do not exist, made once for all tests of a run."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tests.conftest import EVIDENCE, ROOT, by_day
from tests.once import made_once
from tests.web.every_page.pseudo import LEFT_TO_RIGHT, RIGHT_TO_LEFT, write_evidence
from tests.web.result_pages import ADDRESSES

SHOWN = (
    "/", "question dmt-tried", "question edss-value", "nothing sent at age", "check relapsing",
    "results relapsing", "summary with values", "tried", "source, nobody compared",
    "criteria ebmt-2020", "treatment ahsct", "/map/", "/help/", "values order", "code wrong",
    "404 with answers", "guide infections", "improbable", "a topic at another time",
    "/evidence/", "sources ?q=0000", "outcome relapsed", "/guide/", "/disagreement/",
    "/glossary/", "/methods/", "/privacy/", "/about/", "/accessibility/", "/intended-purpose/",
    "/safety/", "/standards/", "/security/", "/contact/", "/measured/", "/downloads/", "/changes/",
    "/what-matters/pick/", "/delete/", "quiz 1", "quiz 1 explained", "code with values",
    "code confirmed", "file confirmed", "/fhir/", "questions picked", "list of questions",
    "consultation, a case", "consultation, in plain words", "consultation, refused",
    "shown to the person: death", "end of a consultation", "referral", "413", "500", "503",
    "/heard/", "/gaps/", "/sources/", "/outcomes/", "/treatments/", "/criteria/", "/check/",
    "question subtype", "question age", "question country", "question year-diagnosis",
    "question edss-known", "question dmt-outcome-1", "question health", "question lvef",
    "nothing sent at subtype", "nothing sent at dmt-tried", "check short way",
    "results knows nothing", "summary short way", "/more-detail/ with answers", "search ",
    "search ?q=1000", "/what-matters/", "values leaning refused", "values ready", "values said",
    "quiz refused", "/deleted/", "/delete/ with answers", "/code/", "/fhir/import/", "no file",
    "questions to pick", "too many questions picked", "changes since the first", "no version",
    "guide abroad-private", "guide low-counts", "criteria, nobody compared",
    "treatment natalizumab", "try", "consultation", "consultation, changed",
    "shown to the person: early-worsening", "400", "403", "405", "/before-a-transplant/",
    "/record/", "record shown beside answers", "record of the same", "no record", "record, no tick",
    "file, parts left out",
    *(f"{page.strip('/')} relapsing" for page in ADDRESSES[1:]),
    "results/choices knows nothing", "results/rules knows nothing",
)  # fmt: skip
"""Kinds of pages that a browser lays out: those of every view."""

_FIRST_BY_DAY = (
    "results relapsing", "results/hopes relapsing", "results/risks relapsing",
    "results/choices relapsing", "results/rules relapsing", "results/next relapsing",
    "results/risks secondary progressive", "results with values", "summary with values",
    "sources ?subtype=spms&tier=core", "file, more to keep", "source burt-2022", "/downloads/",
    "question age", "/treatments/", "treatment ahsct", "/measured/", "/contact/ of a host",
    "record shown beside answers", "consultation, a case", "consultation, in plain words",
    "/map/", "search ?q=1000", "outcome relapsed", "criteria ebmt-2020", "/changes/", "/methods/",
    "/what-matters/", "values said",
)  # fmt: skip
_OTHER_PIECES = (
    "source burt-2022", "consultation, short way", "results/hopes secondary progressive",
    "summary with a list of questions", "consultation, no keys", "summary knows nothing",
    "search ?q=0000", "consultation, progressive in plain words", "shown to the person: worsening",
    "summary refused", "sources ?subtype=spms&tier=core", "/contact/ of a host",
    "consultation, nothing known", "nothing sent at year-diagnosis", "nothing sent at edss-value",
    "question relapse-when", "nothing sent at relapse-when", "results/rules secondary progressive",
    "results/next secondary progressive", "results/choices secondary progressive",
    "summary secondary progressive", "results/hopes primary progressive",
    "results/choices primary progressive", "results/hopes knows nothing", "/ with answers",
    "results with values", "source kalincik-2023", "outcome no-disability-worsening",
    "guide relapsing", "sources ?box=rrms-active-4", "/about/ of a host", "/safety/ of a host",
    "/security/ of a host", "values ready refused", "/what-matters/said/", "improbable",
    "many at age", "no JSON",
    "code with values", "file, more to keep", "odd version", "tried", "too many picked",
    "try refused", "no question picked", "code short", "code empty", "record of nobody",
    "record shown", "no answers", "guide progressive", "twice the same", "record too old",
    "referral by ectrims-ebmt-2025",
    "summary in detail",
)  # fmt: skip
READ_BY_DAY = tuple(dict.fromkeys((*SHOWN, *_FIRST_BY_DAY, *_OTHER_PIECES)))
"""Kinds whose words are read in the other language by day; by night, all. They hold every piece of
any kind of page (``test_html.py``), and of forms each sort of refusal.
"""
FIRST = by_day(_FIRST_BY_DAY, READ_BY_DAY)
"""Kinds in English: whatever the program keeps of a page, one of these has it keep."""
_WITHOUT_THE_BASE = ("500", "503")
"""Pages whose templates do not extend the one that says the language of all others."""
_ELEMENT = re.compile(r"<(\w+)(?: [^>]*?class=\"([^\"]*)\")?")


@dataclass(frozen=True)
class Spoken:
    """What the application said in one language."""

    pages: dict[str, str]
    parts: dict[str, str]
    asked: frozenset[str]
    kept: frozenset[str]
    """Functions that by then had kept what they answered."""


@lru_cache(maxsize=1)
def spoken_from_the_left() -> tuple[Spoken, Spoken]:
    """In English, and then by the same process in the other language."""
    english, other = _spoken({"en-gb": FIRST, LEFT_TO_RIGHT: by_day(READ_BY_DAY, ())})
    return english, other


@lru_cache(maxsize=1)
def spoken_from_the_right() -> Spoken:
    """Pages that together hold every kind of element of those that a browser lays out."""
    pages = spoken_from_the_left()[1].pages
    return _spoken({RIGHT_TO_LEFT: (*with_every_element(pages), *_WITHOUT_THE_BASE)})[0]


def elements_of(html: str) -> set[tuple[str, str]]:
    """Kinds of elements: a tag with its classes."""
    return set(_ELEMENT.findall(html))


def with_every_element(pages: Mapping[str, str]) -> tuple[str, ...]:
    """Names of pages that together hold every kind of element, those with most of them first.

    What a reader from right to left or at a wide screen could stumble over is laid out by kinds of
    elements; longer words in a narrow window are another matter, and are looked for on every page.
    """
    left = {name: elements_of(pages[name]) for name in SHOWN}
    chosen: list[str] = []
    while any(left.values()):
        most = max(SHOWN, key=lambda name: len(left[name]))
        chosen.append(most)
        found = left[most]
        left = {name: elements - found for name, elements in left.items()}
    return tuple(chosen)


def _spoken(asked: Mapping[str, Sequence[str]]) -> tuple[Spoken, ...]:
    """The evidence is a copy in the last of the languages."""
    last = list(asked)[-1]

    def make(folder: Path) -> None:
        write_evidence(EVIDENCE, folder / "evidence", last)
        (folder / "asked.json").write_text(json.dumps(asked), "utf-8")
        command = [sys.executable, "-m", "tests.web.every_page.pseudo_run", str(folder)]
        env = {**os.environ, "DECISION_AID_EVIDENCE": str(folder / "evidence")}
        done = subprocess.run(
            command, cwd=ROOT, env=env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr[-3000:]

    folder = made_once(f"spoken-{last}", make)
    return tuple(_read(folder / f"{each}.json") for each in asked)


def _read(path: Path) -> Spoken:
    raw = json.loads(path.read_text("utf-8"))
    return Spoken(raw["pages"], raw["parts"], frozenset(raw["asked"]), frozenset(raw["kept"]))
