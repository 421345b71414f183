"""A FHIR file chosen in the browser: its text comes into the box, and only that is sent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request

from tests.browser.conftest import Visit
from tests.browser.people import RRMS
from tests.browser.places import Place
from tests.browser.reaching import answers_file

pytestmark = pytest.mark.browser
NAME = "file-of-somebody.json"


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit(Place("fhir import", "/fhir/import/", RRMS))


def _choose(page: Page, text: str, folder: Path) -> None:
    path = folder / NAME
    path.write_text(text, encoding="utf-8")
    page.get_by_label("Or choose the file").set_input_files(path)
    page.wait_for_function("document.getElementById('file-told').textContent !== ''")


def test_a_chosen_file_is_read_here_and_its_text_alone_is_sent(page: Page, tmp_path: Path) -> None:
    text = json.dumps(answers_file())
    forms: list[str] = []

    def note(request: Request) -> None:
        if request.method == "POST":
            forms.append(request.post_data or "")

    page.on("request", note)
    _choose(page, text, tmp_path)
    assert page.locator("#fhir-text").input_value() == text
    assert "The text of the file is in the box" in page.locator("#file-told").inner_text()
    assert forms == []
    with page.expect_navigation():
        page.get_by_role("button", name="Show what the file holds").click()
    assert page.get_by_role("button", name="Use these answers").is_visible()
    assert len(forms) == 1
    assert NAME not in forms[0]


def test_a_file_that_is_too_large_is_told_and_leaves_the_box(page: Page, tmp_path: Path) -> None:
    page.locator("#fhir-text").fill("mine")
    _choose(page, "x" * 64_000, tmp_path)
    assert "too large" in page.locator("#file-told").inner_text()
    assert page.locator("#fhir-text").input_value() == "mine"
