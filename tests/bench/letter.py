"""A whole letter typed into the consultation with the keyboard alone, up to the saved PDF."""

from __future__ import annotations

import shutil

from playwright.sync_api import Page, sync_playwright

from decision_aid.domain.questionnaire.journey import Journey
from tests.browser.consultation.consulting import WINDOW, settled, shortcut
from tests.browser.consultation.typist import Typist, order
from tests.browser.keyboard import has_focus
from tests.browser.server import served

_MOST_STOPS = 60
_FOLD = "#g-referral > summary"


def presses_for(journey: Journey) -> tuple[int, int]:
    """How many fields were filled in, and with how many key presses."""
    steps = {step.key: step for step in journey.steps}
    with served() as address, sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport=WINDOW, accept_downloads=True)
        page.goto(f"{address}/consult/")
        typist = Typist(page)
        shortcut(page, "1")
        typist.presses += 1
        done: set[str] = set()
        is_open = False
        while True:
            left = [key for key in order(page) if key not in done]
            told = next((key for key in left if steps[key].answer is not None), None)
            if told is not None:
                typist.answer(steps[told])
                typist.leave()
                done.update(left[: left.index(told) + 1])
            elif not is_open:
                typist.go_to(_FOLD)
                typist.press("Enter")
                is_open = True
            else:
                break
        settled(page)
        with page.expect_navigation():
            shortcut(page, "7")
        typist.presses += 1
        with page.expect_navigation():
            _follow(typist, page, "a[href='/consult/referral/']")
        with page.expect_download():
            _follow(typist, page, "form[action='/consult/referral.pdf/'] button")
        filled = sum(steps[key].answer is not None for key in done)
        browser.close()
        return filled, typist.presses


def _follow(typist: Typist, page: Page, selector: str) -> None:
    for _stop in range(_MOST_STOPS):
        if has_focus(page, selector):
            break
        typist.press("Tab")
    typist.press("Enter")
