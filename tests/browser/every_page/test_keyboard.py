"""Every control of every kind of page, with the Tab key alone.

By day on pages that together have every kind of control, at night on more.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.keyboard import WALKED, WALKED_BY_DAY, gets_focus, wait_for_autofocus
from tests.browser.people import RRMS
from tests.browser.places import Place, name_of
from tests.conftest import by_day

pytestmark = pytest.mark.browser

_MOST_STOPS = 400

_LISTEN = """() => {
    const all = "a[href], button, input:not([type=hidden]), select, textarea, summary, "
        + "[tabindex='0']";
    const shown = e => e.checkVisibility({visibilityProperty: true}) && !e.disabled;
    const wanted = [...document.querySelectorAll(all)].filter(shown);
    const name = e => `${e.tagName.toLowerCase()} ${e.id || e.name || ""} `
        + (e.innerText || e.value || "").trim().slice(0, 40);
    const group = e => e.type === "radio" ? e.name : null;
    window.walk = {
        stops: [],
        wanted: wanted.filter(e => !group(e)
            || e === (wanted.find(o => group(o) === group(e) && o.checked)
                || wanted.find(o => group(o) === group(e)))).map(name),
    };
    document.addEventListener("focusin", ({target}) => {
        if (target === document.body) return;
        const holder = target.closest("label") ?? target;
        const rings = [target, holder].map(each => getComputedStyle(each));
        const box = holder.getBoundingClientRect();
        window.walk.stops.push({
            name: name(target),
            place: wanted.indexOf(target),
            ring: rings.some(r => r.outlineStyle !== "none" && parseFloat(r.outlineWidth) >= 2),
            seen: box.bottom > 0 && box.top < innerHeight && box.right > 0
                && box.left < innerWidth && box.width > 0,
        });
    });
    document.activeElement.blur();
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
}"""


def _walked(page: Page) -> dict[str, Any]:
    """Tab from the top of the page until the focus has left it again."""
    wait_for_autofocus(page)
    page.evaluate(_LISTEN)
    stops = len(page.evaluate("window.walk.wanted"))
    assert stops < _MOST_STOPS
    for _stop in range(stops):
        page.keyboard.press("Tab")
    walk = dict(page.evaluate("window.walk"))
    page.keyboard.press("Tab")
    after = page.evaluate("window.walk.stops")
    walk["left"] = len(after) == len(walk["stops"]) or after[-1]["place"] == 0
    return walk


@pytest.mark.parametrize("place", by_day(WALKED_BY_DAY, WALKED), ids=name_of)
def test_tab_reaches_every_control_in_the_order_of_the_page(visit: Visit, place: Place) -> None:
    walk = _walked(visit(place))
    stops = walk["stops"]
    assert [stop["name"] for stop in stops] == walk["wanted"]
    assert [stop["place"] for stop in stops] == sorted(stop["place"] for stop in stops)
    assert [stop["name"] for stop in stops if not (stop["ring"] and stop["seen"])] == []
    assert walk["left"], "the focus cannot leave the page"


@pytest.mark.parametrize("place", WALKED_BY_DAY[::4], ids=name_of)
def test_the_first_stop_leads_to_the_main_part(visit: Visit, place: Place) -> None:
    page = visit(place)
    page.evaluate(_LISTEN)
    page.keyboard.press("Tab")
    assert gets_focus(page, "a.skip")
    page.keyboard.press("Enter")
    assert gets_focus(page, "main")


@pytest.mark.parametrize("path", ["/questions/edss-known/", "/results/", "/gaps/"])
def test_what_is_folded_opens_and_shuts_with_a_key(visit: Visit, path: str) -> None:
    page = visit(path, RRMS) if path == "/results/" else visit(Place(path, path, RRMS))
    folded = page.locator("main summary").first
    folded.focus()
    for key, is_open in (("Enter", True), ("Enter", False), ("Space", True), ("Space", False)):
        page.keyboard.press(key)
        assert folded.evaluate("e => e.parentElement.open") is is_open, key


def test_arrow_keys_go_round_a_group_of_choices(visit: Visit) -> None:
    page = visit(Place("subtype", "/questions/subtype/", RRMS))
    choices = page.locator("main input[type=radio]")
    choices.first.focus()
    page.keyboard.press("Space")
    for number in [*range(1, choices.count()), 0]:
        page.keyboard.press("ArrowDown")
        assert choices.nth(number).is_checked()
