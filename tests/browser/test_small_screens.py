"""Narrow screens, strong zoom, wide text spacing, shaky hands."""

from __future__ import annotations

import pytest

from tests.browser import measure
from tests.browser.conftest import Visit
from tests.browser.places import PLACES, Place, name_of

pytestmark = pytest.mark.browser

# A window of 1280 by 1024 at 400 % zoom is laid out like this.
_ZOOMED = {"width": 320, "height": 256}
_DESK = {"width": 1280, "height": 1024}


@pytest.mark.parametrize("place", PLACES, ids=name_of)
def test_nothing_scrolls_sideways(visit: Visit, place: Place) -> None:
    page = visit(place, viewport=_ZOOMED)
    found = [f"400 %: {each}" for each in measure.sideways(page)]
    page.set_viewport_size(_DESK)  # type: ignore[arg-type]
    found += [f"1280 px: {each}" for each in measure.sideways(page)]
    measure.set_wide_text_spacing(page)
    found += [f"1280 px, wide spacing: {each}" for each in measure.sideways(page)]
    page.set_viewport_size(_ZOOMED)  # type: ignore[arg-type]
    found += [f"400 %, wide spacing: {each}" for each in measure.sideways(page)]
    assert not found, "\n".join(found[:12])


@pytest.mark.parametrize("place", PLACES, ids=name_of)
def test_every_control_is_44_px_high(visit: Visit, place: Place) -> None:
    page = visit(place, viewport={"width": 375, "height": 740})
    found = [f"375 px: {each}" for each in measure.small_targets(page)]
    page.set_viewport_size(_DESK)  # type: ignore[arg-type]
    found += [f"1280 px: {each}" for each in measure.small_targets(page)]
    assert not found, "\n".join(found[:12])
