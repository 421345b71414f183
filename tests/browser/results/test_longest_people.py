"""The people whose pages of a result are the longest: each page keeps to its room on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page

from decision_aid.domain.questionnaire.answers import Answer
from decision_aid.domain.questionnaire.journey import DETAIL
from tests.browser.laid import lay, sheet
from tests.browser.people import RRMS
from tests.browser.windows import Windows

pytestmark = pytest.mark.browser

_MOST = 7_500

_NOT_HELD: dict[str, Answer] = {
    "dmt_tried": ("alemtuzumab", "ocrelizumab"), "dmt_outcome:alemtuzumab": "not-controlled",
    "dmt_outcome:ocrelizumab": "not-controlled",
}  # fmt: skip
_LONGEST: tuple[tuple[str, dict[str, Answer | None]], ...] = (
    ("hopes", {"age": "41", "edss_value": "4", "relapses_12m": "4", "dmt_tried": ("none",)}),
    ("hopes", {"age": "56", "edss_value": "6", "relapses_12m": "0", "new_t2_12m": "0",
               "gd_lesions_12m": None, "country": "GB-SCT"}),
    ("hopes", {"edss_value": "5.5", "country": "US"}),
    ("risks", {"age": "43", "edss_value": "6", "relapses_12m": "0", "gd_lesions_12m": "0",
               "country": "SE", "year_diagnosis": None, "dmt_tried": None}),
    ("risks", {"subtype": None, "age": "43", "edss_value": "6", "relapses_12m": "0",
               "country": "US"}),
    ("choices", {"subtype": "unsure", "edss_value": "5.5", "country": "AU"}),
    ("choices", {"subtype": "unsure", "age": "43", "edss_value": "7.5", "relapses_12m": "4",
                 "country": None, **_NOT_HELD}),
    ("choices", {"edss_value": "4", "country": "US", **_NOT_HELD}),
)  # fmt: skip
_FOLDED = {"hopes": "What else was compared", "risks": "More times", "choices": "more comparison"}
"""What a page still holds behind its folds."""


@pytest.fixture(scope="module")
def phone(windows: Windows) -> Iterator[Page]:
    """Laid in: ``test_result_lengths.py`` holds that a visit finds no longer page."""
    with windows.visits() as go:
        yield sheet(go, {"width": 375, "height": 812})


@pytest.mark.parametrize(("part", "more"), _LONGEST)
def test_the_longest_result_pages_keep_to_their_room(
    phone: Page, part: str, more: dict[str, Answer | None]
) -> None:
    told = {key: answer for key, answer in {**RRMS.told, **more}.items() if answer is not None}
    lay(phone, f"/results/{part}/", replace(RRMS, told=told, route=DETAIL))
    tall = phone.evaluate("document.documentElement.scrollHeight")
    assert tall <= _MOST, (part, tall)
    assert phone.locator("main details", has_text=_FOLDED[part]).count()
