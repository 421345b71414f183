"""Pages that no browser opens and lays out look like pages that one does."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from tests.browser.people import NOTHING_KNOWN, PPMS, RRMS, SPMS, Person
from tests.browser.places import (
    ALIKE,
    CONSULT,
    ERRORS,
    FIXED,
    IMPROBABLE,
    MAIN,
    QUESTIONS,
    RESULTS,
    Place,
)
from tests.web.every_page.pseudo_pages import elements_of
from tests.web.result_pages import ADDRESSES

pytestmark = pytest.mark.slow


def _elements(address: str, person: Person | None, stop_at: str = "") -> set[tuple[str, str]]:
    client = Client()
    if person is not None:
        client.cookies[settings.SESSION_COOKIE_NAME] = person.cookie(stop_at)
    return elements_of(client.get(address).content.decode())


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
