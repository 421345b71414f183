"""What a screen reader says of a page, from the browser's own tree, kept as files to read.

``uv run manage.py reseal`` writes tests/browser/read_aloud/*.yml anew after a
change that is meant; then read the difference as somebody who listens. The day stands still and
the version of the evidence is masked. Kept are the roles in their order, and the names of headings,
regions, tables, columns and controls. What the evidence says (text, rows, cells, pictures) is left
out: other tests hold it, and it changes with every paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.browser.people import RRMS, SHORT_WAY, Person
from tests.browser.places import Place
from tests.browser.reaching import Reach, send

FOLDER = Path(__file__).with_name("read_aloud")
TODAY = date(2026, 11, 21)
LISTENER = Person("listener", {**RRMS.told, "year_diagnosis": "2020", "year_onset": "2018"})
_VERSION = re.compile(r"\d{4}-\d\d-\d\d-[0-9a-f]{8}")
_HERE = re.compile(r"http://127\.0\.0\.1:\d+")
_UNNAMED = (
    "row", "rowheader", "cell", "img", "listitem", "paragraph", "text", "term", "definition",
    "strong", "emphasis", "caption",
)  # fmt: skip
"""Roles that hold what the evidence or a text says."""
_LINE = re.compile(r"^(\s*- )'?([a-z]+)\b(.*)$")
_BY_CONTENT = ("group", "article")
"""Roles that may be named by all that stands in them: with a number in it, the name is left out."""
_NUMBER = re.compile(r"\d[\d,.]*(?= of )|(?<= of )\d[\d,.]*")
_VALUE = re.compile(r'^(\s*- (?:textbox|searchbox) ".*?"(?: \[\w+\])*): .*$')
_STATES = re.compile(r" \[[a-z]+(?:=\w+)?\]")
_CODE = re.compile(r"\b(?:[2-9A-HJ-KM-NP-Z]{5}-)+[2-9A-HJ-KM-NP-Z]{1,5}\b")


def _tried(page: Page) -> None:
    page.locator("main input[value=spms]").check()
    send(page)


def _typed(selector: str, text: str) -> Reach:
    def reach(page: Page) -> None:
        page.locator(selector).fill(text)
        send(page)

    return reach


READ = {
    "start": Place("start", "/"),
    "question_choice": Place("q", "/questions/subtype/", LISTENER),
    "question_ticks": Place("q", "/questions/dmt-tried/", LISTENER),
    "question_with_error": Place("error", "/questions/age/", LISTENER, send, 422),
    "check": Place("check", "/check/", LISTENER),
    "results_short_way": Place("results", "/results/", SHORT_WAY),
    "another_answer_tried": Place("try", "/results/try/subtype/", LISTENER, _tried),
    "summary": Place("summary", "/summary/", SHORT_WAY),
    "source": Place("source", "/sources/burman-2014/"),
    "criteria_set": Place("set", "/criteria/london-ahsct-2016/", LISTENER),
    "outcome": Place("outcome", "/outcomes/neda/"),
    "guide": Place("guide", "/guide/"),
    "guide_page": Place("guide page", "/guide/infections/"),
    "code_error": Place("code", "/code/", None, _typed("#code", "33TWR-MZ5GP-6JHKZ"), 422),
    "values_pick": Place("pick", "/what-matters/pick/"),
    "quiz": Place("quiz", "/check-yourself/1/"),
    "help": Place("help", "/help/"),
    "not_found": Place("404", "/no-such-page/", status=404),
}


@contextmanager
def on_a_fixed_day() -> Iterator[None]:
    with patch("django.utils.timezone.localdate", return_value=TODAY):
        yield


def read_aloud(page: Page) -> str:
    """The main part, with everything that can be unfolded shut, as it is when the page opens."""
    said = outline(page.locator("main").aria_snapshot())
    said = _CODE.sub("(a code)", _VERSION.sub("(version)", said))
    said = _HERE.sub("(this server)", said)
    return f"# {page.title()}\n{said}\n"


def outline(said: str) -> str:
    """Without words of the evidence; of rows, items and texts that are alike, the first."""
    lines: list[str] = []
    for line in said.splitlines():
        found = _LINE.match(line)
        if found is None:
            if "/url:" not in line:
                lines.append(line)
        elif found[2] in _UNNAMED or (found[2] in _BY_CONTENT and re.search(r"\d", found[3])):
            lines.append(_without_words(found))
        else:
            lines.append(_NUMBER.sub("#", _VALUE.sub(r"\1", line)))
    return "\n".join(_once(lines))


def _without_words(found: re.Match[str]) -> str:
    rest = found[3]
    holds = ":" if rest.endswith(":") else ""
    states = "".join(_STATES.findall(rest.rpartition('"')[2].partition(": ")[0]))
    return f"{found[1]}{found[2]}{states}{holds}"


def _once(lines: list[str]) -> list[str]:
    """A part that is the same as the one before it, with all that is below, is left out."""
    kept: list[str] = []
    for part in _parts(lines):
        inside = _once(part[1:])
        whole = [part[0].rstrip(":") + (":" if inside else ""), *inside]
        if kept[-len(whole) :] != whole:
            kept += whole
    return kept


def _parts(lines: list[str]) -> Iterator[list[str]]:
    """Each line of the outer level with those below it."""
    part: list[str] = []
    for line in lines:
        if part and _indent(line) <= _indent(part[0]):
            yield part
            part = []
        part.append(line)
    if part:
        yield part


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def file_of(name: str) -> Path:
    return FOLDER / f"{name}.yml"


class NoBrowserError(Exception):
    """There is no Chromium on this machine."""


def said_today() -> dict[Path, str]:
    """The text of every file. Raises NoBrowserError."""
    from tests.browser.conftest import launched
    from tests.browser.server import served
    from tests.browser.windows import windows_of

    with sync_playwright() as driver, served() as address, on_a_fixed_day():
        try:
            browser = launched(driver)
        except (pytest.skip.Exception, pytest.fail.Exception) as missing:
            raise NoBrowserError(str(missing)) from None
        with windows_of(browser, address) as windows, windows.visits() as go:
            said = {file_of(name): read_aloud(go(place)) for name, place in READ.items()}
        browser.close()
    return said
