"""What the browser asks for on the way: this host alone, and no answer in an address."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import Visit, requests_of
from tests.browser.keyboard import answer
from tests.browser.people import RRMS, SHORT_WAY
from tests.browser.places import MAIN, RESULTS, Place, name_of

pytestmark = pytest.mark.browser


def test_a_whole_visit_asks_one_host_and_tells_it_no_answer_in_an_address(
    visit: Visit, base_url: str
) -> None:
    """``test_private_visit.py`` goes the same way, and to every page."""
    page = visit("/")
    seen = requests_of(page)
    page.locator("button[value=short]").click()
    for step in SHORT_WAY.way():
        page.wait_for_url(f"**/questions/{step.slug}/")
        answer(page, step)
    page.goto("/results/")
    assert {urlsplit(request.url).netloc for request in seen} == {urlsplit(base_url).netloc}
    assert {urlsplit(request.url).query for request in seen} == {""}
    asked = {urlsplit(request.url).path.strip("/").split("/")[0] for request in seen}
    assert asked <= {"route", "questions", "check", "results", "static"}


@pytest.mark.parametrize("place", [*MAIN, RESULTS[0]], ids=name_of)
def test_a_page_sets_no_more_than_the_one_cookie(visit: Visit, place: Place) -> None:
    page = visit(place)
    assert {cookie["name"] for cookie in page.context.cookies()} <= {"answers"}
    stored = "localStorage.length + sessionStorage.length"
    assert page.evaluate(stored) == 0


def test_another_site_is_told_nothing_of_where_the_reader_came_from(visit: Visit) -> None:
    page = visit("/results/", RRMS)
    policy = page.request.get("/results/").headers["referrer-policy"]
    assert policy in ("no-referrer", "same-origin")
