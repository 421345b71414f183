"""What the files of a browser hold after a picture was scanned and the answers were deleted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, Playwright

from decision_aid.domain.resume_code.packed import packed
from decision_aid.web.handover.resume_code.picture.seal import sealed
from tests.browser.conftest import ordinary_profile
from tests.hostile.attacks.walking import known_values

pytestmark = pytest.mark.browser
PIN, NEAR_PIN = "482170", "482171"


def _press(page: Page, then: str) -> None:
    page.locator("main form button").first.click()
    page.wait_for_url(f"**{then}")


def _deleted(page: Page) -> None:
    page.goto("/delete/")
    _press(page, "/deleted/")


def _holding(folder: Path, words: Iterable[str]) -> dict[str, set[str]]:
    """Files below the folder by the words they hold, in letters of one byte or of two.

    A number counts only by itself: by chance it stands in many a longer one.
    """
    alone = {
        each: re.compile(rb"(?<!\d)" + re.escape(each.encode()) + rb"(?!\d)") for each in words
    }
    found: dict[str, set[str]] = {}
    for file in (each for each in folder.rglob("*") if each.is_file()):
        data = file.read_bytes()
        for word, pattern in alone.items():
            is_there = word.encode() in data and pattern.search(data)
            if is_there or word.encode("utf-16-le") in data:
                found.setdefault(word, set()).add(file.name.partition("_")[0])
    return found


def _scan_and_type(page: Page, digits: str, code: str) -> None:
    """A picture and a code, each with a slip first; after each the answers are deleted."""
    page.goto(f"/scan/{digits}/")
    page.locator("#pin").fill(NEAR_PIN)
    _press(page, "/again/")
    page.locator("#pin").fill(f"{PIN[:3]} {PIN[3:]}")
    _press(page, "/scan/held/")
    assert "38" in page.locator("dl.answers").first.locator("..").inner_text()
    _press(page, "/check/")
    _deleted(page)
    page.goto("/code/")
    page.locator("#code").fill(_mistyped(code))
    _press(page, "/code/again/")
    page.locator("#code").fill(code)
    _press(page, "/scan/held/")
    _press(page, "/check/")
    _deleted(page)


def _mistyped(code: str) -> str:
    return code[:-1] + ("2" if code[-1] != "2" else "3")


@dataclass(frozen=True)
class Left:
    """The files of a browser after both, and what was scanned and typed."""

    folder: Path
    digits: str
    code: str


@pytest.fixture(scope="module")
def left(driver: Playwright, base_url: str, tmp_path_factory: pytest.TempPathFactory) -> Left:
    code = known_values()["code"]
    digits = sealed(packed(code), date.today() + timedelta(30), PIN, settings.SECRET_KEY)
    folder = tmp_path_factory.mktemp("profile")
    with ordinary_profile(driver, base_url, folder) as page:
        _scan_and_type(page, digits, code)
        page.wait_for_timeout(2500)  # the list of visited pages is written a moment later
    return Left(folder, digits, code)


def test_a_scanned_picture_leaves_nothing_that_can_be_read(left: Left) -> None:
    """That the search finds what is there is shown by the sealed digits themselves."""
    pins = (PIN, NEAR_PIN, f"{PIN[:3]} {PIN[3:]}", f"{PIN[:3]}+{PIN[3:]}")
    found = _holding(left.folder, (left.code, left.code.replace("-", ""), *pins, left.digits))
    assert {"History", "Favicons", "Session"} <= found.pop(left.digits)
    assert found == {}


def test_a_typed_code_leaves_nothing(left: Left) -> None:
    """Not even one that was mistyped first."""
    code = left.code
    words = (code, _mistyped(code), code.replace("-", ""), code[:11], "scan/held/")
    found = _holding(left.folder, words)
    assert {"History", "Session"} <= found.pop("scan/held/")
    assert found == {}
