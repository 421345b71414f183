"""Pages that no browser opens and lays out, or only at night, look like pages that one does by day.

Looks go with kinds of elements. What is about a page as a whole (its title, headings, landmarks and
ids) is asked here of those that are left for the night.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest
from django.conf import settings
from django.test import Client

from tests.browser.keyboard import WALKED, WALKED_BY_DAY
from tests.browser.people import NOTHING_KNOWN, PPMS, RRMS, SPMS, Person
from tests.browser.places import (
    ALIKE,
    CONSULT,
    ERRORS,
    FIXED,
    IMPROBABLE,
    MAIN,
    OF_THE_DAY,
    ONLY_AT_NIGHT,
    PLACES,
    QUESTIONS,
    RESULTS,
    Place,
)
from tests.browser.reaching import open_everything
from tests.web.every_page.pseudo_pages import elements_of
from tests.web.kinds_of_pages.kinds import kinds
from tests.web.page import Element, Page
from tests.web.result_pages import ADDRESSES

pytestmark = pytest.mark.slow


def _elements(address: str, person: Person | None, stop_at: str = "") -> set[tuple[str, str]]:
    return elements_of(_html_at(address, person.cookie(stop_at) if person else ""))


@cache
def _html_at(address: str, cookie: str) -> str:
    client = Client()
    if cookie:
        client.cookies[settings.SESSION_COOKIE_NAME] = cookie
    return str(client.get(address).content.decode())


def _of(place: Place) -> set[tuple[str, str]]:
    return _elements(place.path, place.person, place.stop_at)


@pytest.mark.parametrize(
    ("places", "whole"),
    [
        (RESULTS, [(each, person) for each in ADDRESSES for person in (RRMS, SPMS)]),
        (RESULTS, [("/results/", PPMS)]),
        (CONSULT, [("/consult/", NOTHING_KNOWN)]),
    ],
    ids=["results", "first page", "consultation"],
)
def test_they_have_no_kind_of_element_of_their_own(
    places: tuple[Place, ...], whole: list[tuple[str, Person]]
) -> None:
    visited = {each for p in places for each in _elements(p.path, p.person)}
    assert len(visited) > 50
    left_out = {each for address, who in whole for each in _elements(address, who)}
    assert sorted(left_out - visited) == []


_BY_NAME = {each.name: each for each in (*MAIN, *QUESTIONS, *ERRORS, IMPROBABLE, *FIXED)}


@pytest.mark.parametrize(
    ("left_out", "visited"),
    [
        *((_BY_NAME[one], [_BY_NAME[other]]) for one, other in ALIKE.items()),
        (Place("nobody compared", _BY_NAME["a source"].path), [_BY_NAME["a source"]]),
        (Place("an old set", "/criteria/london-ahsct-2016/"), [_BY_NAME["a set of criteria"]]),
        (Place("nothing to check", "/check/"), [_BY_NAME["check"]]),
        (Place("no source", "/sources/?q=nothing-like-it"), [_BY_NAME["sources, narrowed"]]),
        (Place("nothing found", "/search/?q=dragon"),
         [_BY_NAME["search"], _BY_NAME["search, much found"]]),
        (Place("405", "/route/"), [Place("404", "/no-such-page/")]),
    ],
    ids=lambda each: each.name if isinstance(each, Place) else "",
)  # fmt: skip
def test_a_place_left_out_is_made_of_what_one_of_its_template_is_made_of(
    left_out: Place, visited: list[Place]
) -> None:
    own = _of(left_out)
    assert len(own) > 20
    assert sorted(own - {each for place in visited for each in _of(place)}) == []


def test_the_treatment_with_most_figures_is_made_of_what_others_are_made_of() -> None:
    """One is laid out with everything open; of that with most figures only paper has its own."""
    own = _elements("/treatments/ahsct/", None) - _elements("/treatments/natalizumab/", None)
    assert {css for _tag, css in own} == {"note print-only", "print-head"}


_KIND = {
    "error at age": "nothing sent at age",
    "error at subtype": "nothing sent at subtype",
    "error at dmt-tried": "nothing sent at dmt-tried",
    "error at year-diagnosis": "many at year-diagnosis",
    "improbable": "improbable",
    "changes since an early version": "changes since the first",
    "error at changes": "no version",
    "my questions, too many": "too many questions picked",
    "my questions in order": "list of questions",
    "deleted": "/deleted/",
    "fhir import refused": "no file",
    "fhir import confirmed": "file confirmed",
    "record refused": "no record",
    "record shown": "record shown beside answers",
    "a code refused": "code empty",
    "a code shown": "code confirmed",
    "leaning refused": "values leaning refused",
    "try another answer": "tried",
    "consultation refused": "consultation, refused",
    "consultation in plain words": "consultation, in plain words",
    "400": "400",
    "403": "403",
    "413": "413",
    "500": "500",
    "503": "503",
}
"""Kinds of pages that are the same as places reached by a form, or by a mistake of ours."""
_SCRIPT_ALONE = {"consultation after a change", "a printed picture, wrong PIN"}
_NUMBERS = re.compile(r"\d+")
_HEADING = re.compile(r"h[1-6]")


def _html(place: Place) -> str:
    """Without a script; see ``_KIND`` for what no address alone leads to."""
    if name := _KIND.get(place.name):
        return _html_of_the_kind(name)
    assert place.reach in (None, open_everything) or place.name in _SCRIPT_ALONE, place.name
    return _html_at(place.path, place.person.cookie(place.stop_at) if place.person else "")


@cache
def _html_of_the_kind(name: str) -> str:
    return next(each for each in kinds() if each.name == name).html()


def _looks(places: tuple[Place, ...]) -> set[tuple[str, str]]:
    """A number in a class is how far a drawing is filled, or how many something has."""
    found = {each for place in places for each in elements_of(_html(place))}
    return {(tag, _NUMBERS.sub("", css)) for tag, css in found}


_OF_THE_NIGHT = tuple(place for place in PLACES if place.name in ONLY_AT_NIGHT)


@pytest.mark.urls("tests.web.kinds_of_pages.raising_urls")
def test_every_kind_of_element_stands_on_a_place_that_is_visited_by_day() -> None:
    left_out = _looks(_OF_THE_NIGHT)
    assert {place.name for place in _OF_THE_NIGHT} == ONLY_AT_NIGHT
    assert len(left_out) > 200
    assert sorted(left_out - _looks(OF_THE_DAY)) == []


_CONTROLS = ("a", "button", "input", "select", "textarea", "summary")


def _controls(element: Element) -> Iterator[tuple[str, ...]]:
    """Each control with how it looks and in what it lies."""
    for each in element.inside:
        if isinstance(each, Element):
            if each.tag in _CONTROLS and each.get("type") != "hidden":
                css = [_NUMBERS.sub("", e.get("class") or "") for e in (each, element)]
                yield each.tag, each.get("type") or "", element.tag, *css
            yield from _controls(each)


def test_every_kind_of_control_is_walked_to_with_the_tab_key_by_day() -> None:
    kinds_of = {place.name: set(_controls(Page(_html(place)))) for place in WALKED}
    by_day = {each for place in WALKED_BY_DAY for each in kinds_of[place.name]}
    assert len(WALKED_BY_DAY) < len(WALKED) / 2
    assert len(by_day) > 50
    assert sorted(set().union(*kinds_of.values()) - by_day) == []


@pytest.mark.urls("tests.web.kinds_of_pages.raising_urls")
def test_a_place_that_is_visited_at_night_alone_is_whole() -> None:
    wrong = {place.name: _wrong_as_a_whole(Page(_html(place))) for place in _OF_THE_NIGHT}
    assert {name: found for name, found in wrong.items() if found} == {}


def _wrong_as_a_whole(page: Page) -> list[str]:
    headings = [int(each.tag[1]) for each in page if _HEADING.fullmatch(each.tag)]
    jumps = [pair for pair in pairwise(headings) if pair[1] > pair[0] + 1]
    ids = Counter(each["id"] for each in page if each.get("id"))
    twice = [name for name, times in ids.items() if times > 1]
    named = {
        name
        for each in page
        for how in ("for", "aria-labelledby", "aria-describedby", "headers")
        for name in (each.get(how) or "").split()
    }
    order = {each.get("tabindex") for each in page}
    told = {
        f"from heading to heading: {jumps}": jumps,
        f"{headings.count(1)} first headings": headings.count(1) != 1,
        f"{len(page.all('main'))} main parts": len(page.all("main")) != 1,
        f"twice: {twice}": twice,
        f"named and not there: {named - set(ids)}": named - set(ids),
        "an order of its own for the Tab key": order - {None, "0", "-1"},
        "no title": not page.all("title")[0].text,
        "no language": not page.one("html").get("lang"),
    }
    return [words for words, is_wrong in told.items() if is_wrong]


def test_what_is_wrong_with_a_page_as_a_whole_is_found() -> None:
    page = Page(
        '<!doctype html><html><title></title><main><h1 id="a">A</h1><h3 id="a">B</h3></main>'
        '<main><h1>C</h1><p tabindex="1" aria-describedby="none">D</p></main></html>'
    )
    assert len(_wrong_as_a_whole(page)) == 8
