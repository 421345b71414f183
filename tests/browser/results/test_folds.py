"""Folds of the result page: by mouse, by key, by address, on paper, without a script."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.on_paper import text_on_paper
from tests.browser.people import RRMS, SPMS
from tests.browser.windows import Windows
from tests.conftest import by_day

pytestmark = pytest.mark.browser

_FOLD = "main details.fold"
_ACTIVITY = "#activity > details.fold"


def _is_open(page: Page, fold: str) -> bool:
    return bool(page.eval_on_selector(fold, "each => each.open"))


def test_a_fold_opens_without_a_script(visit: Visit) -> None:
    page = visit("/results/hopes/", RRMS, java_script_enabled=False)
    picture = page.locator("#activity-front svg.icons")
    assert not picture.is_visible()
    page.locator(f"{_ACTIVITY} > summary").click()
    assert picture.is_visible()


@pytest.fixture(scope="module")
def hopes(windows: Windows) -> Iterator[Page]:
    """A page for tests that open folds of their own, or leave them shut."""
    with windows.visits() as go:
        yield go("/results/hopes/", RRMS)


def test_a_fold_opens_and_shuts_by_keyboard(hopes: Page) -> None:
    page = hopes
    summary = page.locator(f"{_ACTIVITY} > summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert _is_open(page, _ACTIVITY)
    page.keyboard.press("Space")
    assert not _is_open(page, _ACTIVITY)
    assert summary.evaluate("each => each === document.activeElement")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_links_to_rules_land_on_visible_headings(visit: Visit, script: bool) -> None:
    page = visit("/results/", SPMS, java_script_enabled=script)
    links = page.locator("#rules-short li a").evaluate_all("all => all.map(a => a.href)")
    assert len(links) > 1
    for link in links:
        page.goto(link)
        name = link.partition("#")[2]
        expect(page.locator(f"#{name} h3")).to_be_in_viewport()


def test_a_link_to_a_folded_question_opens_it(visit: Visit) -> None:
    page = visit("/results/", RRMS)
    page.locator("#short a[href='/results/hopes/#improvement']").click()
    expect(page.locator("#improvement-front svg.icons")).to_be_visible()
    expect(page.locator("#improvement h3")).to_be_in_viewport()


def test_an_address_that_points_into_a_fold_opens_it(hopes: Page) -> None:
    expect(hopes.locator("#activity-front svg.icons")).not_to_be_visible()
    hopes.evaluate("location.hash = 'activity-front'")
    expect(hopes.locator("#activity-front svg.icons")).to_be_visible()


def test_one_button_opens_and_closes_all_parts_and_says_so(visit: Visit) -> None:
    page = visit("/criteria/")
    button, said = page.locator("#open-all"), page.locator("#open-all-said")
    count = page.locator(_FOLD).count()
    assert count > 7
    button.focus()
    page.keyboard.press("Enter")
    assert page.locator(f"{_FOLD}[open]").count() == count
    expect(said).to_have_text("All parts are open.")
    expect(button).to_have_text("Close all parts")
    assert page.evaluate("document.activeElement.id") == "open-all"
    page.keyboard.press("Enter")
    assert page.locator(f"{_FOLD}[open]").count() == 0
    expect(said).to_have_text("All parts are closed.")
    page.evaluate(f"document.querySelectorAll('{_FOLD}').forEach(each => {{ each.open = true }})")
    expect(button).to_have_text("Close all parts")


def test_a_swap_keeps_open_what_was_open(hopes: Page) -> None:
    page = hopes
    front = page.locator("#worsening-front")
    front.locator("summary", has_text="About this study").click()
    page.locator("#worsening-at-10").click()
    expect(front).to_contain_text("10 years after a transplant")
    expect(front.locator("dl.card").first).to_be_visible()


_COMPARED = """() => [...document.querySelectorAll("#compared details.fold td a")].map(
    // Columns of a table may be read across each other, so only the number and its next word.
    each => each.textContent.trim().split(/\\s+/).slice(0, 2).join(" "))"""
_LINES = """() => [...document.querySelectorAll(
    "#rules .rulesets details .criteria > li")].map(each => each.firstChild.data.trim())"""
_FOLDED = {"/results/choices/": _COMPARED, "/results/rules/": _LINES}


@pytest.mark.parametrize(
    ("script", "path"),
    by_day(
        [(True, "/results/choices/"), (False, "/results/rules/")], product((True, False), _FOLDED)
    ),
)
def test_paper_holds_what_is_folded(visit: Visit, tmp_path: Path, script: bool, path: str) -> None:
    page = visit(path, RRMS, java_script_enabled=script)
    told = page.evaluate(_FOLDED[path])
    assert len(told) > 15
    _on_paper(page, tmp_path, told)


def _on_paper(page: Page, folder: Path, told: list[str]) -> None:
    """Without hyphens: a line that ends in one ("X-ray") is read as a word that goes on."""
    text = text_on_paper(page, folder / "results.pdf").replace("-", "")
    assert [each for each in told if "".join(each.split()).replace("-", "") not in text] == []
    assert page.locator(f"{_FOLD}[open]").count() == 0, "shut again after printing"


def test_what_was_open_is_open_again_after_going_back(visit: Visit) -> None:
    page = visit("/results/hopes/", RRMS)
    fold = page.locator("main details > summary:visible").first
    fold.click()
    is_open = "document.querySelector('main details[open]') !== null"
    assert page.evaluate(is_open)
    page.goto("/help/")
    page.go_back()
    page.wait_for_function(is_open)
    stored = "localStorage.length + sessionStorage.length"
    assert page.evaluate(stored) == 0


_NO_TEXT = ("100%", "%", "%E0%A4%A", "%%%", "\u0000", "a b", "'\"><")


@pytest.mark.parametrize("fragment", by_day(_NO_TEXT[:1], _NO_TEXT))
def test_a_fragment_that_is_no_encoded_text_stops_no_script(visit: Visit, fragment: str) -> None:
    """Neither as the page comes nor later: a script that stops would also fail the visit."""
    page = visit(f"/criteria/#{fragment}")
    for other in _NO_TEXT:
        page.evaluate("other => { location.hash = other; }", other)
    page.locator("#open-all").click()
    assert page.locator(f"{_FOLD}[open]").count() > 0
