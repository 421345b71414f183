"""The accessibility statement says what was tested, and nothing that was not."""

from __future__ import annotations

from django.test import Client

from decision_aid.web.site.accessibility import TESTED
from tests.named_tests import not_proving
from tests.web.page import Page


def _page() -> Page:
    return Page(Client().get("/accessibility/").content.decode())


def test_each_line_of_the_statement_names_tests_that_exist_and_run() -> None:
    assert len(TESTED) > 10
    assert all(each.checks for each in TESTED)
    assert not_proving(tuple(name for each in TESTED for name in each.checks)) == []


def test_the_statement_shows_each_line_once() -> None:
    lines = [item.text for item in _page().main.all("li")]
    assert [str(each.what) for each in TESTED if lines.count(str(each.what)) != 1] == []


def test_the_statement_says_who_tested_and_what_nobody_has() -> None:
    text = _page().main.text
    assert "No person with a disability has tested it for us yet." in text
    assert "a real screen reader" in text
    assert "a second language" in text
