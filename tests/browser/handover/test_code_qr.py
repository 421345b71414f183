"""A scanned code: it comes in the fragment, which reaches no server, and goes into the box."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.web.answer_store import SavedAnswers
from decision_aid.web.handover.resume_code.code import code_of
from tests.browser.conftest import Visit, requests_of
from tests.browser.keyboard import gets_focus, press_and_go
from tests.browser.people import RRMS, SHORT_WAY, Person
from tests.browser.reaching import send
from tests.hostile.attacks.walking import known_values, scanned

pytestmark = pytest.mark.browser


def _code(person: Person) -> str:
    steps = person.journey().steps
    answers = {step.key: step.answer for step in steps if step.answer is not None}
    return code_of(SavedAnswers(person.route, Answers(answers)))


def test_the_fragment_goes_into_the_box_and_out_of_the_address(visit: Visit) -> None:
    page = visit(f"/code/#{_code(RRMS)}")
    assert page.locator("#code").input_value() == _code(RRMS)
    assert page.url.endswith("/code/")
    assert page.locator("#code-brought").is_visible()
    assert gets_focus(page, "#code")
    assert page.title().startswith("Enter your code")


def test_nothing_is_sent_before_the_button_is_pressed_and_never_in_an_address(
    visit: Visit,
) -> None:
    code = _code(RRMS)
    page = visit("/", is_new=True)
    seen = requests_of(page)
    page.goto(f"/code/#{code}")
    assert {request.method for request in seen} == {"GET"}
    page.keyboard.press("Tab")
    press_and_go(page)
    page.get_by_role("button", name="Use these answers").click()
    page.wait_for_url("**/check/")
    assert "38" in page.locator("dl.answers").first.locator("..").inner_text()
    for request in seen:
        assert code not in request.url.partition("#")[0]
        assert code not in request.headers.get("referer", "")
    assert [urlsplit(each.url).path for each in seen if each.method == "POST"] == [
        "/code/",
        "/scan/held/",
    ]
    assert page.evaluate("history.length") <= 6


def test_a_code_scanned_while_the_page_is_open_is_taken_too(visit: Visit) -> None:
    page = visit("/code/")
    assert not page.locator("#code-brought").is_visible()
    page.evaluate("code => { location.hash = code }", _code(SHORT_WAY))
    page.wait_for_function("document.getElementById('code').value")
    assert page.locator("#code").input_value() == _code(SHORT_WAY)
    assert page.url.endswith("/code/")


def test_what_was_typed_stays_when_a_code_comes_in_the_address(visit: Visit) -> None:
    page = visit("/code/")
    page.locator("#code").fill("3abc")
    page.evaluate("code => { location.hash = code }", _code(RRMS))
    page.wait_for_function("!location.hash")
    assert page.locator("#code").input_value() == "3abc"


def test_a_link_inside_the_page_is_not_taken_for_a_code(visit: Visit) -> None:
    page = visit("/code/#main")
    assert page.locator("#code").input_value() == ""


def test_without_a_script_the_code_is_typed(visit: Visit) -> None:
    page = visit("/code/", java_script_enabled=False)
    page.locator("#code").fill(_code(SHORT_WAY).lower())
    press = page.get_by_role("button", name="Show what the code holds")
    press.click()
    page.get_by_role("button", name="Use these answers").click()
    page.wait_for_url("**/check/")


def test_a_scanned_picture_is_opened_with_the_keyboard_alone_and_without_a_script(
    visit: Visit,
) -> None:
    page = visit(scanned()[0], java_script_enabled=False)
    page.locator("#pin").press_sequentially("482171")
    page.keyboard.press("Enter")
    page.wait_for_url("**/again/")
    expect(page.locator("[autofocus]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.type(known_values()["pin"])
    page.keyboard.press("Enter")
    page.wait_for_url("**/scan/held/")
    page.get_by_role("button", name="Use these answers").press("Enter")
    page.wait_for_url("**/check/")


def test_a_wrong_code_leads_from_the_summary_to_the_box(visit: Visit) -> None:
    page = visit("/code/")
    page.locator("#code").fill("hello")
    send(page)
    assert gets_focus(page, ".error-summary")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert gets_focus(page, "#code")
    assert page.locator("#code").input_value() == "hello"
