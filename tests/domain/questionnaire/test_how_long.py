"""How many questions and taps each way takes, and how long its words take to read."""

from __future__ import annotations

from decision_aid.domain.questionnaire.journey import Questionnaire
from tests.domain.walk import Walk
from tests.domain.ways import FULL, SHORT, asked, minutes, taps


def test_the_short_way_is_eight_questions_sixteen_taps_and_under_fourminutes(walk: Walk) -> None:
    journey = walk("short", **SHORT)
    steps = asked(journey.steps)
    assert journey.next_step is None
    assert (len(steps), sum(map(taps, steps))) == (8, 16)
    assert minutes(steps) < 4


def test_the_full_way_of_one_drug_is_under_tenminutes(walk: Walk) -> None:
    journey = walk("full", **FULL)
    steps = asked(journey.steps)
    assert journey.next_step is None
    assert (len(steps), sum(map(taps, steps))) == (17, 34)
    assert minutes(steps) < 10


def test_what_the_short_way_asks_gives_type_duration_disability_activity_and_country(
    walk: Walk,
) -> None:
    journey = walk("short", **SHORT)
    wanted = {"subtype", "years_since_diagnosis", "age", "edss", "relapses_12m", "new_t2_12m",
              "he_dmt_failed"}  # fmt: skip
    assert wanted <= set(journey.facts)
    assert journey.country == "GB-ENG"


def test_the_optional_question_is_on_every_way_and_never_in_the_way(
    questionnaire: Questionnaire, walk: Walk
) -> None:
    optional = [each for each in questionnaire.questions.values() if each.optional]
    assert [each.key for each in optional if not each.for_letter] == ["brings"]
    for route in ("short", "full", "detail"):
        journey = walk(route)
        step = journey.step("brings")
        assert step is not None
        assert journey.may_visit(step)
        assert step not in journey.unanswered
