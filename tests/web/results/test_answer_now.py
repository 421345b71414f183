""" "Answer now" leads to a question that has no answer yet, whoever comes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

import pytest
from django.conf import settings
from django.test import Client

from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.questionnaire.answers import UNSURE, Answer, Answers, values_of
from decision_aid.domain.questionnaire.by_fact import is_open
from decision_aid.domain.questionnaire.journey import (
    DETAIL,
    FULL,
    ROUTES,
    SHORT,
    Journey,
    Step,
    replay,
)
from decision_aid.domain.questionnaire.preferences import Values
from decision_aid.domain.questionnaire.question_parts import QuestionKind
from decision_aid.web.addresses import answer_url
from decision_aid.web.loaded import evidence_base, questionnaire, result_of
from decision_aid.web.results.differences import differences_view
from decision_aid.web.results.unknowns import unknown_rows
from decision_aid.web.words.answers import answer_now, facts_given
from decision_aid.web.words.team_questions import questions_of
from tests.browser.people import NOTHING_KNOWN, SHORT_WAY, Person, unsure
from tests.conftest import SIZE
from tests.domain.people import an_answer
from tests.web.handover.summary.summary_people import summary_for
from tests.web.page import Page


def _somebody(random: Random) -> Journey:
    """All the way, with answers that are offered and now and then "I do not know"."""
    route, answers = random.choice((SHORT, FULL, DETAIL)), Answers()
    journey = replay(questionnaire(), route, answers, date.today())
    while step := journey.next_step:
        for given in (an_answer(step.question, random), unsure(step)):
            then = answers.having(step.key, given)
            journey = replay(questionnaire(), route, then, date.today())
            if journey.next_step is None or journey.next_step.key != step.key:
                break
        answers = then
    return journey


def _open_and_asked(journey: Journey) -> tuple[set[str], list[str]]:
    page = result_of(journey)
    lines = differences_view(page.differences, journey)
    asked = [line.ask for line in (*lines.transplant, *lines.drugs)]
    find_out = questions_of(journey, page, Values()).find_out
    asked += [row.ask for row in unknown_rows(find_out, journey)]
    without = (s for s in journey.steps if s.answer is None or UNSURE in values_of(s.answer))
    return {answer_url(step.slug) for step in without}, [each.url for each in asked if each]


@pytest.mark.slow
def test_answer_now_leads_to_a_question_without_an_answer() -> None:
    """Many people, and the longer many at night: what is asked again is rare and is no accident."""
    random, links = Random(11), 0
    for _ in range(80 * SIZE):
        still_open, asked = _open_and_asked(_somebody(random))
        assert set(asked) <= still_open
        links += len(asked)
    assert links > 200 * SIZE


_RULES_READ = frozenset[str]().union(
    *(line.reads for each in evidence_base().criteria_sets for line in each.criterion)
) - {"years_since_first_dmt"}
"""All but one that nobody is asked."""
_YEARS = ("years_since_onset", "years_since_diagnosis")
"""A calendar year never tells them to the day."""


def _told_of(facts: Facts, name: str) -> tuple[object, ...]:
    """More, the more is known: nothing, a range, one value."""
    value = facts.get(name)
    return () if value is None else (value,)


def _with(journey: Journey, step: Step, answer: Answer) -> Journey | None:
    given = {each.key: each.answer for each in journey.steps if each.answer is not None}
    then = replay(
        questionnaire(), journey.route, Answers({**given, step.key: answer}), date.today()
    )
    kept = next((each.answer for each in then.steps if each.key == step.key), None)
    return then if kept == answer else None


def _answers_to(step: Step) -> Iterator[Answer]:
    question = step.question
    if question.kind is QuestionKind.MULTI_CHOICE:
        yield from ((each.value,) for each in question.option)
        yield ("none",)
    elif question.kind.is_typed:
        is_year = question.kind is QuestionKind.YEAR
        years = [str(date.today().year - ago) for ago in (range(70) if is_year else (0, 3))]
        yield from ("0", "1", "2", "4", "40", *years)
    else:
        yield from (each.value for each in question.options_for(step.known))


def _settled_by(journey: Journey) -> dict[str, dict[str, bool]]:
    """By fact: the questions one answer to which tells it, or more of it; and those that lead to a
    question on the way that was not there.
    """
    found: dict[str, dict[str, bool]] = {name: {} for name in _RULES_READ}
    here = {each.question.key for each in journey.steps}
    for step in journey.steps:
        if not is_open(step):
            continue
        for answer in _answers_to(step):
            if (then := _with(journey, step, answer)) is None:
                continue
            new = {each.question.key for each in then.steps} - here
            for name in _RULES_READ:
                if _told_of(then.facts, name) != _told_of(journey.facts, name):
                    found[name][step.key] = True
                elif new:
                    found[name].setdefault(step.key, False)
    return found


@pytest.mark.slow
def test_each_open_point_of_a_rule_leads_to_the_question_that_settles_it() -> None:
    """Over all facts of all rules, on every way; and where such a question is open, there is a
    link, named by the question's own words.
    """
    random, seen = Random(3), set()
    bare = [replay(questionnaire(), route, Answers(), date.today()) for route in ROUTES]
    people = [Person("nobody", {}, route).journey() for route in ROUTES]
    for journey in (*bare, *people, *(_somebody(random) for _ in range(4 * SIZE))):
        settled_by = _settled_by(journey)
        urls = {answer_url(step.slug): step for step in journey.steps}
        for name in sorted(_RULES_READ):
            told = _told_of(journey.facts, name)
            if told and (name in _YEARS or not isinstance(told[0], Range) or told[0].is_exact):
                continue
            if facts_given().by_fact[name].key in facts_given().hospital:
                continue
            ask = answer_now([name], journey)
            settles = {key for key, is_told in settled_by[name].items() if is_told}
            if ask is None:
                assert not settles, (name, settles, journey.route)
                continue
            step = urls[ask.url]
            seen.add((name, journey.route))
            assert step.question.short.partition("{")[0] in ask.name
            if name in step.question.works_out and step.key not in settled_by[name]:
                continue  # the first of two
            assert step.key in settled_by[name], (name, step.key, journey.route)
            assert not settles or step.key in settles, (name, step.key, settles)
    assert {name for name, _route in seen} > {"relapses_18m", "dmt_taken", "gd_lesions_12m", "edss"}
    assert {("dmt_taken", route) for route in ROUTES} <= seen
    assert ("relapses_18m", FULL) not in seen


def test_years_that_were_told_are_not_asked_again() -> None:
    told = SHORT_WAY.told | {"year_diagnosis": str(date.today().year - 12)}
    journey = replay(questionnaire(), SHORT, Answers(told), date.today())
    lines = differences_view(result_of(journey).differences, journey).transplant
    (years,) = [each for each in lines if each.line.factor == "years_with_ms"]
    assert years.ask is None
    if years.left_open:
        assert years.standing_words == "Your answers do not tell on which side you are"


def test_how_much_depends_on_the_first_is_said_once_and_nobody_has_to_find_out_their_age() -> None:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = NOTHING_KNOWN.cookie()
    page = Page(client.get("/results/next/").content.decode())
    section = next(s for s in page.all("section") if s.attributes.get("id") == "unknown")
    told = section.text.partition("Everything else that is not known")[0]
    assert told.count("The rules ask") == 1
    assert "ask for the first 3 many times" in told
    assert "Your age" not in told
    assert "Your age" in section.text
    assert "Your age." not in [each.text for each in summary_for("knows_nothing").find_out]
