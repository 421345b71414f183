"""Long lists are folded into lines: short on a phone, nothing lost on paper or without a script."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.on_paper import text_on_paper
from tests.browser.reaching import open_everything
from tests.conftest import by_day

pytestmark = pytest.mark.browser

FULLEST = "/outcomes/disability-worsened/"
MOST_SCREENS = {"/criteria/": 8, FULLEST: 14, "/standards/": 16}
_PHONE = {"width": 320, "height": 640}
_FOLD = "main details.fold"
_CANNOT_BE_READ = """() => [...document.querySelectorAll("main details.fold")].filter(fold => {
    const head = fold.querySelector(":scope > summary").getBoundingClientRect();
    const told = [...fold.querySelectorAll(":scope > :not(summary)")].at(-1);
    const box = told.getBoundingClientRect();
    return !(head.width && head.height && box.width && box.height
        && told.checkVisibility({visibilityProperty: true}));
}).map(fold => fold.innerText.slice(0, 40))"""


@pytest.mark.parametrize("path", MOST_SCREENS)
def test_a_long_page_takes_few_screens_of_a_phone(visit: Visit, path: str) -> None:
    page = visit(path, viewport=_PHONE)
    screens = page.evaluate("document.documentElement.scrollHeight / innerHeight")
    assert screens <= MOST_SCREENS[path]


@pytest.mark.parametrize("path", MOST_SCREENS)
def test_folds_open_without_a_script_and_each_can_be_read(visit: Visit, path: str) -> None:
    page = visit(path, viewport=_PHONE, java_script_enabled=False)
    assert page.locator(_FOLD).count() > 7
    for number in (0, -1):
        summary = page.locator(f"{_FOLD}:not([open]) > summary:visible").nth(number)
        told = summary.element_handle().evaluate_handle("e => e.parentElement.lastElementChild")
        summary.click()
        assert told.as_element().is_visible()
    open_everything(page)
    assert page.evaluate(_CANNOT_BE_READ) == []


def _cells(page: Page) -> list[str]:
    """The first words of every first cell; columns of a table may be read across each other."""
    heads = page.locator(f"{_FOLD} tbody th > a, {_FOLD} .items tbody th").all_text_contents()
    return [" ".join(each.split()[:2]) for each in heads]


_PRINTED = by_day(
    [(FULLEST, False), ("/criteria/", True)],
    [(path, script) for path in MOST_SCREENS for script in (True, False)],
)
"""By day the fullest list without a script, and another with one."""


@pytest.mark.parametrize(("path", "script"), _PRINTED)
def test_paper_holds_every_row_of_a_folded_list(
    visit: Visit, tmp_path: Path, path: str, script: bool
) -> None:
    page = visit(path, java_script_enabled=script)
    cells = _cells(page)
    assert len(cells) > 15
    text = text_on_paper(page, tmp_path / "page.pdf")
    assert [each for each in cells if "".join(each.split()) not in text] == []


def test_an_address_opens_the_fold_that_it_names(visit: Visit) -> None:
    page = visit("/criteria/#limits-old")
    expect(page.locator("#limits-old table")).to_be_visible()
    assert not page.locator("#limits-uk table").is_visible()
