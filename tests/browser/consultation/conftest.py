"""A window that the tests of a file have open together, as somebody at a desk has it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.consultation.consulting import opened
from tests.browser.people import FULL_CASE
from tests.browser.windows import Windows


@pytest.fixture(scope="module")
def held(windows: Windows) -> Iterator[Visit]:
    """Visits that last for a whole file."""
    with windows.visits() as go:
        yield go


@pytest.fixture(scope="module")
def desk(held: Visit) -> Page:
    """The screen with a full case. Each test goes on where the one before it ended, and may not
    count on it: alone it finds the case as it was opened.
    """
    return opened(held, FULL_CASE)
