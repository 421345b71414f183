"""The whole way from the first page to the results, with a keyboard alone.

By day all parts of the results are walked to without a script, and with one the first of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from decision_aid.domain.questionnaire.answers import UNSURE
from decision_aid.domain.questionnaire.journey import SHORT
from decision_aid.domain.questionnaire.question_parts import QuestionKind
from tests.browser.conftest import Visit
from tests.browser.keyboard import answer, gets_focus, press_and_go, tab_to
from tests.browser.people import FULL_CASES, NOTHING_KNOWN, RRMS, SHORT_WAY, Person
from tests.conftest import by_day
from tests.web.result_pages import ADDRESSES

pytestmark = pytest.mark.browser

_EVERYBODY = (SHORT_WAY, NOTHING_KNOWN)
_WITH_A_SCRIPT = by_day((SHORT_WAY,), _EVERYBODY)
"""Somebody who knows nothing is led through the full way in ``tests/web``, by day too."""


def _walk(page: Page, person: Person) -> None:
    """Each page has to be the one that the questionnaire names next."""
    tab_to(page, f"button[name=route][value={person.route}]")
    press_and_go(page)
    for step in person.way():
        assert urlsplit(page.url).path == f"/questions/{step.slug}/"
        answer(page, step)
    if person.route != SHORT:
        assert urlsplit(page.url).path == "/check/"
        tab_to(page, "main a[href='/results/']")
        press_and_go(page)
    assert urlsplit(page.url).path == "/results/"


def _walk_the_results(page: Page, addresses: Sequence[str]) -> None:
    for part in ("told", "short", "rules-short"):
        assert page.locator(f"main #{part}").is_visible()
    assert page.locator("main svg").count() > 0
    tab_to(page, "main summary")
    page.keyboard.press("Enter")
    assert page.locator("main details[open]").count() == 1
    for address in addresses:
        tab_to(page, f"main nav a[href='{address}']")
        press_and_go(page)
        assert urlsplit(page.url).path == address


def test_the_full_way_can_be_walked_with_the_keyboard_alone(visit: Visit) -> None:
    """Without JavaScript; others walk with it, below."""
    page = visit("/", java_script_enabled=False)
    _walk(page, RRMS)
    _walk_the_results(page, ADDRESSES[1:])


@pytest.mark.parametrize("person", _WITH_A_SCRIPT, ids=lambda person: person.name)
def test_with_a_script_it_can_be_walked_too(visit: Visit, person: Person) -> None:
    page = visit("/")
    _walk(page, person)
    _walk_the_results(page, by_day(ADDRESSES[1:2], ADDRESSES[1:]))


def test_the_walks_of_a_day_answer_in_every_way_that_there_is() -> None:
    of_the_day = _ways_to_answer((RRMS, *_WITH_A_SCRIPT))
    assert of_the_day == _ways_to_answer((RRMS, *_EVERYBODY, *FULL_CASES)) != set()


def _ways_to_answer(people: Iterable[Person]) -> set[tuple[str, bool]]:
    """A number is typed, or a box beside it ticked; of the rest something is ticked or picked."""
    return {
        ("type", step.answer == UNSURE)
        if step.question.kind.is_typed
        else ("tick" if step.question.kind is QuestionKind.MULTI_CHOICE else "pick", False)
        for person in people
        for step in person.way()
    }


def test_the_first_stop_of_the_tab_key_jumps_over_the_head_of_the_page(visit: Visit) -> None:
    page = visit("/")
    page.keyboard.press("Tab")
    assert gets_focus(page, "a.skip")
    assert page.locator("a.skip").bounding_box()["y"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert gets_focus(page, "main")
