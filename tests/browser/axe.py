"""The engine axe on a page: put in once, asked for colours once for each way of being coloured.

Colours are two thirds of its work, and a page says most things many times in the same colours.
Of text that stands in the flow of the page, has the same style and the same grounds behind it, one
piece is looked at. Text that is placed by hand (positioned, moved, with a negative margin) or drawn
may stand on a ground that is not its own, so every piece of it is looked at.
"""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_COLOURS = ["color-contrast", "link-in-text-block"]
_BRIEF = {"resultTypes": ["violations"], "preload": False, "elementRef": False}
_ALL = {**_BRIEF, "runOnly": {"type": "tag", "values": _LEVELS}}
_BUT_COLOURS = {**_ALL, "rules": {rule: {"enabled": False} for rule in _COLOURS}}
_ONLY_COLOURS = {**_BRIEF, "runOnly": {"type": "rule", "values": _COLOURS}}

_RUN = "([context, options]) => axe.run(context, options).then(found => found.violations)"

_REPEATED = """() => {
    const ground = e => {
        const s = getComputedStyle(e);
        const isMoved = s.position !== "static"
            && !(s.position === "relative" && s.top === "0px" && s.left === "0px");
        const isPlaced = isMoved || s.transform !== "none" || s.translate !== "none"
            || s.float !== "none" || e instanceof SVGElement
            || [s.marginTop, s.marginRight, s.marginBottom, s.marginLeft]
                .some(each => parseFloat(each) < 0);
        const look = [s.backgroundColor, s.backgroundImage, s.opacity, s.filter, s.mixBlendMode,
            s.boxShadow, s.visibility].join(" ");
        return {isPlaced: isPlaced && e !== document.body, look};
    };
    const grounds = new Map([[null, {isPlaced: false, look: ""}]]);
    const behind = e => {
        if (!grounds.has(e)) {
            const [own, outer] = [ground(e), behind(e.parentElement)];
            const look = `${outer.look}/${own.look}`;
            grounds.set(e, {isPlaced: own.isPlaced || outer.isPlaced, look});
        }
        return grounds.get(e);
    };
    const letters = e => {
        const s = getComputedStyle(e);
        return [e.tagName, s.color, s.webkitTextFillColor, s.fontSize, s.fontWeight, s.textShadow,
            s.textDecorationLine, s.borderBottomWidth, s.borderBottomStyle, s.display].join(" ");
    };
    const hasWords = e => /^(INPUT|SELECT|TEXTAREA|BUTTON)$/.test(e.tagName)
        || [...e.childNodes].some(each => each.nodeType === 3 && each.nodeValue.trim());
    const [known, kept] = [new Set(), new Set()];
    for (const e of document.body.querySelectorAll("*")) {
        if (!hasWords(e)) continue;
        const under = behind(e);
        const link = e.closest("a");
        const beside = link?.parentElement ? letters(link.parentElement) : "";
        const look = [letters(e), under.look, beside, e.disabled].join("|");
        if (known.has(look) && !under.isPlaced) continue;
        known.add(look);
        for (let each = e; each && !kept.has(each); each = each.parentElement) kept.add(each);
    }
    const left = [];
    const walk = e => [...e.children].forEach(c => kept.has(c) ? walk(c) : left.push(c));
    walk(document.body);
    return left;
}"""


def put_in(page: Page) -> None:
    """Once a page, before it is asked anything."""
    page.evaluate(Axe().axe_script)


def all_but_colours(page: Page) -> list[str]:
    return _told(page.evaluate(_RUN, [{"include": ["html"]}, _BUT_COLOURS]))


def colours(page: Page) -> list[str]:
    """Contrast of each way of being coloured, in the colours that the page has now."""
    left = f"({_REPEATED})()"
    run = f"options => axe.run({{exclude: {left}}}, options).then(found => found.violations)"
    return _told(page.evaluate(run, _ONLY_COLOURS))


def colours_one_by_one(page: Page) -> list[str]:
    """Contrast of every piece of text."""
    return _told(page.evaluate(_RUN, [{"include": ["html"]}, _ONLY_COLOURS]))


def _told(violations: list[dict[str, Any]]) -> list[str]:
    return [line for violation in violations for line in _lines(violation)]


def _lines(violation: dict[str, Any]) -> list[str]:
    nodes = violation["nodes"]
    head = f"{violation['id']} ({violation['impact']}), {len(nodes)} times: {violation['help']}"
    return [head, *(f"    {node['html'][:160]}" for node in nodes[:4])]
