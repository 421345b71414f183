"""How the consultation lies on the screen: everything that is measured of it, on one visit each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.consultation.consulting import change, opened, settled
from tests.browser.people import Person

Look = dict[str, Any]

_LOOK = """() => {
    const seen = e => e.checkVisibility() && !e.closest("details:not([open]) > :not(summary)")
        && getComputedStyle(e).clipPath === "none";
    const panels = [...document.querySelectorAll(".c-panel")];
    const name = panel => panel.id || panel.getAttribute("aria-labelledby");
    const deaths = document.querySelector("#k-death + .c-detail");
    const hidden = [];
    if (deaths) {
        const texts = document.createTreeWalker(deaths, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
            const {data, parentElement} = texts.currentNode;
            if (!parentElement.checkVisibility()) hidden.push(data);
        }
    }
    const others = [...document.querySelectorAll(
        "main :is(label, legend, h2, select, input[type=text], .c-field summary)")]
        .filter(seen).map(e => [e, e.getBoundingClientRect()]);
    const over = [];
    for (const button of [...document.querySelectorAll("main :is(button, .button)")].filter(seen)) {
        const a = button.getBoundingClientRect();
        for (const [other, b] of others) {
            if (other.contains(button)) continue;
            const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            if (across > 2 && down > 2 && b.width > 2)
                over.push(`${button.innerText} over ${other.innerText || other.id}`);
        }
    }
    const reopen = document.querySelector("button[value=reopen]");
    return {
        page: document.scrollingElement.scrollHeight - innerHeight,
        scrolled: panels.filter(e => e.scrollHeight > e.clientHeight + 1).map(name),
        deaths: deaths?.innerText ?? "",
        hidden,
        ratios: document.querySelector(".c-ratios")?.checkVisibility() ?? false,
        over,
        reopen: reopen !== null && seen(reopen),
        smallest: panels.filter(e => e.dataset.fit === "2").map(name),
        shut: document.querySelectorAll(".c-shut").length,
        without: panels.map(e => e.dataset.without).filter(Boolean),
        crowded: document.getElementById("answers-panel").matches(".c-crowded"),
        sized: window.sized ?? 0,
    };
}"""
_COUNT = """() => {
    window.sized = 0;
    const panel = document.getElementById("answers-panel");
    const count = all => { sized += all.filter(e => e.oldValue.includes("c-crowded")).length; };
    const told = { attributeFilter: ["class"], attributeOldValue: true };
    new MutationObserver(count).observe(panel, told);
}"""
"""Each time that the panels are sized, groups that are folded open first."""


@dataclass(frozen=True)
class Case:
    """Somebody on the screen, and how many of the changes below are made one after another."""

    person: Person | None
    words: str = "clinical"
    changes: int = 0

    def __str__(self) -> str:
        return f"{self.person.name if self.person else 'empty'} {self.words}"


AGE, STATE, COUNTRY, REOPEN = 1, 2, 3, 4
"""The last one takes all back at once: it has the most to tell."""
_SEEN: dict[str, list[Look]] = {}


def looks(visit: Visit, case: Case) -> list[Look]:
    """As it was opened, and after each change; ``change`` says which."""
    if str(case) not in _SEEN:
        who = case.person and replace(
            case.person, words="" if case.words == "clinical" else "plain"
        )
        page = opened(visit, who)
        seen = [_look(page, 0)]
        page.evaluate(_COUNT)
        seen += [_look(page, each) for each in range(1, case.changes + 1) if _made(page, each)]
        _SEEN[str(case)] = seen
    return _SEEN[str(case)]


def _look(page: Page, change: int) -> Look:
    return {"change": change, **page.evaluate(_LOOK)}


def _made(page: Page, number: int) -> bool:
    """False: the person is not asked for it, or it is folded away."""
    if number == COUNTRY:
        with page.expect_response("**/consult/"):
            page.locator("#a-country").select_option("US")
        settled(page)
    elif number == REOPEN:
        with page.expect_navigation():
            page.locator("button[value=reopen]").click()
    else:
        name, value = {AGE: ("#a-age", "43"), STATE: ("#a-edss_value", "5.5")}[number]
        if not page.locator(f"{name}:visible").count():
            return False
        change(page, name, value)
    return True
