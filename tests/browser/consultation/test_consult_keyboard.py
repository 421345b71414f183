"""A case typed into the consultation with the keyboard alone; every press counts.

By day somebody types the part that holds each kind of control, and what a whole case takes at
most is counted on the page; at night it is typed from the first control to the last.
"""

from __future__ import annotations

import pytest
from django.conf import settings

from decision_aid.domain.questionnaire.answers import values_of
from decision_aid.domain.questionnaire.journey import Step
from decision_aid.web.loaded import questionnaire
from tests.browser.conftest import Visit
from tests.browser.consultation.consulting import opened, shortcut
from tests.browser.consultation.typist import Typist, letters_for, order
from tests.browser.keyboard import has_focus
from tests.browser.people import FULL_CASE
from tests.conftest import by_day
from tests.web.cookies import client_holding, session_of
from tests.web.page import Element, Page

pytestmark = pytest.mark.browser
MOST_PRESSES = 300
"""A minute, at 5 key presses a second."""
_STEPS = {step.key: step for step in FULL_CASE.journey().steps}
_REFERRAL = {each.id: each.questions for each in questionnaire().consultation}["referral"]
_CASE = {key: answer for key, answer in FULL_CASE.told.items() if key not in _REFERRAL}
_UNASKED = "filled_in_by"
"""The screen itself knows that a clinician fills it in."""
_BY_DAY = (_UNASKED, "country", "subtype", "age", "dmt_tried")
"""And what is asked of each drug, once it is ticked."""


def test_a_case_is_typed_in_less_than_300_key_presses(visit: Visit) -> None:
    page = opened(visit, None)
    typist = Typist(page)
    shortcut(page, "1")
    typist.presses += 1
    assert has_focus(page, "#answers-panel")
    typed = {
        key: list(answer) if isinstance(answer, tuple) else answer
        for key, answer in _CASE.items()
        if key in by_day(_BY_DAY, _CASE) or ":" in key
    }
    done: list[str] = []
    while (key := next((k for k in order(page) if k in typed and k not in done), None)) is not None:
        typist.answer(_STEPS[key])
        typist.leave()
        done.append(key)
    cookie = next(c for c in page.context.cookies() if c["name"] == settings.SESSION_COOKIE_NAME)
    kept = session_of(cookie["value"])["told"]["answers"]  # type: ignore[typeddict-item]
    assert kept == typed
    print(f"key presses: {typist.presses} of {_most_presses()} counted for a whole case")
    assert typist.presses <= _most_presses()


def test_a_whole_case_takes_less_than_300_key_presses() -> None:
    assert 100 < _most_presses() < MOST_PRESSES


def _most_presses() -> int:
    """One for the panel, one for each stop of the Tab key, and what each answer takes."""
    page = Page(client_holding(FULL_CASE.cookie()).get("/consult/").content.decode())
    fields = {each["id"][2:].replace("--", ":"): each for each in page.all(css="c-field")}
    typed = _CASE.keys() - {_UNASKED}
    panels = [each for each in page.all("section") if each.get("id") in _PANELS]
    others = [each for panel in panels for each in panel if each.tag in ("a", "button", "summary")]
    return 1 + len(others) + sum(_most_presses_in(fields[key], _STEPS[key]) for key in typed)


_PANELS = ("answers-panel", "fitness-panel")


def _most_presses_in(field: Element, step: Step) -> int:
    """A control and its box for "not known"; of a list with boxes each one up to the last tick."""
    boxes = [each["value"] for each in field.all("input", type="checkbox")]
    if options := field.all("option"):
        labels = [each.text for each in options]
        place = [each["value"] for each in options].index(str(step.answer))
        return 1 + (len(letters_for(labels[place], labels)) or place)
    if field.all("summary"):
        ticked = [boxes.index(value) for value in values_of(step.answer)]
        return 3 + max(ticked) + 1 + len(ticked)
    return 1 + len(boxes) + len(str(step.answer))
