"""The consultation in a browser: swaps that disturb nobody and lose nothing.

The tests share one window, as a clinician has it open: each goes on where the last one ended.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.consultation.consulting import change, opened, settled, shortcut
from tests.browser.keyboard import has_focus
from tests.browser.people import FULL_CASE

pytestmark = pytest.mark.browser


def test_with_javascript_the_update_button_is_not_needed_and_not_shown(desk: Page) -> None:
    assert not desk.locator("#update").is_visible()


@pytest.mark.parametrize("name", ["dmt_tried", "health"])
def test_a_list_of_boxes_covers_no_figure(desk: Page, name: str) -> None:
    desk.locator(f"#a-{name}").click()
    boxes = desk.locator(f"#f-{name} .c-list").bounding_box()
    figures = desk.locator("#figures-panel").bounding_box()
    desk.keyboard.press("Escape")
    assert boxes
    assert figures
    assert boxes["height"] > 100
    is_left = boxes["x"] + boxes["width"] <= figures["x"]
    assert is_left or boxes["x"] >= figures["x"] + figures["width"]
    assert boxes["y"] >= 0
    assert boxes["y"] + boxes["height"] <= 720


def test_a_change_is_announced_and_the_focus_stays(desk: Page) -> None:
    desk.emulate_media(reduced_motion="no-preference")
    last = desk.locator("#p-last")
    assert last.get_attribute("role") == "status"
    desk.evaluate("document.querySelector('#p-compared table').dataset.mine = 'yes'")
    desk.locator("#a-performance").focus()
    with desk.expect_response("**/consult/"):
        desk.keyboard.press("ArrowUp")
    settled(desk)
    expect(last).to_contain_text("WHO PS: 1 → 0")
    assert has_focus(desk, "#a-performance")
    assert desk.evaluate("document.querySelector('#p-compared table').dataset.mine") == "yes"
    assert desk.evaluate("sessionStorage.length + localStorage.length") == 0
    desk.emulate_media(reduced_motion="reduce")


def test_a_refused_number_is_told_beside_it_and_the_figures_stay(desk: Page) -> None:
    figures = desk.locator("#p-figures").inner_text()
    change(desk, "#a-age", "441")
    expect(desk.locator("#n-age .c-error")).to_have_text(re.compile("100 or less"))
    assert desk.locator("#a-age").get_attribute("aria-invalid") == "true"
    assert desk.locator("#a-age").input_value() == "441"
    assert desk.locator("#p-problems a").get_attribute("href") == "#a-age"
    assert desk.locator("#p-figures").inner_text() == figures
    change(desk, "#a-age", "40")
    assert desk.locator("#p-problems .error-summary").count() == 0
    assert desk.locator("#a-age").get_attribute("aria-invalid") is None


def test_an_open_text_stays_open_when_its_lines_change_and_what_changed_is_marked(
    desk: Page,
) -> None:
    """The mark is seen in forced colours too."""
    text = desk.locator("#s-ectrims-ebmt-2025")
    text.locator("> summary").click()
    change(desk, "#a-edss_value", "7")
    expect(text.locator(".c-was").first).to_be_visible()
    assert text.get_attribute("open") is not None
    assert desk.locator("#p-rules .c-set[open]").count() == 1
    desk.emulate_media(forced_colors="active")
    width = "getComputedStyle(document.querySelector('.c-changed > th')).borderInlineStartWidth"
    assert desk.evaluate(width) != "0px"
    desk.emulate_media(forced_colors="none")
    text.locator("> summary").click()


def test_not_known_and_a_number_exclude_each_other(desk: Page) -> None:
    with desk.expect_response("**/consult/"):
        desk.locator("#u-age").check()
    settled(desk)
    assert desk.locator("#a-age").input_value() == ""
    change(desk, "#a-age", "41")
    assert not desk.locator("#u-age").is_checked()


def test_what_is_half_typed_in_the_next_control_is_not_lost(desk: Page) -> None:
    desk.locator("#a-edss_value").fill("6.5")
    desk.locator("#a-relapses_12m").focus()
    desk.locator("#a-relapses_12m").fill("1")
    expect(desk.locator("#p-last")).to_contain_text("→ 6.5")
    assert has_focus(desk, "#a-relapses_12m")
    assert desk.locator("#a-relapses_12m").input_value() == "1"
    with desk.expect_response("**/consult/"):
        desk.keyboard.press("Tab")
    settled(desk)


def test_enter_in_a_control_stays_on_the_screen(desk: Page) -> None:
    desk.locator("#a-age").fill("44")
    with desk.expect_response("**/consult/"):
        desk.keyboard.press("Enter")
    settled(desk)
    expect(desk.locator("#p-last")).to_contain_text("→ 44")
    assert desk.locator(".c-screen").is_visible()


def test_three_changes_in_a_hurry_are_all_kept(desk: Page) -> None:
    for name, value in (("age", "50"), ("edss_value", "6"), ("relapses_12m", "0")):
        desk.locator(f"#a-{name}").fill(value)
    desk.locator("#a-performance").focus()
    expect(desk.locator("#p-last")).to_contain_text("→ 0")
    desk.reload()
    shown = [desk.locator(f"#a-{n}").input_value() for n in ("age", "edss_value", "relapses_12m")]
    assert shown == ["50", "6", "0"]


def test_undo_takes_the_last_change_back(desk: Page) -> None:
    before = desk.locator("#a-edss_value").input_value()
    change(desk, "#a-edss_value", "5.5")
    with desk.expect_navigation():
        desk.locator("button[value=undo]").click()
    assert desk.locator("#a-edss_value").input_value() == before


def test_a_change_that_no_server_took_is_told(desk: Page) -> None:
    desk.evaluate("document.body.dispatchEvent(new Event('htmx:sendError', {bubbles: true}))")
    expect(desk.locator("#p-last")).to_contain_text("was not taken")


def test_shortcuts_jump_to_the_panels_and_typing_is_left_alone(desk: Page) -> None:
    desk.locator("#a-age").focus()
    desk.keyboard.type("2")
    assert has_focus(desk, "#a-age")
    for key, panel in (("2", "figures"), ("3", "rules"), ("4", "fitness"), ("5", "unknown")):
        shortcut(desk, key)
        assert has_focus(desk, f"#{panel}-panel"), key
    desk.locator("#c-keys > summary").click()
    with desk.expect_navigation():
        desk.locator("button[value=keys-off]").click()
    shortcut(desk, "2")
    assert not has_focus(desk, "#figures-panel")


def test_pictures_for_the_person_turn_with_the_arrows_and_escape_leads_back(desk: Page) -> None:
    desk.goto("/consult/show/worsening/")
    assert desk.locator("svg.icons").is_visible()
    for key, address in (
        ("ArrowRight", "**/show/relapses/"),
        ("ArrowLeft", "**/show/worsening/"),
        ("Escape", "**/consult/"),
    ):
        desk.keyboard.press(key)
        desk.wait_for_url(address)


@pytest.fixture(scope="module")
def without_javascript(held: Visit) -> Page:
    return opened(held, FULL_CASE, java_script_enabled=False)


def test_without_javascript_the_update_button_does_the_same(without_javascript: Page) -> None:
    page = without_javascript
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


def test_without_javascript_too_what_was_typed_is_kept(without_javascript: Page) -> None:
    page = without_javascript
    page.locator("#a-age").fill("44")
    page.locator("button[value='/consult/finish/']").click()
    page.wait_for_url("**/consult/finish/")
    page.goto("/consult/")
    assert page.locator("#a-age").input_value() == "44"
