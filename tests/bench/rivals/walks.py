"""How each of the rivals is filled in: "I do not know" to every question."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Page

_QUESTIONS = 6


def the_product(page: Page) -> None:
    _page_by_page(page)
    assert urlsplit(page.url).path == "/check/"


def the_wizard(page: Page) -> None:
    _page_by_page(page)
    assert page.locator("h1").inner_text() == "Done"


def _page_by_page(page: Page) -> None:
    """A form on each page."""
    for _ in range(_QUESTIONS):
        _do_not_know(page)
        with page.expect_navigation():
            page.locator("main form:has(input:not([type=hidden])) button").first.click()


def with_next_buttons(page: Page) -> None:
    for number in range(_QUESTIONS):
        _do_not_know(page)
        last = number == _QUESTIONS - 1
        kind = "complete" if last else "next"
        page.locator(f".sd-navigation__{kind}-btn").click()
    page.locator(".sd-completedpage").wait_for()


def all_on_one_page(page: Page) -> None:
    """LHC-Forms shows all questions at once."""
    for group in page.locator("main nz-radio-group").all():
        group.locator("label").last.click()
    assert page.locator("main input[type=radio]:checked").count() == _QUESTIONS


def _do_not_know(page: Page) -> None:
    page.wait_for_selector("main input:not([type=hidden])", state="attached")
    page.wait_for_timeout(100)
    boxes = page.locator("main input[type=radio], main input[type=checkbox]")
    boxes.last.check(force=True)
