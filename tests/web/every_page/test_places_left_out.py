"""Pages that no browser opens and lays out look like pages that one does."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from tests.browser.people import NOTHING_KNOWN, RRMS, SPMS, Person
from tests.browser.places import CONSULT, RESULTS, Place
from tests.web.every_page.pseudo_pages import elements_of
from tests.web.result_pages import ADDRESSES

pytestmark = pytest.mark.slow


def _elements(address: str, person: Person | None) -> set[tuple[str, str]]:
    client = Client()
    if person is not None:
        client.cookies[settings.SESSION_COOKIE_NAME] = person.cookie()
    return elements_of(client.get(address).content.decode())


@pytest.mark.parametrize(
    ("places", "whole"),
    [
        (RESULTS, [(each, person) for each in ADDRESSES for person in (RRMS, SPMS)]),
        (CONSULT, [("/consult/", NOTHING_KNOWN)]),
    ],
    ids=["results", "consultation"],
)
def test_they_have_no_kind_of_element_of_their_own(
    places: tuple[Place, ...], whole: list[tuple[str, Person]]
) -> None:
    visited = {each for p in places for each in _elements(p.path, p.person)}
    assert len(visited) > 50
    left_out = {each for address, who in whole for each in _elements(address, who)}
    assert sorted(left_out - visited) == []


def test_the_treatment_with_most_figures_is_made_of_what_others_are_made_of() -> None:
    """One is laid out with everything open; that with most figures stays folded."""
    own = _elements("/treatments/ahsct/", None) - _elements("/treatments/natalizumab/", None)
    assert {css for _tag, css in own} == {"note print-only", "print-head"}
