"""Leaving the consultation, or loading it again, loses nothing that was typed just before.

The tests share one window: each comes back to the screen, and types what stood nowhere before.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.consultation.consulting import change, shortcut
from tests.browser.server import RESTING
from tests.conftest import SIZE, by_day

pytestmark = pytest.mark.browser

_TIMES = 1 if SIZE == 1 else 20
"""What depends on a moment is tried at night, twenty times."""
_WAYS = {
    "Finish": ("button[value='/consult/finish/']", "**/consult/finish/"),
    "Show": ("#k-death .c-show", "**/consult/show/death/"),
    "a link": ("#p-ways a", "**/results/"),
}


def _another_age(page: Page) -> str:
    """One that the screen does not show."""
    return str(30 + (int(page.locator("#a-age").input_value()) - 29) % 40)


@pytest.mark.parametrize("way", by_day(("Show", "a link"), _WAYS))
def test_a_number_typed_just_before_leaving_is_kept_every_time(desk: Page, way: str) -> None:
    button, address = _WAYS[way]
    for _time in range(_TIMES):
        age = _another_age(desk)
        desk.locator("#a-age").fill(age)
        with desk.expect_navigation(url=address):
            desk.locator(button).first.click()
        desk.goto("/consult/")
        assert desk.locator("#a-age").input_value() == age


def test_a_number_typed_just_before_other_words_is_kept_every_time(desk: Page) -> None:
    """The last words are those of the beginning."""
    for _time in range(_TIMES):
        for words in ("plain", "clinical"):
            age = _another_age(desk)
            desk.locator("#a-age").fill(age)
            with desk.expect_navigation(url="**/consult/"):
                desk.locator(f"button[value={words}]").click()
            assert desk.locator("#a-age").input_value() == age


def test_a_shortcut_takes_along_what_was_typed_without_leaving_the_control(desk: Page) -> None:
    age = _another_age(desk)
    desk.locator("#a-age").fill(age)
    with desk.expect_navigation(url="**/consult/finish/"):
        shortcut(desk, "7")
    desk.goto("/consult/")
    assert desk.locator("#a-age").input_value() == age


def test_leaving_overwrites_no_answer_that_was_changed_elsewhere_since(desk: Page) -> None:
    """And keeps the number that was typed before "Finish"."""
    age = _another_age(desk)
    token = desk.locator("#answers [name=csrfmiddlewaretoken]").input_value()
    told = {"csrfmiddlewaretoken": token, "edss_value": "6"}
    assert desk.request.post("/consult/", form=told, headers={"HX-Request": "true"}).ok
    desk.locator("#a-age").fill(age)
    with desk.expect_navigation(url="**/consult/finish/"):
        desk.locator("button[value='/consult/finish/']").click()
    desk.goto("/consult/")
    shown = [desk.locator(f"#a-{name}").input_value() for name in ("age", "edss_value")]
    assert shown == [age, "6"]


def test_a_reload_keeps_and_shows_what_was_typed_just_before(desk: Page) -> None:
    for _time in range(_TIMES):
        age = _another_age(desk)
        desk.locator("#a-age").fill(age)
        desk.reload()
        expect(desk.locator("#a-age")).to_have_value(age)
    assert desk.evaluate("sessionStorage.length + localStorage.length") == 0
    assert "?" not in desk.url


def test_a_box_ticked_just_before_a_reload_is_kept(desk: Page) -> None:
    desk.locator("#a-health").click()
    desk.locator("#a-health-heart").check()
    desk.reload()
    expect(desk.locator("#a-health")).to_contain_text("Heart")


def test_a_box_taken_while_a_reload_is_on_its_way_is_shown(desk: Page) -> None:
    """The page that comes was made before the tick; the server takes the tick before it comes."""
    posts: list[Route] = []

    def hold(route: Route) -> None:
        if route.request.method == "POST":
            posts.append(route)
        elif posts:
            without = route.fetch()
            with desk.expect_event("requestfinished", lambda each: each.method == "POST"):
                posts.pop().continue_()
            route.fulfill(response=without)
        else:
            route.continue_()

    desk.route("**/consult/", hold)
    desk.locator("#a-health").click()
    desk.locator("#a-health-lung").check()
    desk.reload()
    expect(desk.locator("#a-health")).to_contain_text("Lung")
    desk.unroute_all()


def _shown_soon(page: Page, wanted: str) -> list[str]:
    """What it shows, each time that it is opened, up to what is wanted: that may be on its way."""
    shown: list[str] = []
    while wanted not in shown and len(shown) < 30:
        page.goto("/consult/")
        shown.append(page.locator("#a-age").input_value())
    return shown


@pytest.mark.parametrize("way", ["back", "address"])
def test_leaving_past_every_button_keeps_what_was_typed(desk: Page, way: str) -> None:
    if way == "back":
        desk.goto(RESTING)
        desk.goto("/consult/")
    age = _another_age(desk)
    desk.locator("#a-age").fill(age)
    if way == "back":
        desk.go_back()
    else:
        desk.goto(RESTING)
    assert age in _shown_soon(desk, age)


def test_closing_the_tab_keeps_what_was_typed(desk: Page) -> None:
    other = desk.context.new_page()
    other.goto("/consult/")
    other.bring_to_front()
    age = _another_age(other)
    other.locator("#a-age").fill(age)
    other.close(run_before_unload=True)
    assert age in _shown_soon(desk, age)


def test_a_wrong_number_left_behind_takes_no_other_answer_away(desk: Page) -> None:
    age = desk.locator("#a-age").input_value()
    before = desk.locator("#a-edss_value").input_value()
    wanted = "5" if before != "5" else "4"
    change(desk, "#a-age", "441")
    desk.locator("#a-edss_value").fill(wanted)
    desk.reload()
    expect(desk.locator("#a-edss_value")).to_have_value(wanted)
    assert desk.locator("#a-age").input_value() == age
