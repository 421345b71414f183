"""A question shows what can be answered before anybody scrolls, on a phone of 375 x 812."""

from __future__ import annotations

import pytest

from decision_aid.domain.questionnaire.journey import Step
from tests.browser.conftest import Visit
from tests.browser.people import FOUR_PEOPLE, FULL_CASE, SHORT_WAY, Person

pytestmark = pytest.mark.browser

_PHONE = {"width": 375, "height": 812}
_MEASURE = """() => {
  const seen = each => {
    const box = each.getBoundingClientRect();
    return box.bottom <= innerHeight && box.top >= 0;
  };
  const typed = document.querySelector("main #answer");
  if (typed) return [seen(typed) ? 1 : 0, 1];
  const options = [...document.querySelectorAll("main .choices .choice")];
  return [options.filter(seen).length, options.length];
}"""


def _every_question() -> list[tuple[Person, Step]]:
    found: dict[str, tuple[Person, Step]] = {}
    for person in (SHORT_WAY, *FOUR_PEOPLE, FULL_CASE):
        for step in person.journey().steps:
            if not step.question.optional:
                found.setdefault(step.question.key, (person, step))
    return list(found.values())


def test_three_options_or_the_field_stand_above_the_fold(visit: Visit) -> None:
    few: list[str] = []
    pages = {}
    for person, step in _every_question():
        if person.name not in pages:
            pages[person.name] = visit("/", person, viewport=_PHONE)
            pages[person.name].context.clear_cookies()
        page = pages[person.name]
        page.context.add_cookies([
            {"name": "answers", "value": person.cookie(step.slug), "url": page.url}
        ])  # fmt: skip
        page.goto(f"/questions/{step.slug}/")
        shown, of = page.evaluate(_MEASURE)
        if shown < min(of, 3):
            few.append(f"{step.key}: {shown} of {of}")
    assert few == []
