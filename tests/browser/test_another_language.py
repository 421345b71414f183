"""Longer words and lines from right to left: nothing is cut off, nothing lies outside the window.

The pages are those of ``tests/web/pseudo_pages.py``, in languages that do not exist.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.urls import is_valid_path, resolve
from playwright.sync_api import Browser, Page

from tests.browser import measure
from tests.browser.conftest import visits
from tests.browser.places import PLACES
from tests.browser.reaching import open_everything
from tests.conftest import ROOT
from tests.web.kinds import kinds
from tests.web.pseudo import LEFT_TO_RIGHT, RIGHT_TO_LEFT
from tests.web.pseudo_pages import spoken_from_the_left, spoken_from_the_right
from tests.web.result_pages import ADDRESSES

pytestmark = pytest.mark.browser

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
_SIZES = {"320 px": (320, 640), "1280 px": (1280, 900)}
_SEPARATOR = "/spoken/"


@pytest.fixture(scope="module", params=[LEFT_TO_RIGHT, RIGHT_TO_LEFT])
def reader(request: pytest.FixtureRequest, browser: Browser, base_url: str) -> Iterator[Page]:
    """A window of the application in which /spoken/NUMBER/ is a page of SHOWN in the language."""
    from_the_left = request.param == LEFT_TO_RIGHT
    spoken = spoken_from_the_left()[1] if from_the_left else spoken_from_the_right()
    with visits(browser, base_url) as go:
        page = go("/about/")
        for number, name in enumerate(SHOWN):
            body = spoken.pages[name]
            page.route(f"**{_SEPARATOR}{number}/", _answering(body))
        yield page


def _answering(body: str):  # type: ignore[no-untyped-def]  # noqa: ANN202
    return lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8")


@pytest.mark.parametrize("name", SHOWN)
def test_no_word_is_cut_off_or_outside_the_window(reader: Page, name: str) -> None:
    """In a narrow window and in a wide one."""
    reader.goto(f"{_SEPARATOR}{SHOWN.index(name)}/")
    open_everything(reader)
    found = []
    for size, (across, down) in _SIZES.items():
        reader.set_viewport_size({"width": across, "height": down})
        told = measure.sideways(reader) + measure.sticking_out(reader)
        found += [f"{size}: {each}" for each in told[:12]]
    assert not found, "\n".join(found)


def test_every_kind_of_page_is_shown_in_the_languages() -> None:
    shown = [each for each in kinds() if each.name in SHOWN]
    assert {each.name for each in shown} == set(SHOWN)
    views = {_view(each.address) for each in shown}
    assert {_view(each.path) for each in PLACES} - views == set()
    assert {each.status for each in PLACES} <= {each.status for each in shown}


def _view(address: str) -> str:
    path = urlsplit(address).path
    return resolve(path).view_name if is_valid_path(path) else ""


_PHYSICAL = re.compile(
    r"(?<![-.\w])(?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right|top|bottom)"
    r"\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)"
)


def test_style_sheets_speak_of_start_and_end_not_of_left_and_right() -> None:
    sheets = sorted(Path(ROOT, "static", "css").glob("*.css"))
    assert len(sheets) > 3
    found = {each.name: _PHYSICAL.findall(each.read_text("utf-8")) for each in sheets}
    assert {name: rules for name, rules in found.items() if rules} == {}
