"""An answer that cannot be taken: seen first, heard first, one step from the field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import Visit
from tests.browser.keyboard import gets_focus, press_and_go, tab_to
from tests.browser.people import RRMS
from tests.browser.places import ERRORS, IMPROBABLE, Place, name_of
from tests.browser.windows import Windows

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Refusal:
    """A page with its mistake: how it came, what the field says, where keys lead from the top."""

    title: str
    summaries: int
    is_above: bool
    message: str
    described: int
    at_field: str
    wrong: int
    on_coming: bool
    on_tab: bool
    on_enter: bool


Refused = Callable[[Place], Refusal]


@pytest.fixture(scope="module")
def refused(windows: Windows) -> Refused:
    """Each page once, for all that is asked of it."""
    found: dict[str, Refusal] = {}

    def asked_of(place: Place) -> Refusal:
        with windows.visits() as go:
            page = go(place)
            has = gets_focus(page, ".error-summary")
            told = page.evaluate(_TOLD)
            page.keyboard.press("Tab")
            leads = gets_focus(page, ".error-summary a")
            page.keyboard.press("Enter")
            return Refusal(*told, has, leads, gets_focus(page, "main form input[name=answer]"))

    def refused(place: Place) -> Refusal:
        if place.name not in found:
            found[place.name] = asked_of(place)
        return found[place.name]

    return refused


_TOLD = """() => {
    const all = selector => [...document.querySelectorAll(selector)], one = s => all(s)[0];
    const top = selector => one(selector).getBoundingClientRect().top;
    return [
        document.title, all("[role=alert]").length, top("[role=alert]") < top("main h1"),
        one(".error-summary a").innerText, all("main [aria-describedby~='answer-error']").length,
        one("#answer-error").innerText, all("main [aria-invalid=true]").length,
    ];
}"""


@pytest.mark.parametrize("place", ERRORS, ids=name_of)
def test_the_summary_comes_first_and_leads_to_the_field(refused: Refused, place: Place) -> None:
    page = refused(place)
    assert page.title.startswith("Error:")
    assert page.summaries == 1
    assert page.is_above
    assert (page.on_coming, page.on_tab, page.on_enter) == (True, True, True)


@pytest.mark.parametrize("place", ERRORS, ids=name_of)
def test_the_message_stands_at_the_field_too(refused: Refused, place: Place) -> None:
    page = refused(place)
    assert page.described == 1
    assert page.message
    assert page.message in page.at_field
    assert page.wrong == 1


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
