"""The consultation on a screen, on paper and under a finger: what fits, what is seen."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import expect

from decision_aid.domain.evidence.topics import ToldOn
from tests.browser import measure
from tests.browser.conftest import Visit
from tests.browser.consultation.consulting import (
    SCROLLS,
    WINDOW,
    change,
    in_plain_words,
    opened,
)
from tests.browser.consultation.walkers import walker
from tests.browser.keyboard import stops_from_the_top
from tests.browser.people import (
    FOUR_PEOPLE,
    FULL_CASE,
    FULL_CASES,
    NOTHING_KNOWN,
    SHORT_WAY,
    SPMS,
    Person,
)
from tests.told_topics import IDS_ON

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "person",
    [*FULL_CASES, None, *FOUR_PEOPLE, SHORT_WAY],
    ids=lambda p: p.name if p else "empty",
)
def test_a_case_fits_one_window_without_any_scrolling(visit: Visit, person: Person | None) -> None:
    page = opened(visit, person)
    assert page.evaluate(SCROLLS) == {"page": 0, "panels": []}
    cut_off = "all => all.filter(e => e.scrollHeight > e.clientHeight + 1).length"
    assert page.locator("#unknown-panel").evaluate_all(cut_off) == 0


@pytest.mark.parametrize("number", [0, 2, 3, 4, 5, 8, 10, 13, 17, 20, 29, 35])
def test_whoever_comes_fits_one_window(visit: Visit, number: int) -> None:
    assert opened(visit, walker(number)).evaluate(SCROLLS) == {"page": 0, "panels": []}


@pytest.mark.parametrize(
    "person", [*FULL_CASES, *map(walker, (3, 5, 11, 20))], ids=lambda p: p.name
)
def test_plain_words_fit_one_window_too(visit: Visit, person: Person) -> None:
    assert in_plain_words(visit, person).evaluate(SCROLLS) == {"page": 0, "panels": []}


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


def test_what_is_not_known_opens_the_group_that_asks_it(visit: Visit) -> None:
    page = in_plain_words(visit, walker(4))
    asked = page.locator("#unknown-panel").get_by_role("link", name="spots that lit up")
    field = page.locator(asked.get_attribute("href") or "")
    expect(field).to_be_hidden()
    asked.click()
    expect(field).to_be_in_viewport()
    assert page.evaluate(SCROLLS) == {"page": 0, "panels": []}


def test_nothing_is_set_smaller_than_12_px(visit: Visit) -> None:
    smallest = """() => Math.min(...[...document.querySelectorAll(".c-panel[data-fit] *")]
        .filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.data?.trim()))
        .map(e => parseFloat(getComputedStyle(e).fontSize)))"""
    page = in_plain_words(visit, walker(4))
    for fit in (1, 2):
        page.evaluate(
            "fit => document.querySelectorAll('.c-panel').forEach(e => { e.dataset.fit = fit })",
            fit,
        )
        assert page.evaluate(smallest) >= 12


@pytest.mark.parametrize("person", [SPMS, SHORT_WAY], ids=lambda p: p.name)
def test_the_page_never_scrolls_whoever_comes_and_whatever_changes(
    visit: Visit, person: Person
) -> None:
    page = in_plain_words(visit, person)
    change(page, "#a-age", "44")
    assert page.evaluate(SCROLLS)["page"] == 0


@pytest.mark.parametrize("person", [FULL_CASE, SPMS], ids=lambda p: p.name)
def test_each_picture_for_the_person_fits_one_window(visit: Visit, person: Person) -> None:
    """What is left out for a person leads back to the screen, which fits as well."""
    page = opened(visit, person)
    for topic in IDS_ON[ToldOn.CONSULTATION]:
        page.goto(f"/consult/show/{topic}/")
        tall = page.evaluate("document.scrollingElement.scrollHeight")
        assert tall == WINDOW["height"], topic


def test_a_panel_that_goes_on_says_so_and_is_scrolled_by_keyboard(visit: Visit) -> None:
    page = opened(visit, NOTHING_KNOWN)
    panel = page.get_by_role("region", name="Published rules")
    panel.locator(".c-older > summary").click()
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


def test_the_sign_that_a_panel_goes_on_covers_no_line_in_part(visit: Visit) -> None:
    page = opened(visit, NOTHING_KNOWN)
    panel = page.get_by_role("region", name="Published rules")
    panel.locator(".c-older > summary").click()
    for place in (0, 7, 31, 45):
        panel.evaluate("(e, place) => { e.scrollTop = place }", place)
        page.wait_for_timeout(100)
        expect(panel.locator(".c-more")).to_be_visible()
        assert panel.evaluate(_CUT) == [], place


@pytest.mark.parametrize("person", [FULL_CASE, SPMS, NOTHING_KNOWN], ids=lambda p: p.name)
def test_the_screen_prints_on_one_sheet_across(
    visit: Visit, person: Person, tmp_path: Path
) -> None:
    if not shutil.which("pdfinfo"):
        pytest.skip("NO PDFINFO ON THIS MACHINE (poppler-utils)")
    page = opened(visit, person)
    path = tmp_path / "consultation.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    command = ["pdfinfo", str(path)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert re.search(r"Pages:\s+1\n", told)
    assert re.search(r"Page size:\s+84\d.* x 59\d", told)


def test_on_a_touch_screen_every_control_is_44_px_high(visit: Visit) -> None:
    tablet = {"width": 1024, "height": 768}
    page = visit("/consult/", FULL_CASE, viewport=tablet, has_touch=True, is_mobile=True)
    assert measure.small_targets(page) == []
    assert measure.sideways(page) == []


@pytest.mark.parametrize("person", [FULL_CASE, None], ids=["full case", "empty"])
def test_whatever_has_the_focus_shows_a_ring(visit: Visit, person: Person | None) -> None:
    page = opened(visit, person)
    stops = stops_from_the_top(page)
    assert len(stops) > 40
    assert [stop["what"] for stop in stops if not (stop["ring"] and stop["seen"])] == []


def test_a_change_is_marked_in_forced_colours_too(visit: Visit) -> None:
    page = opened(visit, FULL_CASE, forced_colors="active")
    change(page, "#a-edss_value", "7")
    width = "getComputedStyle(document.querySelector('.c-changed > th')).borderInlineStartWidth"
    assert page.evaluate(width) != "0px"


@pytest.mark.parametrize("name", ["dmt_tried", "health"])
def test_a_list_of_boxes_covers_no_figure(visit: Visit, name: str) -> None:
    page = opened(visit, FULL_CASE)
    page.locator(f"#a-{name}").click()
    boxes = page.locator(f"#f-{name} .c-list").bounding_box()
    figures = page.locator("#figures-panel").bounding_box()
    assert boxes
    assert figures
    assert boxes["height"] > 100
    is_left = boxes["x"] + boxes["width"] <= figures["x"]
    assert is_left or boxes["x"] >= figures["x"] + figures["width"]
    assert boxes["y"] >= 0
    assert boxes["y"] + boxes["height"] <= 720


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
