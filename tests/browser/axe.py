"""The engine axe on a page: asked of what no page before has shown, each time of the page itself.

Its work goes with the elements of a page, and pages say most things many times in the same way.
What stands in the flow of the page with the same style and the same grounds behind it has the same
contrast: one piece of text of each look is looked at. Text that is placed by hand (positioned,
moved, with a negative margin) may stand on a ground that is not its own, so every piece of it is
looked at. The other rules look at elements of the same shape alike: tag, attributes, place, name,
size. What is about a whole page (headings, landmarks, ids) is asked of every page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_COLOURS = ["color-contrast", "link-in-text-block"]
_OF_A_PAGE = (
    "aria-hidden-body", "bypass", "document-title", "duplicate-id-aria", "heading-order",
    "html-has-lang", "html-lang-valid", "html-xml-lang-mismatch", "landmark-banner-is-top-level",
    "landmark-complementary-is-top-level", "landmark-contentinfo-is-top-level",
    "landmark-main-is-top-level", "landmark-no-duplicate-banner",
    "landmark-no-duplicate-contentinfo", "landmark-no-duplicate-main", "landmark-one-main",
    "landmark-unique", "meta-refresh", "meta-viewport", "page-has-heading-one", "region",
    "skip-link", "tabindex", "accesskeys",
)  # fmt: skip
_BRIEF = {"resultTypes": ["violations"], "preload": False, "elementRef": False}
_ALL = {**_BRIEF, "runOnly": {"type": "tag", "values": _LEVELS}}
_BUT_COLOURS = {**_ALL, "rules": {rule: {"enabled": False} for rule in _COLOURS}}
_ONLY_COLOURS = {**_BRIEF, "runOnly": {"type": "rule", "values": _COLOURS}}

_RUN = "([context, options]) => axe.run(context, options).then(found => found.violations)"
_RUN_SOME = """([wanted, options]) => {
    const others = axe.getRules().map(each => each.ruleId).filter(id => !wanted.includes(id));
    const rules = Object.fromEntries(others.map(id => [id, {enabled: false}]));
    return axe.run("html", {...options, rules}).then(found => found.violations);
}"""
_RUN_NEW = """async ([known, options]) => {
    const [fresh, elements] = window.%s(known);
    if (!elements.length) return [fresh, []];
    const found = await axe.run({include: elements}, options);
    return [fresh, found.violations];
}"""
_SHAPES_AND_LOOKS = Path(__file__).with_name("new_on_page.js").read_text("utf-8")

_IDS = """() => {
    const ids = [...document.querySelectorAll("[id]")].map(e => e.id);
    const found = ids.filter((id, at) => ids.indexOf(id) !== at).map(id => `id ${id} twice`);
    const there = new Set(ids);
    for (const name of ["for", "aria-labelledby", "aria-describedby", "headers"])
        for (const e of document.querySelectorAll(`[${name}]`))
            for (const id of e.getAttribute(name).split(/\\s+/).filter(Boolean))
                if (!there.has(id)) found.push(`${name} of ${e.tagName} names ${id}, which is not`);
    return found;
}"""


@dataclass
class Seen:
    """Shapes of elements and looks of words that axe has had before it, as numbers."""

    shapes: set[int] = field(default_factory=set)
    looks: dict[str, set[int]] = field(default_factory=dict)


def put_in(page: Page) -> None:
    """Once a page, before it is asked anything."""
    page.evaluate(Axe().axe_script)
    page.evaluate(_SHAPES_AND_LOOKS)


def of_the_page(page: Page) -> list[str]:
    """What is about the page as a whole: headings, landmarks, title, ids and who names them."""
    return _told(page.evaluate(_RUN_SOME, [list(_OF_A_PAGE), _ALL])) + list(page.evaluate(_IDS))


def new_shapes(page: Page, seen: Seen) -> list[str]:
    """All rules but those of colours, of elements shaped as none before."""
    told = page.evaluate(_RUN_NEW % "newShapes", [sorted(seen.shapes), _BUT_COLOURS])
    seen.shapes.update(told[0])
    return _told(told[1])


def new_colours(page: Page, seen: Seen, scheme: str) -> list[str]:
    """Contrast of each way of being coloured that was not seen before in this scheme."""
    looks = seen.looks.setdefault(scheme, set())
    told = page.evaluate(_RUN_NEW % "newLooks", [sorted(looks), _ONLY_COLOURS])
    looks.update(told[0])
    return _told(told[1])


def colours(page: Page) -> list[str]:
    """Contrast of each way of being coloured, in the colours that the page has now."""
    return new_colours(page, Seen(), "now")


def colours_one_by_one(page: Page) -> list[str]:
    """Contrast of every piece of text."""
    return _told(page.evaluate(_RUN, ["html", _ONLY_COLOURS]))


def _told(violations: list[dict[str, Any]]) -> list[str]:
    return [line for violation in violations for line in _lines(violation)]


def _lines(violation: dict[str, Any]) -> list[str]:
    nodes = violation["nodes"]
    head = f"{violation['id']} ({violation['impact']}), {len(nodes)} times: {violation['help']}"
    return [head, *(f"    {node['html'][:160]}" for node in nodes[:4])]
