"""What the browser tests of the consultation share: its window, a change, a shortcut."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.people import Person

WINDOW = {"width": 1280, "height": 720}

SCROLLS = """() => {
    const page = document.scrollingElement;
    const panels = [...document.querySelectorAll(".c-panel")];
    return {
        page: page.scrollHeight - innerHeight,
        panels: panels.filter(e => e.scrollHeight > e.clientHeight + 1).map(e => e.id),
    };
}"""


def opened(visit: Visit, person: Person | None, **options: Any) -> Page:
    """Without motion: the browser would draw some 70 frames a change that nobody looks at."""
    usual = {"viewport": WINDOW, "reduced_motion": "reduce"}
    return visit("/consult/", person, **{**usual, **options})


def in_plain_words(visit: Visit, person: Person) -> Page:
    return opened(visit, replace(person, words="plain"))


def settled(page: Page) -> None:
    page.wait_for_function("() => !document.querySelector('.htmx-request, .htmx-settling')")


def change(page: Page, selector: str, value: str) -> None:
    """Types and leaves the control, and waits until the answer of the server is in place."""
    with page.expect_response("**/consult/"):
        page.locator(selector).fill(value)
        page.keyboard.press("Tab")
    settled(page)


def shortcut(page: Page, key: str) -> None:
    """Alt and a key as a real keyboard sends them: the driver's own press has no access keys."""
    session = page.context.new_cdp_session(page)
    told = {"modifiers": 1, "key": key, "code": f"Digit{key}", "windowsVirtualKeyCode": ord(key)}
    down = {"type": "keyDown", "text": key, "unmodifiedText": key}
    session.send("Input.dispatchKeyEvent", {**told, **down})
    session.send("Input.dispatchKeyEvent", {**told, "type": "keyUp"})
    page.wait_for_timeout(100)
