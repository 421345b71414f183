"""The summary in a browser: two sheets of paper, own questions that stay, text to copy."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from decision_aid.web.handover.summary.own_questions import LONGEST, MOST
from tests.browser.conftest import Visit
from tests.browser.people import DETAIL, FOUR_PEOPLE, FULL_CASE, NOTHING_KNOWN, RRMS, Person
from tests.browser.places import Place
from tests.conftest import by_day
from tests.web.handover.summary.pdf_tools import pages_told, text_of

pytestmark = pytest.mark.browser
AGAIN = Person("after a transplant", {**RRMS.told, "health": ("transplant",)}, DETAIL)
OWN = "Can my sister stay with me at night?"


def _visit(visit: Visit, person: Person) -> Page:
    return visit(Place("summary", "/summary/", person))


@pytest.mark.parametrize("person", FOUR_PEOPLE, ids=lambda person: person.name)
def test_the_print_takes_at_most_two_sheets_and_holds_own_questions(
    visit: Visit, person: Person, tmp_path: Path
) -> None:
    """With nothing typed too, and without Arial: in the widest of common letters, which stand here
    in its place.
    """
    page = _visit(visit, person)
    assert _sheets(_printed(page, tmp_path, "A4")) == 2
    page.locator("#own").fill(OWN)
    pdf = _printed(page, tmp_path, "A4")
    assert _sheets(pdf) <= 2
    assert "DejaVuSans" in pdf.decode("latin-1")
    text = text_of(pdf)
    assert OWN in text
    assert "Save as PDF" not in text
    assert "Plain text to copy" not in text


_LONG = "Can I keep working as a teacher while this goes on, and who decides about my licence then?"
MOST_TYPED = {
    "ten": "\n".join([_LONG] * MOST),
    "the most": "\n".join([f"{_LONG} When?"] * MOST),
    "wide letters": "W" * LONGEST,
}
_WITHOUT_A_SCRIPT = ("the most", "wide letters")
""""Ten" are as many as the most, and shorter: a script alone weighs them."""
_EVERYBODY = (*FOUR_PEOPLE, AGAIN, FULL_CASE)
_WITH_LEAST_ROOM = (AGAIN, FULL_CASE, NOTHING_KNOWN)


def _typed(person: Person) -> tuple[str, ...]:
    """All of it by those who have the least room for it; by day the others type the most."""
    whole = tuple(MOST_TYPED)
    return whole if person in _WITH_LEAST_ROOM else by_day(whole[1:2], whole)


_TYPED = [(True, person, _typed(person)) for person in _EVERYBODY]
_TYPED += [(False, each, _WITHOUT_A_SCRIPT) for each in by_day(_WITH_LEAST_ROOM[:2], _EVERYBODY)]


@pytest.mark.parametrize(
    ("script", "person", "typed"),
    _TYPED,
    ids=[f"{person.name}-{'script' if script else 'no script'}" for script, person, _ in _TYPED],
)
def test_no_own_question_ever_brings_a_third_sheet(
    visit: Visit, person: Person, tmp_path: Path, script: bool, typed: tuple[str, ...]
) -> None:
    page = visit(Place("summary", "/summary/", person), java_script_enabled=script)
    for name in typed:
        _holds_what_was_typed(page, tmp_path, name)


def test_letter_paper_takes_no_third_sheet_either(visit: Visit, tmp_path: Path) -> None:
    """The style sheet asks for A4; a browser that has other paper makes the sheet smaller."""
    page = _visit(visit, FULL_CASE)
    pdf = _holds_what_was_typed(page, tmp_path, "the most", paper="Letter")
    assert b"/MediaBox [0 0 612 792]" in pdf


def _holds_what_was_typed(page: Page, folder: Path, name: str, paper: str = "A4") -> bytes:
    typed = MOST_TYPED[name][:LONGEST]
    page.locator("#own").fill(typed)
    pdf = _printed(page, folder, paper)
    assert _sheets(pdf) == 2, (name, paper)
    held = "".join(text_of(pdf).split())
    assert held.count("".join(typed.split("\n")[0].split())) >= len(typed.split("\n"))
    return pdf


def test_questions_of_our_own_make_room_and_come_back(visit: Visit) -> None:
    page = _visit(visit, FOUR_PEOPLE[0])
    sheet = page.locator("[data-ways]")
    usual, ours = sheet.get_attribute("class"), page.locator("#asked li.no-print")
    page.locator("#own").fill("\n".join([_LONG] * MOST))
    assert page.locator("#own-printed li").count() == MOST
    assert ours.count() == page.locator("#asked li").count()
    assert "no-find" in (sheet.get_attribute("class") or "")
    page.locator("#own").fill("")
    assert ours.count() == 0
    assert sheet.get_attribute("class") == usual


def _printed(page: Page, folder: Path, paper: str) -> bytes:
    path = folder / "summary.pdf"
    page.pdf(path=path, format=paper, prefer_css_page_size=paper == "A4")
    return path.read_bytes()


def _sheets(pdf: bytes) -> int:
    return len(pages_told(pdf)) - 1


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
