"""Leaving the consultation, or loading it again, loses nothing that was typed just before."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Visit
from tests.browser.consultation.consulting import change, opened, shortcut
from tests.browser.people import FULL_CASE
from tests.conftest import SIZE

pytestmark = pytest.mark.browser

_AGES = range(30, 31 if SIZE == 1 else 50)
"""What depends on a moment is tried at night, twenty times."""
_WAYS = {
    "Finish": ("button[value='/consult/finish/']", "**/consult/finish/"),
    "Show": ("#k-death .c-show", "**/consult/show/death/"),
    "a link": ("#p-ways a", "**/results/"),
    "other words": ("button[value=plain]", "**/consult/"),
}


@pytest.mark.parametrize("way", _WAYS)
def test_a_number_typed_just_before_leaving_is_kept_every_time(visit: Visit, way: str) -> None:
    button, address = _WAYS[way]
    page = opened(visit, FULL_CASE)
    kept = []
    for age in _AGES:
        page.locator("#a-age").fill(str(age))
        with page.expect_navigation(url=address):
            page.locator(button).first.click()
        page.goto("/consult/")
        kept.append(page.locator("#a-age").input_value())
        if way == "other words":
            button = "button[value=clinical]" if "plain" in button else "button[value=plain]"
    assert kept == [str(age) for age in _AGES]


def test_a_shortcut_takes_along_what_was_typed_without_leaving_the_control(visit: Visit) -> None:
    page = opened(visit, FULL_CASE)
    page.locator("#a-age").fill("44")
    with page.expect_navigation(url="**/consult/finish/"):
        shortcut(page, "7")
    page.goto("/consult/")
    assert page.locator("#a-age").input_value() == "44"


def test_without_javascript_too_what_was_typed_is_kept(visit: Visit) -> None:
    page = opened(visit, FULL_CASE, java_script_enabled=False)
    page.locator("#a-age").fill("44")
    page.locator("button[value='/consult/finish/']").click()
    page.wait_for_url("**/consult/finish/")
    page.goto("/consult/")
    assert page.locator("#a-age").input_value() == "44"


def test_leaving_overwrites_no_answer_that_was_changed_elsewhere_since(visit: Visit) -> None:
    page = opened(visit, FULL_CASE)
    other = page.context.new_page()
    other.goto("/consult/")
    change(other, "#a-edss_value", "6")
    page.locator("#a-age").fill("44")
    with page.expect_navigation(url="**/consult/finish/"):
        page.locator("button[value='/consult/finish/']").click()
    page.goto("/consult/")
    shown = [page.locator(f"#a-{name}").input_value() for name in ("age", "edss_value")]
    assert shown == ["44", "6"]


@pytest.mark.parametrize("age", _AGES)
def test_a_reload_keeps_and_shows_what_was_typed_just_before(visit: Visit, age: int) -> None:
    page = opened(visit, FULL_CASE)
    page.locator("#a-age").fill(str(age))
    page.reload()
    expect(page.locator("#a-age")).to_have_value(str(age))
    assert page.evaluate("sessionStorage.length + localStorage.length") == 0
    assert "?" not in page.url


def test_a_box_ticked_just_before_a_reload_is_kept(visit: Visit) -> None:
    page = opened(visit, FULL_CASE)
    page.locator("#a-health").click()
    page.locator("#a-health-heart").check()
    page.reload()
    expect(page.locator("#a-health")).to_contain_text("Heart")


def test_a_box_taken_while_a_reload_is_on_its_way_is_shown(visit: Visit) -> None:
    """The page that comes was made before the tick; the server takes the tick before it comes."""
    page = opened(visit, FULL_CASE)
    posts: list[Route] = []

    def hold(route: Route) -> None:
        if route.request.method == "POST":
            posts.append(route)
        elif posts:
            without = route.fetch()
            with page.expect_event("requestfinished", lambda each: each.method == "POST"):
                posts.pop().continue_()
            route.fulfill(response=without)
        else:
            route.continue_()

    page.route("**/consult/", hold)
    page.locator("#a-health").click()
    page.locator("#a-health-heart").check()
    page.reload()
    expect(page.locator("#a-health")).to_contain_text("Heart")


def _shown_soon(page: Page, wanted: str) -> list[str]:
    """What it shows, each time that it is opened, up to what is wanted: that may be on its way."""
    shown: list[str] = []
    while wanted not in shown and len(shown) < 30:
        page.goto("/consult/")
        shown.append(page.locator("#a-age").input_value())
    return shown


@pytest.mark.parametrize("way", ["back", "address", "closed"])
def test_leaving_past_every_button_keeps_what_was_typed(visit: Visit, way: str) -> None:
    page = opened(visit, FULL_CASE)
    page.goto("/help/")
    page.goto("/consult/")
    other = page.context.new_page()
    page.bring_to_front()
    page.locator("#a-age").fill("44")
    if way == "back":
        page.go_back()
    elif way == "address":
        page.goto("/help/")
    else:
        page.close(run_before_unload=True)
    assert "44" in _shown_soon(other, "44")


def test_a_wrong_number_left_behind_takes_no_other_answer_away(visit: Visit) -> None:
    page = opened(visit, FULL_CASE)
    change(page, "#a-age", "441")
    page.locator("#a-edss_value").fill("6")
    page.reload()
    expect(page.locator("#a-edss_value")).to_have_value("6")
    assert page.locator("#a-age").input_value() == FULL_CASE.told["age"]
