"""Going back, changing one's mind, and leaving."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.people import RRMS
from tests.browser.reaching import send

pytestmark = pytest.mark.browser


def _path(page: Page) -> str:
    return urlsplit(page.url).path


def _change(page: Page, slug: str) -> None:
    page.locator(f"dl.answers a[href^='/questions/{slug}/']").click()
    page.wait_for_url(f"**/questions/{slug}/?change")


def test_changing_an_answer_comes_back_to_the_list_with_the_new_one(visit: Visit) -> None:
    page = visit("/check/", RRMS)
    _change(page, "age")
    assert page.locator("#answer").input_value() == "38"
    page.locator("#answer").fill("41")
    send(page)
    assert _path(page) == "/check/"
    row = page.locator("dl.answers > div").filter(has=page.locator("a[href*='/age/']"))
    assert "41" in row.inner_text()


def test_a_change_that_opens_a_new_question_asks_it_before_coming_back(visit: Visit) -> None:
    page = visit("/check/", RRMS)
    _change(page, "subtype")
    page.locator("input[value=ppms]").check()
    send(page)
    assert "Is this right?" in page.locator("main [role=alert]").inner_text()
    assert page.locator("input[type=radio][value=ppms]").is_checked()
    send(page)
    assert _path(page).startswith("/questions/more-")
    assert "oligoclonal bands" in page.locator("main h1").inner_text()
    page.locator("input[value=unsure]").check()
    send(page)
    assert _path(page) == "/check/"


def test_the_back_button_of_the_browser_shows_the_question_with_its_answer(visit: Visit) -> None:
    page = visit("/questions/subtype/", RRMS)
    page.locator("input[value=spms]").check()
    send(page)
    assert _path(page) == "/questions/year-diagnosis/"
    page.go_back()
    assert _path(page) == "/questions/subtype/"
    assert page.locator("input[value=spms]").is_checked()
    page.locator("input[value=rrms]").check()
    send(page)
    assert _path(page) == "/questions/year-diagnosis/"
    assert page.locator("h1").is_visible()


def test_the_back_link_goes_one_question_back(visit: Visit) -> None:
    page = visit("/questions/subtype/", RRMS)
    page.goto("/questions/age/")
    page.locator(".back a").click()
    page.wait_for_url("**/questions/country/")
    assert page.locator("input[value=GB-ENG]").is_checked()


def test_deleted_answers_are_gone_from_the_browser(visit: Visit) -> None:
    page = visit("/delete/", RRMS)
    send(page)
    assert _path(page) == "/deleted/"
    page.goto("/check/")
    assert page.locator("dl.answers").count() == 0
    page.goto("/results/")
    assert _path(page) == "/"
