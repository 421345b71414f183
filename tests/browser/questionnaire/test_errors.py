"""An answer that cannot be taken: seen first, heard first, one step from the field."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import Visit
from tests.browser.keyboard import gets_focus, press_and_go, tab_to
from tests.browser.people import RRMS
from tests.browser.places import ERRORS, IMPROBABLE, Place, name_of

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("place", ERRORS, ids=name_of)
def test_the_summary_comes_first_and_leads_to_the_field(visit: Visit, place: Place) -> None:
    page = visit(place)
    assert page.title().startswith("Error:")
    summary = page.get_by_role("alert")
    assert summary.count() == 1
    assert gets_focus(page, ".error-summary")
    question = page.locator("main h1").bounding_box()
    assert summary.bounding_box()["y"] < question["y"]  # type: ignore[index]
    page.keyboard.press("Tab")
    assert gets_focus(page, ".error-summary a")
    page.keyboard.press("Enter")
    assert gets_focus(page, "main form input[name=answer]")


@pytest.mark.parametrize("place", ERRORS, ids=name_of)
def test_the_message_stands_at_the_field_too(visit: Visit, place: Place) -> None:
    page = visit(place)
    message = page.locator(".error-summary a").inner_text()
    described = page.locator("main [aria-describedby~='answer-error']")
    assert described.count() == 1
    assert message in page.locator("#answer-error").inner_text()
    assert page.locator("main [aria-invalid=true]").count() == 1


def test_what_was_typed_is_not_lost(visit: Visit) -> None:
    page = visit(ERRORS[1])
    assert page.locator("#answer").input_value() == "long ago"
    page.locator("#answer").fill("2015")
    page.keyboard.press("Enter")
    page.wait_for_url("**/questions/year-onset/")


def test_a_tick_beside_i_do_not_know_is_refused_and_kept(visit: Visit) -> None:
    page = visit("/questions/dmt-tried/", RRMS)
    for value in ("natalizumab", "unsure"):
        page.locator(f"main input[value={value}]").check()
    with page.expect_navigation():
        page.locator("main form button").click()
    assert page.title().startswith("Error:")
    assert page.locator("main input:checked").count() == 2


def test_an_unusual_answer_is_asked_about_once_and_then_taken(visit: Visit) -> None:
    page = visit(IMPROBABLE)
    assert page.get_by_role("alert").is_visible()
    assert not page.title().startswith("Error:")
    assert page.locator("#answer").input_value() == "9"
    tab_to(page, "main form button")
    press_and_go(page)
    page.wait_for_url("**/questions/mri-12m/")


def test_the_message_takes_the_focus_from_somebody_who_skipped_the_head(visit: Visit) -> None:
    page = visit("/questions/year-diagnosis/", RRMS)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/#main")
    page.locator("#answer").fill("long ago")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert urlsplit(page.url).fragment == ""
    assert gets_focus(page, ".error-summary")
