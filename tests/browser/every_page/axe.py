"""The engine axe on a page: asked of what no page before has shown, each time of the page itself.

Its work goes with the elements of a page, and pages say most things many times in the same way.
What stands in the flow of the page with the same style and the same grounds behind it has the same
contrast: one piece of text of each look is looked at. Text that is placed by hand (positioned,
moved, with a negative margin) and brings no ground along may stand on one that is not its own, so
every piece of it is looked at. The other rules look at elements of the same shape alike: tag,
attributes, place, name, size. What is about a whole page (headings, landmarks, ids) is asked of
every page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

from tests.browser.server import AXE

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
_ONLY_COLOURS = {**_BRIEF, "runOnly": {"type": "rule", "values": _COLOURS}}

_RUN = "([context, options]) => axe.run(context, options).then(found => found.violations)"
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
_ASK = f"""async ([address, known, options]) => {{
    await import(address);
    return {{...await askAxe(known, options), ids: known.shapes ? ({_IDS})() : []}};
}}"""


@dataclass
class Seen:
    """Shapes of elements and looks of words that axe has had before it, as numbers."""

    shapes: set[int] = field(default_factory=set)
    looks: dict[str, set[int]] = field(default_factory=dict)


def put_in(page: Page) -> None:
    """Before a page is asked by the engine itself; what asks of all that is new brings it along."""
    page.evaluate("address => import(address)", AXE)


def on_the_page(page: Page, seen: Seen, scheme: str) -> tuple[list[str], list[str]]:
    """What axe finds, and what it finds of colours, of all that is new; in one run.

    The page as a whole (headings, landmarks, title, ids and who names them) is always new.
    """
    violations, ids = _asked(page, seen, scheme, sorted(seen.shapes), _ALL)
    others = [each for each in violations if each["id"] not in _COLOURS]
    coloured = [each for each in violations if each["id"] in _COLOURS]
    return _told(others) + ids, _told(coloured)


def new_colours(page: Page, seen: Seen, scheme: str) -> list[str]:
    """Contrast of each way of being coloured that was not seen before in this scheme."""
    return _told(_asked(page, seen, scheme, None, _ONLY_COLOURS)[0])


def _asked(
    page: Page, seen: Seen, scheme: str, shapes: list[int] | None, options: dict[str, Any]
) -> tuple[list[dict[str, Any]], list[str]]:
    looks = seen.looks.setdefault(scheme, set())
    known = {"shapes": shapes, "looks": sorted(looks)}
    rules = {"ofAPage": _OF_A_PAGE, "ofColours": _COLOURS}
    told = page.evaluate(_ASK, [AXE, known | rules, options])
    seen.shapes.update(told["freshShapes"])
    looks.update(told["freshLooks"])
    return list(told["violations"]), list(told["ids"])


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
