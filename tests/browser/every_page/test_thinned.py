"""What stays of a page that is thinned by day."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.every_page.thinned import thin

pytestmark = pytest.mark.browser

_WORDS = "e => [...e.children].map(each => each.textContent)"


def _left(page: Page, html: str) -> list[str]:
    page.evaluate("html => { document.body.innerHTML = `<main>${html}</main>` }", html)
    thin(page)
    return list(page.locator("main > *").first.evaluate(_WORDS))


def test_the_longest_the_longest_word_and_each_kind_stay(blank: Page) -> None:
    lines = ["one", "a b c d e f g h", "two", "longest-word", "<b>three</b>", "<b>four</b>", "five"]
    left = _left(blank, "<ul>" + "".join(f"<li>{each}</li>" for each in lines) + "</ul>")
    assert left == ["a b c d e f g h", "longest-word", "three"]


def test_what_has_a_way_of_its_own_stays(blank: Page) -> None:
    lines = ["", " class=own", " class=own", " hidden", " role=note", "", ""]
    told = "".join(f"<p{each}>{number}</p>" for number, each in enumerate(lines))
    assert _left(blank, f"<div>{told}</div>") == ["0", "1", "2", "3", "4"]


@pytest.mark.parametrize(
    "whole",
    ["<section><h2>A</h2><h2>B</h2><h2>C</h2></section>",
     "<dl><dt>A</dt><dd>B</dd><dt>C</dt><dd>D</dd><dt>E</dt><dd>F</dd></dl>"],
    ids=["headings", "terms"],
)  # fmt: skip
def test_headings_and_terms_stay(blank: Page, whole: str) -> None:
    assert len(_left(blank, whole)) > 2
    assert blank.locator("main > *").first.evaluate("e => e.outerHTML") == whole


def test_rows_go_and_cells_stay(blank: Page) -> None:
    row = "<tr><td>1</td><td>2</td><td>3</td></tr>"
    assert _left(blank, f"<table><tbody>{row * 4}</tbody></table>") == ["123"]
    assert blank.locator("td").count() == 3


def test_a_drawing_stays_whole(blank: Page) -> None:
    drawing = "<svg>" + "<rect></rect>" * 5 + "</svg>"
    assert len(_left(blank, f"<figure>{drawing}</figure>")) == 1
    assert blank.locator("rect").count() == 5
