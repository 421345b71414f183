"""A question shows what can be answered before anybody scrolls, on a phone of 375 x 812."""

from __future__ import annotations

import pytest

from decision_aid.domain.questionnaire.journey import Step
from tests.browser.conftest import Visit
from tests.browser.laid import lay, sheet
from tests.browser.people import FOUR_PEOPLE, FULL_CASE, RRMS, SHORT_WAY, Person
from tests.browser.places import Place

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

_WHERE = """() => [
  [innerWidth, innerHeight, document.documentElement.scrollHeight],
  ...[...document.querySelectorAll("main #answer, main .choices .choice")].map(each => {
    const box = each.getBoundingClientRect();
    return [box.top, box.bottom];
  }),
]"""


def _every_question() -> list[tuple[Person, Step]]:
    found: dict[str, tuple[Person, Step]] = {}
    for person in (SHORT_WAY, *FOUR_PEOPLE, FULL_CASE):
        for step in person.journey().steps:
            if not step.question.optional:
                found.setdefault(step.question.key, (person, step))
    return list(found.values())


def test_three_options_or_the_field_stand_above_the_fold(visit: Visit) -> None:
    few: list[str] = []
    page = sheet(visit, _PHONE)
    for person, step in _every_question():
        lay(page, f"/questions/{step.slug}/", person, step.slug)
        shown, of = page.evaluate(_MEASURE)
        if shown < min(of, 3):
            few.append(f"{step.key}: {shown} of {of}")
    assert few == []


@pytest.mark.parametrize("slug", ["age", "dmt-tried"], ids=["typed", "options"])
def test_a_question_laid_in_stands_as_one_visited(visit: Visit, slug: str) -> None:
    page, path = sheet(visit, _PHONE), f"/questions/{slug}/"
    lay(page, path, RRMS, slug)
    there: list[list[float]] = visit(Place(slug, path, RRMS), viewport=_PHONE).evaluate(_WHERE)
    assert page.evaluate(_WHERE) == there
    assert len(there) > 1
