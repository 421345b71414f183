"""The axe rules for WCAG 2.2 A and AA, and its best practice, on every kind of page."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.places import IN_THE_DARK, PLACES, Place, name_of

pytestmark = pytest.mark.browser

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_OPTIONS = {"runOnly": {"type": "tag", "values": _RULES}, "resultTypes": ["violations"]}


def _violations(page: Page) -> list[str]:
    found = Axe().run(page, options=_OPTIONS).response["violations"]
    return [line for violation in found for line in _lines(violation)]


def _lines(violation: dict[str, Any]) -> list[str]:
    nodes = violation["nodes"]
    head = f"{violation['id']} ({violation['impact']}), {len(nodes)} times: {violation['help']}"
    return [head, *(f"    {node['html'][:160]}" for node in nodes[:4])]


@pytest.mark.parametrize("place", PLACES, ids=name_of)
def test_axe_finds_nothing(visit: Visit, place: Place) -> None:
    found = _violations(visit(place))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("place", IN_THE_DARK, ids=name_of)
def test_axe_finds_nothing_in_the_dark(visit: Visit, place: Place) -> None:
    found = _violations(visit(place, color_scheme="dark"))
    assert not found, "\n".join(found)
