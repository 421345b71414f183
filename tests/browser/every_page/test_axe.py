"""The shorter look finds what the full one finds."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.every_page import axe
from tests.browser.people import RRMS
from tests.browser.places import Place
from tests.browser.reaching import open_everything
from tests.conftest import by_day

pytestmark = pytest.mark.browser

_PALE = "e => { e.style.color = 'rgb(190, 190, 190)'; }"


@pytest.fixture
def few_words(visit: Visit) -> Page:
    page = visit("/privacy/")
    axe.put_in(page)
    assert axe.colours(page) == []
    return page


def _last_words(page: Page) -> None:
    page.locator("main dd, main p, main li").last.evaluate(_PALE)


def test_a_pale_piece_among_many_alike_is_found(few_words: Page) -> None:
    _last_words(few_words)
    assert axe.colours(few_words)[0].startswith("color-contrast")


def test_a_link_that_looks_like_the_words_around_it_is_found(few_words: Page) -> None:
    few_words.evaluate(
        """() => {
            const [p, a] = [document.createElement("p"), document.createElement("a")];
            a.href = "/help/";
            a.append("a link");
            p.append("Long words before ", a, " and words after it.");
            document.querySelector("main").append(p);
            p.style.color = "rgb(0, 0, 0)";
            a.style.cssText = "color: rgb(40, 20, 60); text-decoration: none; border: 0";
        }"""
    )
    assert any(line.startswith("link-in-text-block") for line in axe.colours(few_words))


def test_words_moved_onto_a_ground_that_is_not_their_own_are_found(few_words: Page) -> None:
    few_words.evaluate(
        """() => {
            const [ground, words] = [document.createElement("div"), document.createElement("p")];
            ground.style.cssText = "background: #222; height: 6em; width: 40em";
            words.textContent = "Words like all others, on a dark ground";
            words.style.cssText = "margin-top: -4em; position: relative";
            document.querySelector("main").append(ground, words);
        }"""
    )
    assert axe.colours(few_words)[0].startswith("color-contrast")


_LONG = by_day(["/sources/nash-2003/"], ["/sources/muraro-2017/", "/sources/nash-2003/"])
"""By day one half as long: each piece of text of it is looked at."""


@pytest.mark.parametrize("path", _LONG)
def test_both_find_nothing_on_a_long_page(visit: Visit, path: str) -> None:
    """In the light and in the dark."""
    page = visit(Place("a source", path, RRMS, open_everything))
    axe.put_in(page)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert axe.colours(page) == axe.colours_one_by_one(page) == []


_PLANTED = """() => {
    const main = document.querySelector("main");
    const add = (tag, words, attributes = {}, to = main) => {
        const e = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) e.setAttribute(name, value);
        e.append(...words);
        to.append(e);
        return e;
    };
    add("h6", ["Too deep"]);
    add("button", []);
    add("input", [], {type: "text"});
    add("p", ["Words"], {role: "nonsense"});
    add("p", ["No line of a list"], {}, add("ul", []));
    add("p", ["Twice"], {id: "main"});
    add("p", ["In no landmark"], {}, document.body);
    main.querySelector("a").setAttribute("aria-expanded", "nonsense");
}"""


def test_what_is_wrong_is_found_on_a_page_of_which_all_else_was_seen(few_words: Page) -> None:
    seen = axe.Seen()
    assert axe.on_the_page(few_words, seen, "light") == ([], [])
    few_words.evaluate(_PLANTED)
    _last_words(few_words)
    others, _coloured = axe.on_the_page(few_words, seen, "light")
    told = {line.partition(" (")[0] for line in others if not line.startswith(" ")}
    assert told >= {"aria-roles", "aria-valid-attr-value", "button-name", "heading-order",
                    "id main twice", "label", "list", "region"}  # fmt: skip
