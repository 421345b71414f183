""" "Answer now" leads to a question that has no answer yet, whoever comes."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from django.conf import settings
from django.test import Client

from decision_aid.domain.questionnaire.answers import UNSURE, Answers, values_of
from decision_aid.domain.questionnaire.journey import DETAIL, FULL, SHORT, Journey, replay
from decision_aid.domain.questionnaire.preferences import Values
from decision_aid.web.addresses import answer_url
from decision_aid.web.loaded import questionnaire, result_of
from decision_aid.web.results.differences import differences_view
from decision_aid.web.results.unknowns import unknown_rows
from decision_aid.web.words.team_questions import questions_of
from tests.browser.people import NOTHING_KNOWN, SHORT_WAY, unsure
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
    asked += [row.url for row in unknown_rows(find_out, journey)]
    without = (s for s in journey.steps if s.answer is None or UNSURE in values_of(s.answer))
    return {answer_url(step.slug) for step in without}, [each for each in asked if each]


@pytest.mark.slow
def test_answer_now_leads_to_a_question_without_an_answer() -> None:
    """Many people, and the longer many at night: what is asked again is rare and is no accident."""
    random, links = Random(11), 0
    for _ in range(80 * SIZE):
        still_open, asked = _open_and_asked(_somebody(random))
        assert set(asked) <= still_open
        links += len(asked)
    assert links > 200 * SIZE


def test_years_that_were_told_are_not_asked_again() -> None:
    told = SHORT_WAY.told | {"year_diagnosis": str(date.today().year - 12)}
    journey = replay(questionnaire(), SHORT, Answers(told), date.today())
    lines = differences_view(result_of(journey).differences, journey).transplant
    (years,) = [each for each in lines if each.line.factor == "years_with_ms"]
    assert years.ask == ""
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
