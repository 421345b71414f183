"""The consultation in a browser: swaps that disturb nobody and lose nothing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.consultation.consulting import WINDOW, change, opened, settled
from tests.browser.keyboard import has_focus
from tests.browser.people import FULL_CASE

pytestmark = pytest.mark.browser


def test_a_change_is_announced_and_the_focus_stays(visit: Visit) -> None:
    page = opened(visit, FULL_CASE, reduced_motion="no-preference")
    last = page.locator("#p-last")
    assert last.get_attribute("role") == "status"
    page.evaluate("document.querySelector('#p-compared table').dataset.mine = 'yes'")
    page.locator("#a-performance").focus()
    with page.expect_response("**/consult/"):
        page.keyboard.press("ArrowUp")
    settled(page)
    expect(last).to_contain_text("WHO PS: 1 → 0")
    assert has_focus(page, "#a-performance")
    assert page.evaluate("document.querySelector('#p-compared table').dataset.mine") == "yes"
    assert page.evaluate("sessionStorage.length + localStorage.length") == 0


def test_what_is_half_typed_in_the_next_control_is_not_lost(visit: Visit) -> None:
    page = opened(visit, FULL_CASE)
    page.locator("#a-edss_value").fill("7")
    page.locator("#a-relapses_12m").focus()
    page.locator("#a-relapses_12m").fill("1")
    expect(page.locator("#n-edss_value .c-was")).to_be_visible()
    assert has_focus(page, "#a-relapses_12m")
    assert page.locator("#a-relapses_12m").input_value() == "1"


def test_three_changes_in_a_hurry_are_all_kept(visit: Visit) -> None:
    page = opened(visit, FULL_CASE)
    for name, value in (("age", "50"), ("edss_value", "6"), ("relapses_12m", "0")):
        page.locator(f"#a-{name}").fill(value)
    page.locator("#a-performance").focus()
    for name in ("age", "edss_value", "relapses_12m"):
        expect(page.locator(f"#n-{name} .c-was")).to_be_visible()
    page.reload()
    shown = [page.locator(f"#a-{n}").input_value() for n in ("age", "edss_value", "relapses_12m")]
    assert shown == ["50", "6", "0"]


def test_a_refused_number_is_told_beside_it_and_the_figures_stay(visit: Visit) -> None:
    page = opened(visit, FULL_CASE)
    figures = page.locator("#p-figures").inner_text()
    change(page, "#a-age", "441")
    expect(page.locator("#n-age .c-error")).to_have_text(re.compile("100 or less"))
    assert page.locator("#a-age").get_attribute("aria-invalid") == "true"
    assert page.locator("#a-age").input_value() == "441"
    assert page.locator("#p-problems a").get_attribute("href") == "#a-age"
    assert page.locator("#p-figures").inner_text() == figures
    change(page, "#a-age", "40")
    assert page.locator("#p-problems .error-summary").count() == 0
    assert page.locator("#a-age").get_attribute("aria-invalid") is None


def test_an_open_text_stays_open_when_its_lines_change(visit: Visit) -> None:
    page = opened(visit, FULL_CASE)
    page.locator("#s-ectrims-ebmt-2025 > summary").click()
    change(page, "#a-edss_value", "7")
    expect(page.locator("#s-ectrims-ebmt-2025 .c-was").first).to_be_visible()
    assert page.locator("#s-ectrims-ebmt-2025").get_attribute("open") is not None
    assert page.locator("#p-rules .c-set[open]").count() == 1


def test_not_known_and_a_number_exclude_each_other(visit: Visit) -> None:
    page = opened(visit, FULL_CASE)
    with page.expect_response("**/consult/"):
        page.locator("#u-age").check()
    assert page.locator("#a-age").input_value() == ""
    change(page, "#a-age", "41")
    assert not page.locator("#u-age").is_checked()


def test_undo_takes_the_last_change_back(visit: Visit) -> None:
    page = opened(visit, FULL_CASE)
    change(page, "#a-edss_value", "7")
    with page.expect_navigation():
        page.locator("button[value=undo]").click()
    assert page.locator("#a-edss_value").input_value() == "3.5"


def test_without_javascript_the_update_button_does_the_same(visit: Visit) -> None:
    page = opened(visit, FULL_CASE, java_script_enabled=False)
    page.locator("#a-edss_value").fill("7")
    page.locator("#a-performance").select_option("all")
    page.locator("#update").click()
    page.wait_for_url("**/consult/")
    told = page.locator("#p-last").inner_text()
    assert "EDSS: 3.5 → 7" in told
    assert "WHO PS: 1 → 0" in told
    assert "?" not in page.url
    page.locator("#a-age").fill("441")
    page.locator("#update").click()
    page.wait_for_selector(".error-summary")
    assert page.locator("#a-age").input_value() == "441"


def test_with_javascript_the_update_button_is_not_needed_and_not_shown(visit: Visit) -> None:
    assert not opened(visit, FULL_CASE).locator("#update").is_visible()


def test_pictures_for_the_person_turn_with_the_arrows_and_escape_leads_back(visit: Visit) -> None:
    page = visit("/consult/show/worsening/", FULL_CASE, viewport=WINDOW)
    assert page.locator("svg.icons").is_visible()
    for key, address in (
        ("ArrowRight", "**/show/relapses/"),
        ("ArrowLeft", "**/show/worsening/"),
        ("Escape", "**/consult/"),
    ):
        page.keyboard.press(key)
        page.wait_for_url(address)


def test_a_change_that_no_server_took_is_told(visit: Visit) -> None:
    page = opened(visit, FULL_CASE)
    page.evaluate("document.body.dispatchEvent(new Event('htmx:sendError', {bubbles: true}))")
    expect(page.locator("#p-last")).to_contain_text("was not taken")


def test_enter_in_a_control_stays_on_the_screen(visit: Visit) -> None:
    page = opened(visit, FULL_CASE)
    page.locator("#a-age").fill("44")
    with page.expect_response("**/consult/"):
        page.keyboard.press("Enter")
    settled(page)
    expect(page.locator("#n-age .c-was")).to_be_visible()
    assert page.locator(".c-screen").is_visible()
