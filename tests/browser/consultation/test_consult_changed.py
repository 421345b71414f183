"""The consultation after a change: what is told fits, and no button lies over an answer."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.consultation.consulting import (
    SCROLLS,
    change,
    in_plain_words,
    opened,
    settled,
)
from tests.browser.consultation.walkers import walker
from tests.browser.people import FULL_CASE, SHORT_WAY, Person

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("words", "number"),
    [
        *(("clinical", number) for number in (2, 4, 7, 8, 10, 13, 22)),
        *(("plain", number) for number in (2, 4, 7, 8, 10, 13, 22)),
    ],
)
def test_what_changed_fits_its_strip_whoever_comes_and_whatever_changes(
    visit: Visit, words: str, number: int
) -> None:
    """The last one takes all back at once: it has the most to tell."""
    person = walker(number)
    page = opened(visit, person) if words == "clinical" else in_plain_words(visit, person)
    for name, value in (("age", "43"), ("edss_value", "5.5")):
        if page.locator(f"#a-{name}:visible").count():
            change(page, f"#a-{name}", value)
            assert page.evaluate(SCROLLS) == {"page": 0, "panels": []}, name
    with page.expect_response("**/consult/"):
        page.locator("#a-country").select_option("US")
    settled(page)
    assert page.evaluate(SCROLLS) == {"page": 0, "panels": []}
    with page.expect_navigation():
        page.locator("button[value=reopen]").click()
    assert page.evaluate(SCROLLS) == {"page": 0, "panels": []}


_BUTTONS_OVER = """() => {
    const seen = e => e.checkVisibility() && !e.closest("details:not([open]) > :not(summary)")
        && getComputedStyle(e).clipPath === "none";
    const box = e => e.getBoundingClientRect();
    const found = [];
    for (const button of [...document.querySelectorAll("main :is(button, .button)")].filter(seen))
        for (const other of document.querySelectorAll(
                "main :is(label, legend, h2, select, input[type=text], .c-field summary)")) {
            if (!seen(other) || other.contains(button)) continue;
            const a = box(button), b = box(other);
            const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            if (across > 2 && down > 2 && b.width > 2)
                found.push(`${button.innerText} over ${other.innerText || other.id}`);
        }
    return found;
}"""


@pytest.mark.parametrize("person", [FULL_CASE, SHORT_WAY, walker(3)], ids=lambda p: p.name)
@pytest.mark.parametrize("words", ["clinical", "plain"])
def test_no_button_lies_over_an_answer_after_a_change(
    visit: Visit, person: Person, words: str
) -> None:
    page = opened(visit, person) if words == "clinical" else in_plain_words(visit, person)
    change(page, "#a-age", "43")
    expect(page.locator("button[value=reopen]")).to_be_visible()
    assert page.evaluate(_BUTTONS_OVER) == []


_COUNT = """() => {
    window.sized = 0;
    const panel = document.getElementById("answers-panel");
    const count = all => { sized += all.filter(e => e.oldValue.includes("c-crowded")).length; };
    const told = { attributeFilter: ["class"], attributeOldValue: true };
    new MutationObserver(count).observe(panel, told);
}"""
"""Each time that the panels are sized, groups that are folded open first."""


def test_a_change_that_settles_in_several_places_sizes_the_panels_once(visit: Visit) -> None:
    page = in_plain_words(visit, walker(4))
    page.evaluate(_COUNT)
    change(page, "#a-age", "43")
    assert page.evaluate("sized") == 1
