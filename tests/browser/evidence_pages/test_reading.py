"""Reading the library in a browser: a figure that a link meant, printing, scales on a phone."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visit
from tests.browser.people import RRMS

pytestmark = pytest.mark.browser


def test_the_figure_that_a_link_meant_is_told_from_the_others(visit: Visit) -> None:
    page = visit("/sources/muraro-2017/")
    page.goto(f"{page.url}#no-worsening-5y")
    style = "getComputedStyle(document.getElementById('{}')).outlineStyle"
    others = page.locator("article.panel").evaluate_all("all => all.map(each => each.id)")
    found = {each: page.evaluate(style.format(each)) for each in others}
    assert found.pop("no-worsening-5y") == "solid"
    assert set(found.values()) == {"none"}


def test_a_page_of_the_guide_can_be_printed_by_a_button(visit: Visit) -> None:
    page = visit("/guide/infections/")
    page.evaluate("window.print = () => { document.body.dataset.printed = 'yes' }")
    page.get_by_role("button", name="Print this page").click()
    assert page.evaluate("document.body.dataset.printed") == "yes"
    page.emulate_media(media="print")
    assert not page.get_by_text("use the print command of your browser").is_visible()


def test_on_paper_a_table_is_one(visit: Visit) -> None:
    """A sheet is narrower than the windows in which cells stand below one another."""
    page = visit("/criteria/", viewport={"width": 700, "height": 900})
    style = "all => [...new Set(all.map(each => getComputedStyle(each).{}))]"
    cells = page.locator("table.stack td")
    assert cells.evaluate_all(style.format("display")) != ["table-cell"]
    page.emulate_media(media="print")
    assert cells.evaluate_all(style.format("display")) == ["table-cell"]


def test_on_paper_a_section_of_the_guide_stays_together(visit: Visit) -> None:
    """Paper is asked for once the page stands: asked before, it may come after the page."""
    page = visit("/guide/infections/")
    page.emulate_media(media="print")
    kinds = "all => [...new Set(all.map(each => getComputedStyle(each).breakInside))]"
    assert page.locator("section.guide").evaluate_all(kinds) == ["avoid"]


def test_without_a_script_a_page_of_the_guide_says_how_to_print_it(visit: Visit) -> None:
    page = visit("/guide/infections/", java_script_enabled=False)
    assert not page.locator("#print").is_visible()
    assert page.get_by_text("use the print command of your browser").is_visible()


def test_on_a_phone_each_plot_has_the_numbers_of_its_scale(visit: Visit) -> None:
    page = visit("/outcomes/disability-worsened/")
    said = "getComputedStyle(document.querySelector('table.{} td.plot'), '::after').content"
    assert "25" not in page.evaluate(said.format("to-100"))
    page.set_viewport_size({"width": 320, "height": 700})
    assert "0 25 50 75 100" in page.evaluate(said.format("to-100"))
    assert "0.05 0.2 1 5 20" in page.evaluate(said.format("to-ratio"))


def test_a_long_page_of_a_treatment_prints_no_table_that_was_left_folded(visit: Visit) -> None:
    page = visit("/treatments/ahsct/")
    page.emulate_media(media="print")
    assert page.locator("details.print-head summary").first.is_visible()
    assert not page.locator("details.print-head table").first.is_visible()


def test_the_way_to_the_search_is_on_the_screen_and_not_on_paper(visit: Visit) -> None:
    page = visit("/")
    link = page.locator("header.top a.find")
    for width in (1280, 820, 600, 320):
        page.set_viewport_size({"width": width, "height": 700})
        box, head = link.bounding_box(), page.locator("header.top").bounding_box()
        assert box is not None
        assert head is not None
        assert box["height"] >= 44
        assert box["x"] + box["width"] <= width
        assert box["y"] + box["height"] <= head["y"] + head["height"] + 1
    page.emulate_media(media="print")
    assert not link.is_visible()


_BESIDE_FIRST_LINE = """(all) => all.filter(a => {
  const item = a.parentElement;
  if (getComputedStyle(item).listStyleType === 'none' || item.firstElementChild !== a) return false;
  const words = document.createRange(), probe = document.createElement('span');
  words.selectNodeContents(a);
  const lines = [...words.getClientRects()];
  if (lines[0].bottom > lines.at(-1).top) return false;
  probe.style.display = 'inline-block';
  item.prepend(probe);
  const base = probe.getBoundingClientRect().bottom;
  probe.remove();
  document.body.dataset.seen = 'yes';
  return base > lines[0].bottom || base < lines[0].top;
}).map(a => a.textContent.trim())"""


@pytest.mark.parametrize("address", ["/what-matters/", "/heard/", "/disagreement/"])
def test_on_a_phone_a_bullet_stands_beside_the_first_line_of_a_link(
    visit: Visit, address: str
) -> None:
    page = visit(address)
    page.set_viewport_size({"width": 320, "height": 700})
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    assert page.locator("main li > a").evaluate_all(_BESIDE_FIRST_LINE) == []
    assert page.evaluate("document.body.dataset.seen") == "yes"


def test_of_the_questions_to_choose_from_only_ticked_ones_are_printed(visit: Visit) -> None:
    page = visit("/my-questions/", RRMS)
    asked = page.locator(".choice")
    ticked = page.locator(".choice:has(input:checked)").count()
    assert 0 < ticked < asked.count()
    page.emulate_media(media="print")
    assert asked.filter(visible=True).count() == ticked
    page.goto("/privacy/")
    page.context.clear_cookies()
    page.emulate_media(media="null")
    page.goto("/my-questions/")
    page.emulate_media(media="print")
    assert asked.filter(visible=True).count() > ticked
