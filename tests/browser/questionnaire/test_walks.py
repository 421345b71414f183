"""The whole way from the first page to the results, with a keyboard alone."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from decision_aid.domain.questionnaire.journey import SHORT
from tests.browser.conftest import Visit
from tests.browser.keyboard import answer, gets_focus, press_and_go, tab_to
from tests.browser.people import NOTHING_KNOWN, RRMS, SHORT_WAY, Person
from tests.web.result_pages import ADDRESSES

pytestmark = pytest.mark.browser


def _walk(page: Page, person: Person) -> None:
    """Each page has to be the one that the questionnaire names next."""
    tab_to(page, f"button[name=route][value={person.route}]")
    press_and_go(page)
    for step in person.way():
        assert urlsplit(page.url).path == f"/questions/{step.slug}/"
        answer(page, step)
    if person.route != SHORT:
        assert urlsplit(page.url).path == "/check/"
        tab_to(page, "main a[href='/results/']")
        press_and_go(page)
    assert urlsplit(page.url).path == "/results/"


def _walk_the_results(page: Page) -> None:
    for part in ("told", "short", "rules-short"):
        assert page.locator(f"main #{part}").is_visible()
    assert page.locator("main svg").count() > 0
    tab_to(page, "main summary")
    page.keyboard.press("Enter")
    assert page.locator("main details[open]").count() == 1
    for address in ADDRESSES[1:]:
        tab_to(page, f"main nav a[href='{address}']")
        press_and_go(page)
        assert urlsplit(page.url).path == address


def test_the_full_way_can_be_walked_with_the_keyboard_alone(visit: Visit) -> None:
    """Without JavaScript; whoever knows nothing walks it with JavaScript, below."""
    page = visit("/", java_script_enabled=False)
    _walk(page, RRMS)
    _walk_the_results(page)


def test_the_short_way_can_be_walked_with_the_keyboard_alone(visit: Visit) -> None:
    page = visit("/")
    _walk(page, SHORT_WAY)
    _walk_the_results(page)


def test_somebody_who_knows_nothing_reaches_the_results(visit: Visit) -> None:
    page = visit("/")
    _walk(page, NOTHING_KNOWN)
    page.goto("/results/next/")
    assert page.locator("main section#unknown li").count() > 0


def test_the_first_stop_of_the_tab_key_jumps_over_the_head_of_the_page(visit: Visit) -> None:
    page = visit("/")
    page.keyboard.press("Tab")
    assert gets_focus(page, "a.skip")
    assert page.locator("a.skip").bounding_box()["y"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert gets_focus(page, "main")
