"""What the pages on deleting and security promise, and what addresses and lengths tell."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from decision_aid.domain.questionnaire.journey import EXTRA
from tests.named_tests import not_proving
from tests.web import people
from tests.web.cookies import client_with
from tests.web.page import Page
from tests.web.processes.house import ROOT
from tests.web.walk import walk

_PRIVACY = "tests/privacy/test_privacy_page.py::test_"
_LISTED = "tests/web/site/test_security_page.py::test_"
_HERE = "tests/web/site/test_promises.py::test_"
DELETED: dict[str, tuple[str, ...]] = {
    "They are gone from this browser.": (
        f"{_PRIVACY}deleting_leaves_no_cookie",
        "tests/browser/privacy/test_private_visit.py::test_a_browser_is_left_with_one_cookie_and_nothing_else",
        "tests/browser/handover/test_summary.py::"
        "test_own_questions_come_back_in_this_tab_until_the_answers_are_deleted",
    ),
    "We have no copy.": (
        "tests/privacy/test_private_server.py::test_the_server_writes_no_file_at_all",
    ),
    "The history of the browser still lists the pages that you opened, without your answers.": (
        "tests/browser/privacy/test_private_visit.py::test_no_request_of_the_visit_has_an_answer_in_its_address",
        f"{_HERE}an_address_that_names_its_question_is_one_that_everybody_gets",
    ),
}
SECURITY: dict[str, tuple[str, ...]] = {
    "Each control names the tests that show that it works.": (
        f"{_LISTED}every_threat_is_told_in_full_with_the_tests_of_its_controls",
        "tests/faults/test_planted.py::test_a_fault_can_be_planted_and_its_tests_are_there",
    ),
    "No outside expert has tested its security yet.": (f"{_LISTED}the_page_promises_nothing",),
}
"""The sentences that promise something, each with what fails where it is not so."""


@pytest.mark.parametrize(
    ("address", "promised"), [("/deleted/", DELETED), ("/security/", SECURITY)]
)
def test_each_promise_stands_on_its_page_and_is_held(
    address: str, promised: dict[str, tuple[str, ...]]
) -> None:
    client = client_with(people.RRMS_KEPT)
    client.post("/delete/")
    told = Page(client.get(address).content.decode()).main.text
    assert [each for each in promised if each not in told] == []
    assert not_proving(tuple(name for names in promised.values() for name in names)) == []


@pytest.mark.slow
def test_an_address_that_names_its_question_is_one_that_everybody_gets() -> None:
    """What only some people are asked is counted; its title tells no more than its topic."""
    asked: dict[str, list[set[str]]] = {"short": [], "full": []}
    extra_titles = set()
    for route, person in (
        ("short", people.SHORT), ("short", people.NOTHING_KNOWN), ("full", people.RRMS),
        ("full", people.SPMS), ("full", people.PPMS), ("full", people.NOTHING_KNOWN),
    ):  # fmt: skip
        walked = walk(Client(), person, route)
        steps = zip(walked.addresses, walked.pages.values(), strict=False)
        named = set()
        for address, page in steps:
            slug = address.removeprefix("/questions/").rstrip("/")
            if re.fullmatch(rf"{EXTRA}[0-9]+", slug):
                extra_titles.add(page.one("title").text)
            else:
                named.add(slug)
        asked[route].append(named)
    for several in asked.values():
        assert all(each == several[0] for each in several)
    assert extra_titles
    for title in extra_titles:
        assert "one more question" in title.lower(), title


def test_a_page_that_is_asked_for_again_has_another_length() -> None:
    """So that nobody finds out a letter of it by what packing makes of a guess."""
    client = client_with(people.RRMS_KEPT)
    packed = {"accept-encoding": "gzip"}
    lengths = {len(client.get("/check/", headers=packed).content) for _ in range(12)}
    assert len(lengths) > 3
    assert client.get("/check/", headers=packed).headers["Content-Encoding"] == "gzip"


def test_no_field_lets_a_browser_keep_what_is_typed_or_send_it_to_a_speller() -> None:
    """Boxes (``type`` is one), buttons, hidden fields and files hold no text of one's own."""
    without_text = re.compile(r'type="(?:hidden|radio|checkbox|file|submit|button|{{ type }})"')
    fields = [
        (file.name, tag)
        for file in (ROOT / "templates").rglob("*.html")
        for tag in re.findall(r"<(?:textarea|input)\b[^>]*>", file.read_text(encoding="utf-8"))
        if not without_text.search(tag)
    ]
    assert len(fields) > 12
    for name, tag in fields:
        assert 'spellcheck="false"' in tag, name
        assert 'autocomplete="off"' in tag, name
