"""Where the keyboard is can always be seen."""

from __future__ import annotations

import pytest

from tests.browser import measure
from tests.browser.conftest import Visit
from tests.browser.keyboard import stops_from_the_top
from tests.browser.places import ERRORS, QUESTIONS, Place, name_of

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("place", [*QUESTIONS[:7:2], ERRORS[1]], ids=name_of)
def test_whatever_has_the_focus_shows_a_ring(visit: Visit, place: Place) -> None:
    """In the light, and in the dark once more from stop to stop."""
    page = visit(place, color_scheme="light")
    stops = stops_from_the_top(page)
    assert len(stops) > 10
    assert [stop["what"] for stop in stops if not (stop["ring"] and stop["seen"])] == []
    page.emulate_media(color_scheme="dark")
    again = measure.stops_again(page)
    assert [stop["what"] for stop in again] == [stop["what"] for stop in stops]
    assert [stop["what"] for stop in again if not (stop["ring"] and stop["seen"])] == []


def test_the_order_of_the_tab_key_is_the_order_of_the_page(visit: Visit) -> None:
    page = visit(QUESTIONS[0])
    assert page.locator("[tabindex]:not([tabindex='-1']):not([tabindex='0'])").count() == 0
