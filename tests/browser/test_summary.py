"""The summary in a browser: two sheets of paper, own questions that stay, text to copy."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.people import FOUR_PEOPLE, Person
from tests.browser.places import Place
from tests.web.pdf_tools import info_of, text_of

pytestmark = pytest.mark.browser
OWN = "Can my sister stay with me at night?"


def _visit(visit: Visit, person: Person) -> Page:
    return visit(Place("summary", "/summary/", person))


@pytest.mark.parametrize("person", FOUR_PEOPLE, ids=lambda person: person.name)
def test_the_print_takes_at_most_two_sheets_and_holds_own_questions(
    visit: Visit, person: Person, tmp_path: Path
) -> None:
    page = _visit(visit, person)
    page.locator("#own").fill(OWN)
    path = tmp_path / "summary.pdf"
    page.pdf(path=path, format="A4", prefer_css_page_size=True)
    assert int(info_of(path.read_bytes())["Pages"]) <= 2
    text = text_of(path.read_bytes())
    assert OWN in text
    assert "Save as PDF" not in text
    assert "Plain text to copy" not in text


def test_own_questions_come_back_in_this_tab_until_the_answers_are_deleted(visit: Visit) -> None:
    page = _visit(visit, FOUR_PEOPLE[0])
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
    page.locator("#own").fill(OWN)
    page.goto("/results/")
    page.goto("/summary/")
    assert page.locator("#own").input_value() == OWN
    assert not [each for each in sent if "sister" in each]
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as plain text").click()
    assert OWN in Path(download.value.path()).read_text(encoding="utf-8")
    told = [each for each in sent if "sister" in each]
    assert len(told) == 1
    assert "sister" not in told[0].partition(" ")[0]
    page.goto("/delete/")
    page.locator("main form button").first.click()
    page.wait_for_url("**/deleted/")
    assert page.evaluate("sessionStorage.length") == 0


def test_without_a_script_own_questions_are_simply_sent(visit: Visit) -> None:
    place = Place("summary", "/summary/", FOUR_PEOPLE[0])
    page = visit(place, java_script_enabled=False)
    page.locator("#own").fill(OWN)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as PDF").click()
    assert OWN in text_of(Path(download.value.path()).read_bytes())


def test_the_text_is_copied_or_selected_at_a_press(visit: Visit) -> None:
    page = _visit(visit, FOUR_PEOPLE[0])
    button = page.get_by_role("button", name="Copy the text")
    button.click()
    told = button.locator("xpath=following-sibling::*[@role='status']")
    expect(told).not_to_be_empty()
    if told.inner_text() != "Copied.":
        chosen = page.evaluate("getSelection().toString()")
        assert chosen.replace("\r", "") == page.locator("#plain").input_value()
