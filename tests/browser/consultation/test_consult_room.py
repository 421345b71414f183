"""What gives way in the consultation where a window has no room for all, and what never does."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.consultation.consulting import SCROLLS, WINDOW, in_plain_words, opened
from tests.browser.consultation.walkers import walker
from tests.browser.people import FULL_CASE, FULL_CASES, RRMS, Person

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("words", ["clinical", "plain"])
@pytest.mark.parametrize("person", [FULL_CASE, RRMS], ids=lambda p: p.name)
def test_the_ratios_to_strong_drugs_stand_on_the_screen(
    visit: Visit, person: Person, words: str
) -> None:
    page = opened(visit, person) if words == "clinical" else in_plain_words(visit, person)
    expect(page.locator(".c-ratios")).to_be_visible()
    assert page.evaluate(SCROLLS) == {"page": 0, "panels": []}


def test_what_has_no_room_goes_before_anything_scrolls(visit: Visit) -> None:
    """What a comparison tells too goes first, then the ratios; both come back with room."""
    page = opened(visit, RRMS)
    panel, ratios = page.locator("#figures-panel"), page.locator(".c-ratios")
    again, died = panel.locator(".c-again"), panel.locator("#k-death + .c-detail")
    at_height: dict[tuple[bool, bool], list[int]] = {}
    for height in (1000, 800, *range(730, 640, -5)):
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


_HIDDEN = """row => {
    const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT), hidden = [];
    while (texts.nextNode())
        if (!texts.currentNode.parentElement.checkVisibility()) hidden.push(texts.currentNode.data);
    return hidden;
}"""


@pytest.mark.parametrize("words", ["clinical", "plain"])
@pytest.mark.parametrize("person", [*FULL_CASES, RRMS, walker(3)], ids=lambda p: p.name)
def test_nothing_on_deaths_gives_way(visit: Visit, person: Person, words: str) -> None:
    page = opened(visit, person) if words == "clinical" else in_plain_words(visit, person)
    told = page.locator("#k-death + .c-detail")
    assert told.evaluate(_HIDDEN) == []
    assert "very disabled" in told.inner_text()
