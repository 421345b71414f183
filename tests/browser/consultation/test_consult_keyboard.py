"""A whole case typed into the consultation with the keyboard alone; every press counts."""

from __future__ import annotations

import pytest
from django.conf import settings

from decision_aid.web.loaded import questionnaire
from tests.browser.conftest import Visit
from tests.browser.consultation.consulting import opened, shortcut
from tests.browser.consultation.typist import Typist, order
from tests.browser.keyboard import has_focus
from tests.browser.people import FULL_CASE
from tests.web.cookies import session_of

pytestmark = pytest.mark.browser
MOST_PRESSES = 300
"""A minute, at 5 key presses a second."""


def test_a_whole_case_is_typed_in_less_than_300_key_presses(visit: Visit) -> None:
    page = opened(visit, None)
    typist = Typist(page)
    steps = {step.key: step for step in FULL_CASE.journey().steps}
    shortcut(page, "1")
    typist.presses += 1
    assert has_focus(page, "#answers-panel")
    done: list[str] = []
    while (key := next((k for k in order(page) if k not in done), None)) is not None:
        typist.answer(steps[key])
        typist.leave()
        done.append(key)
    cookie = next(c for c in page.context.cookies() if c["name"] == settings.SESSION_COOKIE_NAME)
    kept = session_of(cookie["value"])["told"]["answers"]  # type: ignore[typeddict-item]
    groups = {group.id: group.questions for group in questionnaire().consultation}
    told = {k: v for k, v in FULL_CASE.told.items() if k not in groups["referral"]}
    assert kept == {k: list(v) if isinstance(v, tuple) else v for k, v in told.items()}
    print(f"key presses for a full case: {typist.presses}")
    assert typist.presses < MOST_PRESSES


def test_shortcuts_jump_to_the_panels_and_typing_is_left_alone(visit: Visit) -> None:
    page = opened(visit, FULL_CASE)
    page.locator("#a-age").focus()
    page.keyboard.type("2")
    assert has_focus(page, "#a-age")
    for key, panel in (("2", "figures"), ("3", "rules"), ("4", "fitness"), ("5", "unknown")):
        shortcut(page, key)
        assert has_focus(page, f"#{panel}-panel"), key
    page.locator("#c-keys > summary").click()
    with page.expect_navigation():
        page.locator("button[value=keys-off]").click()
    shortcut(page, "2")
    assert not has_focus(page, "#figures-panel")
