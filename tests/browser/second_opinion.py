"""Every kind of page held against HTML_CodeSniffer, the engine of pa11y, beside axe.

``uv run python -m tests.browser.second_opinion [WORDS OF A PLACE]`` needs Chromium and npm, which
fetches the engine into a folder that is gone afterwards. Prints the errors of WCAG 2 AA, in the
light on a desk, and how many pages were looked at; exit status 1 where there is an error.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.places import Place

_ERROR = 1
_SNIFF = """() => new Promise((done, failed) => HTMLCS.process(
    "WCAG2AA", document,
    () => done(HTMLCS.getMessages().map(each => [
        each.type, each.code, each.msg, (each.element.outerHTML || "").slice(0, 160)])),
    () => failed(new Error("HTML_CodeSniffer gave up"))))"""


def engine() -> str:
    """The program of the engine; raises where npm fails."""
    from tests.bench.rivals.pages import Package

    with TemporaryDirectory() as folder:
        package = Package("html_codesniffer", "2.5.1").fetch(Path(folder))
        return (package / "build" / "HTMLCS.js").read_text(encoding="utf-8")


def errors(page: Page, program: str) -> list[str]:
    """What the engine calls an error, with the element; warnings and notices are for people."""
    page.evaluate(program)
    found = page.evaluate(_SNIFF)
    assert found, "the engine has something to notice on every page: it did not run"
    return [f"{code}: {told}\n        {html}" for kind, code, told, html in found if kind == _ERROR]


def _seen(
    browser: Browser, address: str, program: str, wanted: str
) -> Iterator[tuple[Place, list[str]]]:
    from tests.browser.conftest import visits
    from tests.browser.places import PLACES

    for place in PLACES:
        if wanted in place.name:
            with visits(browser, address) as go:
                yield place, errors(go(place, bypass_csp=True), program)


def main() -> int:
    import django

    django.setup()
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import launched
    from tests.browser.server import served

    program = engine()
    count: Counter[str] = Counter()
    with sync_playwright() as driver, served() as address:
        browser = launched(driver)
        for place, found in _seen(browser, address, program, " ".join(sys.argv[1:])):
            count.update(pages=1, errors=len(found), bad=int(bool(found)))
            print(f"{place.name}: {len(found)}", *found, sep="\n    ", flush=True)
        browser.close()
    print(f"{count['pages']} pages, {count['errors']} errors on {count['bad']} of them")
    return int(count["errors"] > 0)


if __name__ == "__main__":
    sys.exit(main())
