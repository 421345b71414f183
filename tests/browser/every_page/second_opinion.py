"""Every kind of page held against two more engines beside axe.

HTML_CodeSniffer is the engine of pa11y, the other is that of IBM Equal Access.
``uv run python -m tests.browser.every_page.second_opinion [WORDS OF A PLACE]`` needs Chromium and
npm, which fetches the engines into a folder that is gone afterwards. Prints what they call errors
of WCAG 2 AA, in the light on a desk, and how many pages were looked at; exit status 1 where there
is one.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.bench.rivals.pages import Package

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.places import Place

_SNIFF = """() => new Promise((done, failed) => HTMLCS.process(
    "WCAG2AA", document,
    () => done(HTMLCS.getMessages().map(each => [
        each.type === HTMLCS.ERROR, `${each.code}: ${each.msg}`, each.element.outerHTML || ""])),
    () => failed(new Error("HTML_CodeSniffer gave up"))))"""
_CHECK = """async () => {
    const {results} = await new ace.Checker().check(document, ["WCAG_2_2"]);
    return results.map(each => [
        each.value.join() === "VIOLATION,FAIL", `${each.ruleId}: ${each.message}`, each.snippet]);
}"""

_HUSH = "console.log = () => {}"
"""On a long page an engine tells in the console how far it is, where pages have to be silent."""


@dataclass(frozen=True, slots=True)
class Engine:
    """``asked`` in a browser tells all that the program noticed: whether an error, what, where."""

    name: str
    package: Package
    file: str
    asked: str

    def program(self) -> str:
        """Raises where npm fails."""
        with TemporaryDirectory() as folder:
            return (self.package.fetch(Path(folder)) / self.file).read_text(encoding="utf-8")


ENGINES = (
    Engine("HTML_CodeSniffer", Package("html_codesniffer", "2.5.1"), "build/HTMLCS.js", _SNIFF),
    Engine("Equal Access", Package("accessibility-checker-engine", "4.0.34"), "ace.js", _CHECK),
)
_Programs = Mapping[Engine, str]


def errors(page: Page, programs: _Programs) -> list[str]:
    """What each engine calls an error, with the element; warnings and notices are for people."""
    return [line for engine, program in programs.items() for line in _told(page, engine, program)]


def _told(page: Page, engine: Engine, program: str) -> Iterator[str]:
    page.evaluate(_HUSH)
    page.add_script_tag(content=program)
    found = page.evaluate(engine.asked)
    assert found, f"{engine.name} has something to notice on every page: it did not run"
    for is_error, told, html in found:
        if is_error:
            yield f"{engine.name}: {told}\n        {html[:160]}"


def _seen(
    browser: Browser, address: str, programs: _Programs, wanted: str
) -> Iterator[tuple[Place, list[str]]]:
    from tests.browser.places import PLACES
    from tests.browser.reaching import open_everything
    from tests.browser.windows import windows_of

    with windows_of(browser, address) as windows:
        for place in PLACES:
            if wanted in place.name:
                with windows.visits() as go:
                    page = go(place, bypass_csp=True)
                    open_everything(page)
                    yield place, errors(page, programs)


def main() -> int:
    import django

    django.setup()
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import launched
    from tests.browser.server import served

    programs = {each: each.program() for each in ENGINES}
    count: Counter[str] = Counter()
    with sync_playwright() as driver, served() as address:
        browser = launched(driver)
        for place, found in _seen(browser, address, programs, " ".join(sys.argv[1:])):
            count.update(pages=1, errors=len(found), bad=int(bool(found)))
            print(f"{place.name}: {len(found)}", *found, sep="\n    ", flush=True)
        browser.close()
    print(f"{count['pages']} pages, {count['errors']} errors on {count['bad']} of them")
    return int(count["errors"] > 0)


if __name__ == "__main__":
    sys.exit(main())
