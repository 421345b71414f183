"""The page of rules says once what several of its sets would say, and loses nothing."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone

from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import Questionnaire, replay
from decision_aid.web.loaded import result_of
from decision_aid.web.rules.by_place import RulesView
from decision_aid.web.rules.sentences import also_to_look_at, not_first_hand, read_by_us
from tests.browser.people import FOUR_PEOPLE, RRMS, Person
from tests.web.cookies import client_holding, client_with
from tests.web.page import Element, Page
from tests.web.random_people import random_people

_SENTENCES = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")
_OWN = ("Open:", "Not met:", "Preferred", "Asked for:", "There ", "Of the ", "For the ", "You meet")
"""What counts or names conditions is of one set, though another may have the same."""


def _rules(person: Person) -> Element:
    page = client_holding(person.cookie()).get("/results/rules/").content.decode()
    return Page(page).main


@pytest.mark.parametrize("person", FOUR_PEOPLE, ids=lambda each: each.name)
def test_no_two_sets_say_the_same_of_how_they_were_read(person: Person) -> None:
    said: list[str] = []
    for each in _rules(person).all("section", "ruleset"):
        shown = [p.text for p in each.inside if isinstance(p, Element) and p.tag == "p"]
        said += {s for text in shown for s in _SENTENCES.split(text) if not s.startswith(_OWN)}
    assert [s for s in set(said) if said.count(s) > 1 and "by our reading" not in s.lower()] == []


def test_what_stands_above_names_the_sets_of_which_it_holds() -> None:
    main = _rules(RRMS)
    told = next(p.text for p in main.all("p", "quiet-line") if "not the original" in p.text)
    named = told.partition("That holds for: ")[2].rstrip(".").split(" · ")
    assert len(named) > 1
    for name in named:
        own = next(each for each in main.all("section", "ruleset") if name in each.text)
        caveats = own.one("ul", "caveats").text
        assert "We read a summary by somebody else, not the original." in caveats


@pytest.mark.slow
def test_what_no_set_says_any_more_stands_above(questionnaire: Questionnaire) -> None:
    seen = dict.fromkeys(("guards", "reading", "second hand"), 0)
    for somebody in random_people(questionnaire, 40):
        given = {k: tuple(v) if isinstance(v, list) else v for k, v in somebody.answers.items()}
        result = result_of(
            replay(questionnaire, somebody.route, Answers(given), timezone.localdate())
        )
        view = RulesView(result.rules, says_once=True)
        above = view.together.above
        text = Page(
            client_with(somebody.answers, somebody.route).get("/results/rules/").content.decode()
        ).main.text
        for each in (*view.first, *view.older, *view.elsewhere, *view.trials):
            assert set(each.verdict.held_back_by) <= set(result.active_guards), each.name
            if any(also_to_look_at(each.verdict)):
                seen["guards"] += 1
                assert "What your team looks at first, whatever the rules say" in text
        for each in view.first:
            told = " ".join((each.message, *each.how_read))
            if read_by_us(each.verdict):
                seen["reading"] += above.reading
                assert "our reading" in told.lower() or "our own reading" in told
            if (second_hand := not_first_hand(each.rules)) and second_hand in above.sentences:
                seen["second hand"] += 1
                holds = (t for t in view.together.told if t.startswith(second_hand))
                assert any(each.name in t for t in holds)
    assert all(seen.values()), seen
