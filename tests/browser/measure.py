"""What a browser can measure on a page; each answer is a list of what is wrong."""

from __future__ import annotations

from typing import Any
from weakref import WeakSet

from playwright.sync_api import Page

USUAL_TEXT = 16
_OTHER_TEXT: WeakSet[Page] = WeakSet()
"""Pages whose text has another size now; all others have the usual one."""
_SHARED = """
const name = e => {
    const own = e.tagName.toLowerCase() + (e.id ? "#" + e.id : "")
        + [...e.classList].map(c => "." + c).join("");
    return `${own} "${(e.innerText || "").trim().replaceAll("\\n", " ").slice(0, 40)}"`;
};
const shown = e => e.checkVisibility({visibilityProperty: true})
    && getComputedStyle(e).clipPath !== "inset(50%)"
    && !e.closest(".visually-hidden, .stack thead, .skip, .icon-patterns");
"""

_SIDEWAYS = (
    "() => {"
    + _SHARED
    + """
    const width = document.documentElement.clientWidth;
    const found = [];
    const scrolls = document.scrollingElement.scrollWidth;
    if (scrolls > width) found.push(`the page is ${scrolls} wide in a window of ${width}`);
    for (const e of document.body.querySelectorAll("*")) {
        const box = e.getBoundingClientRect();
        const isOut = box.width && (box.right > width + 1 || box.left < -1);
        const isWider = e.scrollWidth > e.clientWidth + 1;
        if (!(isOut || isWider) || !shown(e) || e.ownerSVGElement) continue;
        if (isOut)
            found.push(`${name(e)} lies from ${Math.round(box.left)} to ${Math.round(box.right)}`);
        if (isWider && getComputedStyle(e).overflowX !== "visible" && e.tagName !== "INPUT")
            found.push(`${name(e)} scrolls or cuts off: ${e.scrollWidth} in ${e.clientWidth}`);
    }
    return found;
}"""
)

_STICKING_OUT = (
    "() => {"
    + _SHARED
    + """
    const boxes = "button, .button, summary, label, legend, th, td, dt, dd, li, p, h1, h2, h3, a";
    const found = [...document.querySelectorAll(boxes)]
        .filter(e => e.scrollWidth > e.clientWidth + 8 && e.clientWidth && shown(e))
        .map(e => `the words of ${name(e)} are ${e.scrollWidth} wide in ${e.clientWidth}`);
    for (const e of document.querySelectorAll("svg text")) {
        const box = e.getBoundingClientRect(), held = e.ownerSVGElement.getBoundingClientRect();
        if ((box.left < held.left - 2 || box.right > held.right + 2) && shown(e))
            found.push(`"${e.textContent}" is cut off at the edge of its picture`);
    }
    return found;
}"""
)

_SMALL_TARGETS = (
    "least => {"
    + _SHARED
    + """
    const found = [];
    const targets = "button, .button, summary, nav a, .back a, .actions a, label:has(input), "
        + "input[type=text], select, textarea";
    for (const e of document.querySelectorAll(targets)) {
        const box = e.getBoundingClientRect();
        if (box.height < least && shown(e))
            found.push(`${name(e)} is ${box.height.toFixed(1)} high`);
    }
    return found;
}"""
)

_HIDDEN_WHEN_FOCUSED = (
    "() => {"
    + _SHARED
    + """
    const all = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
    const found = [];
    // Of a long page: the first and the last stops one after another, and three of each kind.
    const counts = new Map();
    const isAsked = (e, at, all) => {
        const kind = [e.tagName, e.className, e.parentElement?.tagName,
            e.parentElement?.className].join(" ");
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
        return at < 12 || at >= all.length - 6 || counts.get(kind) <= 3;
    };
    const isStop = e => e.checkVisibility({visibilityProperty: true}) && !e.disabled
        && e.tabIndex >= 0;
    // What a reader opened above the page may cover it: the reader can shut it again.
    const opened = [...document.querySelectorAll(".c-menu[open], .c-pick[open]")];
    opened.forEach(each => { each.open = false });
    const stops = [...document.querySelectorAll(all)].filter(isStop);
    for (const e of stops.filter(isAsked)) {
        e.focus();
        const box = (e.closest("label") ?? e).getBoundingClientRect();
        const [right, foot] = [Math.min(box.right, innerWidth), Math.min(box.bottom, innerHeight)];
        const [left, top] = [Math.max(box.left, 0), Math.max(box.top, 0)];
        const isSeen = (across, down) => {
            const at = document.elementFromPoint(
                left + (right - left) * across, top + (foot - top) * down);
            return at && (e.contains(at) || at.closest("label")?.contains(e) || at.contains(e));
        };
        const points = [.1, .5, .9];
        if (!points.some(across => points.some(down => isSeen(across, down)))) found.push(name(e));
    }
    opened.forEach(each => { each.open = true });
    document.activeElement.blur();
    scrollTo(0, 0);
    return found;
}"""
)

_MOVING = """() => [...document.querySelectorAll("*")].filter(e => {
        const style = getComputedStyle(e);
        return style.animationName !== "none"
            || style.transitionDuration.split(", ").some(each => parseFloat(each) > 0)
            || style.scrollBehavior === "smooth";
    }).map(e => e.outerHTML.slice(0, 80))"""

_SPACING = """windows => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`@media ${windows} { * { line-height: 1.5 !important;
        letter-spacing: .12em !important; word-spacing: .16em !important }
        p { margin-block-end: 2em !important } html { opacity: 0 !important } }`);
    document.adoptedStyleSheets = [sheet];
}"""
_TO_BE_DRAGGED = """() => [...document.querySelectorAll("[draggable=true], input[type=range]")]
    .map(each => each.outerHTML.slice(0, 80))"""

_RING = """e => {
    const holder = e.closest("label") ?? e;
    const rings = [e, holder].map(each => getComputedStyle(each))
        .filter(style => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
    const box = holder.getBoundingClientRect();
    return {
        what: e.outerHTML.slice(0, 90),
        ring: rings.length > 0,
        seen: box.bottom > 0 && box.top < innerHeight && box.width > 0,
    };
}"""
_WATCH_THE_FOCUS = f"""() => {{
    const ring = {_RING};
    const passed = new Set(), elements = [];
    window.passed = {{stops: [], isRound: false}};
    document.addEventListener("focusin", ({{target}}) => {{
        if (target === document.body) return;
        window.passed.isRound ||= passed.has(target);
        passed.add(target);
        if (window.passed.isRound) return;
        window.passed.stops.push(ring(target));
        elements.push(target);
    }});
    window.passedAgain = () => elements.map(each => {{
        each.focus();
        return ring(each);
    }});
}}"""

_OPENED = """() => {
    for (const each of document.querySelectorAll("details:not([open])")) each.open = true;
    return [];
}"""


_EACH = {
    "opened": _OPENED,
    "sideways": _SIDEWAYS,
    "small": _SMALL_TARGETS,
    "moving": _MOVING,
    "hidden": _HIDDEN_WHEN_FOCUSED,
    "sticking out": _STICKING_OUT,
    "dragged": _TO_BE_DRAGGED,
}


def together(page: Page, names: tuple[str, ...], least: float = 44) -> dict[str, list[str]]:
    """Several measures of a page as it is laid out now, in one call; by the names of ``_EACH``.

    With "opened" first, of the page with all that is folded open.
    """
    calls = ", ".join(f"'{name}': ({_EACH[name]})(least)" for name in names)
    return dict(page.evaluate(f"least => ({{{calls}}})", least - 0.1))


def sideways(page: Page) -> list[str]:
    """What lies outside the window, or has to be scrolled sideways inside it."""
    return list(page.evaluate(_SIDEWAYS))


def sticking_out(page: Page) -> list[str]:
    """Boxes whose words are wider than they are, by more than the padding of a marked word."""
    return list(page.evaluate(_STICKING_OUT))


def small_targets(page: Page, least: float = 44) -> list[str]:
    """Controls less than 44 px high. Links inside sentences are exempt, as in WCAG 2.5.5."""
    return list(page.evaluate(_SMALL_TARGETS, least - 0.1))


def hidden_when_focused(page: Page) -> list[str]:
    """Controls of which nothing is seen while they have the focus, as WCAG 2.4.11 forbids."""
    return list(page.evaluate(_HIDDEN_WHEN_FOCUSED))


def moving(page: Page) -> list[str]:
    return list(page.evaluate(_MOVING))


def set_text_size(page: Page, pixels: int) -> None:
    """The size that a reader sets in the browser, from which rem and media queries follow."""
    if pixels == USUAL_TEXT and page not in _OTHER_TEXT:
        return
    (_OTHER_TEXT.discard if pixels == USUAL_TEXT else _OTHER_TEXT.add)(page)
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": pixels, "fixed": pixels}})
    session.detach()


def space_text(page: Page, windows: str) -> None:
    """The spacing that WCAG 1.4.12 lets every reader set, in windows of these media queries.

    So a window of another size is laid out once, with or without it, and not first the other way.
    There nothing is painted: only where things lie can be asked.
    """
    page.evaluate(_SPACING, windows)


def focus_ring(page: Page) -> dict[str, Any]:
    return dict(page.evaluate(f"() => ({_RING})(document.activeElement)"))


def watch_the_focus(page: Page) -> None:
    """From now on each stop of the Tab key is looked at as it gets the focus."""
    page.evaluate(_WATCH_THE_FOCUS)


def stops_so_far(page: Page) -> tuple[list[dict[str, Any]], bool]:
    """Whether each shows that it has the focus, and whether the first one came again."""
    passed = page.evaluate("window.passed")
    return list(passed["stops"]), bool(passed["isRound"])


def stops_again(page: Page) -> list[dict[str, Any]]:
    """What was come by so far gets the focus once more, as after a key, in the looks of now."""
    return list(page.evaluate("window.passedAgain()"))
