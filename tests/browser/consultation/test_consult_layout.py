"""The consultation on a screen and under a finger: what gives way, what is seen."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from playwright.sync_api import Locator, Page, expect

from decision_aid.domain.evidence.topics import ToldOn
from tests.browser import measure
from tests.browser.conftest import Visit
from tests.browser.consultation.consulting import SCROLLS, WINDOW, in_plain_words, opened
from tests.browser.consultation.walkers import walker
from tests.browser.keyboard import stops_from_the_top
from tests.browser.people import FULL_CASE, NOTHING_KNOWN, RRMS, SPMS, Person
from tests.conftest import by_day
from tests.told_topics import IDS_ON

pytestmark = pytest.mark.browser


def test_answers_without_room_fold_to_a_count_and_open_again(visit: Visit) -> None:
    page = in_plain_words(visit, FULL_CASE)
    drugs = page.get_by_role("button", name=re.compile(r"^Drugs \(\d+\)"))
    expect(drugs).to_have_attribute("aria-expanded", "false")
    expect(drugs).to_contain_text("can lead to PML")
    drugs.focus()
    page.keyboard.press("Enter")
    expect(drugs).to_have_attribute("aria-expanded", "true")
    expect(drugs).to_be_focused()
    expect(page.locator("#a-dmt_tried")).to_be_visible()
    assert page.evaluate(SCROLLS) == {"page": 0, "panels": []}
    page.keyboard.press("Enter")
    expect(page.locator("#a-dmt_tried")).to_be_hidden()


def test_what_has_no_room_goes_before_anything_scrolls(visit: Visit) -> None:
    """What a comparison tells too goes first, then the ratios; both come back with room."""
    page = opened(visit, RRMS)
    panel, ratios = page.locator("#figures-panel"), page.locator(".c-ratios")
    again, died = panel.locator(".c-again"), panel.locator("#k-death + .c-detail")
    at_height: dict[tuple[bool, bool], list[int]] = {}
    for height in (1000, 800, *by_day(range(730, 640, -15), range(730, 640, -5))):
        page.set_viewport_size({**WINDOW, "height": height})
        page.wait_for_timeout(50)
        at_height.setdefault((again.is_visible(), ratios.is_visible()), []).append(height)
        expect(died).to_be_visible()
        assert page.evaluate(SCROLLS)["page"] == 0
        assert "figures-panel" not in page.evaluate(SCROLLS)["panels"], height
    assert max(at_height[True, True]) > max(at_height[False, True]) > min(at_height[False, False])
    page.set_viewport_size({**WINDOW, "height": 1000})
    expect(again).to_be_visible()
    expect(ratios).to_be_visible()


@pytest.fixture(scope="module")
def crowded(held: Visit) -> Page:
    return in_plain_words(held, walker(4))


def test_what_is_not_known_opens_the_group_that_asks_it(crowded: Page) -> None:
    page = crowded
    asked = page.locator("#unknown-panel").get_by_role("link", name="spots that lit up")
    field = page.locator(asked.get_attribute("href") or "")
    expect(field).to_be_hidden()
    asked.click()
    expect(field).to_be_in_viewport()
    assert page.evaluate(SCROLLS) == {"page": 0, "panels": []}


def test_nothing_is_set_smaller_than_12_px(crowded: Page) -> None:
    smallest = """() => Math.min(...[...document.querySelectorAll(".c-panel[data-fit] *")]
        .filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.data?.trim()))
        .map(e => parseFloat(getComputedStyle(e).fontSize)))"""
    for fit in (1, 2):
        crowded.evaluate(
            "fit => document.querySelectorAll('.c-panel').forEach(e => { e.dataset.fit = fit })",
            fit,
        )
        assert crowded.evaluate(smallest) >= 12


_PICTURES = IDS_ON[ToldOn.CONSULTATION]


@pytest.mark.parametrize(
    ("person", "topics"),
    [(FULL_CASE, _PICTURES), (SPMS, by_day(("death", "relapses"), _PICTURES))],
    ids=["full case", "SPMS"],
)
def test_each_picture_for_the_person_fits_one_window(
    visit: Visit, person: Person, topics: Sequence[str]
) -> None:
    """What is left out for a person leads back to the screen, which fits as well.

    By day, of the second person what is taller than the first one's, and what is left out.
    """
    page = visit(f"/consult/show/{topics[0]}/", person, viewport=WINDOW)
    for topic in topics:
        page.goto(f"/consult/show/{topic}/")
        tall = page.evaluate("document.scrollingElement.scrollHeight")
        assert tall == WINDOW["height"], topic


@pytest.fixture(scope="module")
def going_on(held: Visit) -> tuple[Page, Locator]:
    """A panel that goes on below its edge, whatever was tried."""
    page = opened(held, NOTHING_KNOWN)
    panel = page.get_by_role("region", name="Published rules")
    panel.locator(".c-older > summary").click()
    return page, panel


def test_a_panel_that_goes_on_says_so_and_is_scrolled_by_keyboard(
    going_on: tuple[Page, Locator],
) -> None:
    page, panel = going_on
    expect(panel.locator(".c-more")).to_be_visible()
    assert panel.get_attribute("tabindex") == "0"
    panel.focus()
    page.keyboard.press("End")
    expect(panel.locator(".c-more")).to_be_hidden()
    assert panel.evaluate("e => e.scrollTop") > 0


_CUT = """panel => {
    const sign = panel.querySelector(".c-more"), bar = sign.getBoundingClientRect();
    const rise = parseFloat(sign.style.getPropertyValue("--rise")), edge = bar.top - rise;
    const texts = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT), found = [];
    const line = document.createRange();
    if (bar.width < panel.clientWidth - 2) found.push("narrow");
    while (texts.nextNode()) {
        const holder = texts.currentNode.parentElement;
        if (sign.contains(holder) || !holder.checkVisibility()) continue;
        line.selectNodeContents(texts.currentNode);
        for (const { top, bottom } of line.getClientRects())
            if (top < edge - 3 && bottom > edge + 3) found.push(texts.currentNode.data);
    }
    return found;
}"""


def test_the_sign_that_a_panel_goes_on_covers_no_line_in_part(
    going_on: tuple[Page, Locator],
) -> None:
    page, panel = going_on
    for place in (0, 7, 31, 45):
        panel.evaluate("(e, place) => { e.scrollTop = place }", place)
        page.wait_for_timeout(100)
        expect(panel.locator(".c-more")).to_be_visible()
        assert panel.evaluate(_CUT) == [], place


def test_on_a_touch_screen_every_control_is_44_px_high(visit: Visit) -> None:
    tablet = {"width": 1024, "height": 768}
    page = visit("/consult/", FULL_CASE, viewport=tablet, has_touch=True, is_mobile=True)
    assert measure.small_targets(page) == []
    assert measure.sideways(page) == []


@pytest.mark.parametrize(
    "person", by_day([FULL_CASE], [FULL_CASE, None]), ids=lambda p: p.name if p else "empty"
)
def test_whatever_has_the_focus_shows_a_ring(visit: Visit, person: Person | None) -> None:
    page = opened(visit, person)
    stops = stops_from_the_top(page)
    assert len(stops) > 40
    assert [stop["what"] for stop in stops if not (stop["ring"] and stop["seen"])] == []


_PARTED = """all => all.flatMap(e => {
    const word = document.createRange(), found = [], text = e.firstChild;
    for (const each of text.data.matchAll(/\\p{L}+/gu)) {
        word.setStart(text, each.index);
        word.setEnd(text, each.index + each[0].length);
        if (word.getClientRects().length > 1) found.push(each[0]);
    }
    return found;
})"""


def test_a_list_of_boxes_parts_no_word(visit: Visit) -> None:
    page = opened(visit, FULL_CASE)
    page.locator("#a-dmt_tried").click()
    assert page.locator("#f-dmt_tried .c-list label > span").evaluate_all(_PARTED) == []


def test_on_a_phone_tables_keep_their_headings_and_words_stand_apart(visit: Visit) -> None:
    page = opened(visit, FULL_CASE, viewport={"width": 375, "height": 812})
    for words in ("Hoped for", "Compared in one study"):
        expect(page.locator("thead th", has_text=words)).to_be_visible()
    assert (
        page.evaluate("""() => [...document.querySelectorAll(".c-close")].filter(e => {
        const word = e.querySelector(".c-alike"), show = e.querySelector(".c-show");
        if (!word || !show) return false;
        const [one, other] = [word.getBoundingClientRect(), show.getBoundingClientRect()];
        return one.bottom > (other.top + other.bottom) / 2 && other.left - one.right < 6;
    }).length""")
        == 0
    )
