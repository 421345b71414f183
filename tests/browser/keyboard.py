"""A person who has a keyboard and no mouse, and the places where that person is sent around."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from decision_aid.domain.questionnaire.answers import UNSURE
from decision_aid.domain.questionnaire.journey import Step
from decision_aid.domain.questionnaire.question_parts import QuestionKind
from tests.browser import measure
from tests.browser.people import SHORT_WAY
from tests.browser.places import ERRORS, FIXED, IMPROBABLE, MAIN, QUESTIONS, Place

_OF_FIXED = ("/summary", "/fhir/import", "/code", "/what-matters", "/check-yourself")
WALKED = (
    *(place for place in MAIN if place.name != "sources"),
    *QUESTIONS[::3],
    ERRORS[0],
    IMPROBABLE,
    Place("results", "/results/", SHORT_WAY),
    *(place for place in FIXED if place.path.startswith(_OF_FIXED)),
    Place("404", "/no-such-page/", status=404),
)
"""Where every stop of the Tab key is looked at; by day at those that have every kind of control."""
_BY_DAY = (
    "start", "check", "evidence contents", "an outcome", "a page of the guide",
    "a set of criteria", "question year-diagnosis year", "error at age", "results", "summary",
    "fhir import refused", "a code to type", "check yourself",
)  # fmt: skip
WALKED_BY_DAY = tuple(place for place in WALKED if place.name in _BY_DAY)
_MOST_STOPS = 90
_MOST_ON_A_PAGE = 150
_AT_ONCE = 10


_WAY = """selector => {
    const wanted = document.querySelector(selector), own = document.activeElement;
    const isNowhere = own === document.body, isInMain = own.matches("main");
    if (isNowhere && !location.hash && wanted?.closest("main")) return "over the head";
    const now = isNowhere && document.getElementById(location.hash.slice(1)) || own;
    const all = "a[href], button, input:not([type=hidden]), select, textarea, summary, "
        + "[tabindex='0']";
    const follows = (one, other) => one.compareDocumentPosition(other) & 4;
    const group = e => e.type === "radio" ? e.name : "";
    const met = new Set([group(now)]);
    let stops = own === wanted ? 0 : 1;
    for (const e of document.querySelectorAll(all)) {
        const isBetween = follows(now, e) && wanted && follows(e, wanted);
        if (!isBetween || e.matches(":disabled") || e.tabIndex < 0) continue;
        if (!e.checkVisibility({visibilityProperty: true})) continue;
        if (group(e) && met.has(group(e))) continue;
        met.add(group(e));
        stops++;
    }
    return [isInMain, stops];
}"""
"""How many stops lie on the way to one, as the page is written, with its own; so often nobody has
to look. From the top of a page the way to what lies below the head leads over it."""
_ARROWS = """value => {
    const group = [...document.querySelectorAll("main input[type=radio]")].filter(
        e => !e.disabled);
    const down = group.findIndex(e => e.value === value) - group.findIndex(e => e.checked);
    return down > group.length / 2 ? down - group.length : down;
}"""
"""How many arrow keys it is from the choice that is made to another, which go round the group:
so many down, or less than none, up."""


def has_focus(page: Page, selector: str) -> bool:
    return bool(page.evaluate("s => document.activeElement.matches(s)", selector))


def gets_focus(page: Page, selector: str) -> bool:
    """A browser moves it a moment after a page has come, or a link inside it was followed."""
    return any(has_focus(page, selector) for _ask in range(_MOST_STOPS))


def wait_for_autofocus(page: Page) -> None:
    """A browser gives it after the page has come: what moves the focus before would lose it."""
    page.wait_for_function(
        """() => {
            const asks = document.querySelector("[autofocus]");
            return !asks || asks === document.activeElement;
        }"""
    )


def tab_to(page: Page, selector: str) -> None:
    """Tab until the focus is there; from the top of a page, over its head by the first link."""
    way = page.evaluate(_WAY, selector)
    if way == "over the head":
        way = _over_the_head(page, selector)
    for _stop in range(min(way[1], _MOST_STOPS)):
        page.keyboard.press("Tab")
    for _stop in range(_MOST_STOPS):
        if has_focus(page, selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} cannot be reached with Tab on {page.url}")


def _over_the_head(page: Page, selector: str) -> list[Any]:
    """The way from the main part, to which the first link of all leads."""
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    for _ask in range(_MOST_STOPS):
        way: Any = page.evaluate(_WAY, selector)
        if way != "over the head" and way[0]:
            return list(way)
    raise AssertionError(f"the first link does not lead over the head of {page.url}")


def stops_from_the_top(page: Page) -> list[dict[str, Any]]:
    """What the Tab key comes by on the whole page, and whether each shows that it has the focus."""
    wait_for_autofocus(page)
    page.evaluate("document.activeElement.blur()")
    measure.watch_the_focus(page)
    for _ten in range(_MOST_ON_A_PAGE // _AT_ONCE):
        for _stop in range(_AT_ONCE):
            page.keyboard.press("Tab")
        stops, is_round = measure.stops_so_far(page)
        if is_round:
            break
    return stops


def press_and_go(page: Page, key: str = "Enter") -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


def answer(page: Page, step: Step) -> None:
    """Gives the step's answer and sends it."""
    kind = step.question.kind
    if kind.is_typed and step.answer != UNSURE:
        tab_to(page, "#answer")
        page.keyboard.type(str(step.answer))
        press_and_go(page)
        return
    if kind.is_typed:
        tab_to(page, "#unsure")
        page.keyboard.press("Space")
    elif kind is QuestionKind.MULTI_CHOICE:
        _tick(page, step)
    else:
        _pick(page, str(step.answer))
    tab_to(page, "main form button")
    press_and_go(page)


def _tick(page: Page, step: Step) -> None:
    for value in step.answer or ():
        tab_to(page, f"main input[value='{value}']")
        page.keyboard.press("Space")


def _pick(page: Page, value: str) -> None:
    """Space takes the first of a group, the arrow keys go on from there."""
    tab_to(page, "main input[type=radio]")
    page.keyboard.press("Space")
    arrows = page.evaluate(_ARROWS, value)
    for _stop in range(abs(arrows)):
        page.keyboard.press("ArrowDown" if arrows > 0 else "ArrowUp")
    if not has_focus(page, f"input[value='{value}']:checked"):
        raise AssertionError(f"{value} cannot be reached with the arrow keys on {page.url}")
