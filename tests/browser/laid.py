"""Pages as Django's client gets them, laid one after another into one window.

What is asked of how long or how wide a page is needs its words and its sheets, and no request, no
script and no new document: a third of the work of a visit. Whoever lays pages in also visits one,
and asks that it is the same.
"""

from __future__ import annotations

import re

from playwright.sync_api import Page

from tests.browser.people import Person
from tests.browser.server import RESTING
from tests.browser.windows import Visit
from tests.web.cookies import client_holding

_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
_LAY = """html => {
    const come = new DOMParser().parseFromString(html, "text/html");
    const sheets = of => [...of.querySelectorAll("link[rel=stylesheet]")].map(
        each => each.getAttribute("href")).join();
    const about = of => [...of.documentElement.attributes].map(each => each.value).join();
    if (!sheets(document) || sheets(come) + about(come) !== sheets(document) + about(document)) {
        return false;
    }
    document.body.replaceWith(document.adoptNode(come.body));
    return true;
}"""
"""False where the window has other sheets than the page wants."""


def sheet(visit: Visit, viewport: dict[str, int]) -> Page:
    """An empty window for pages to be laid into."""
    return visit(RESTING, viewport=viewport)


def lay(page: Page, path: str, person: Person, stop_at: str = "") -> None:
    response = client_holding(person.cookie(stop_at)).get(path)
    assert response.status_code == 200, (path, person.name, response.status_code)
    html = _SCRIPT.sub("", response.content.decode())
    if not page.evaluate(_LAY, html):
        page.set_content(html)
