"""How many questions and taps each way takes, and how long its words take to read."""

from __future__ import annotations

from collections.abc import Iterable

from decision_aid.domain.questionnaire.journey import Questionnaire, Step
from tests.domain.walk import Walk

_WORDS_A_MINUTE = 200
_SHORT = {
    "subtype": "rrms", "age": "38", "year_diagnosis": "2018", "mobility_short": "500",
    "relapses_12m": "2", "mri_short": "new", "treatment_short": "strong", "country": "GB-ENG",
}  # fmt: skip
_FULL = {
    "country": "GB-ENG", "age": "38", "subtype": "rrms", "year_diagnosis": "2018",
    "year_onset": "2016", "edss_known": "yes", "edss_value": "3.5", "edss_when": "6m",
    "relapses_12m": "2", "mri_12m": "yes", "mri_contrast": "yes", "new_t2_12m": "2",
    "gd_lesions_12m": "1", "worsening_12m": "no", "dmt_tried": ("natalizumab",),
    "dmt_outcome__natalizumab": "not-controlled", "dmt_months__natalizumab": "12",
}  # fmt: skip


def _asked(steps: Iterable[Step]) -> list[Step]:
    return [step for step in steps if not step.question.optional]


def _words(step: Step) -> int:
    """All that stands open on the page of a question: title, hint, options, the unsure answer."""
    question = step.question
    texts = [step.title, question.hint, question.unsure]
    for option in question.options_for(step.known):
        texts += [option.label, option.hint]
    return sum(len(text.split()) for text in texts)


def _taps(step: Step) -> int:
    """One for the answer, or each tick, or the field to type in; one to go on."""
    return (len(step.answer) if isinstance(step.answer, tuple) else 1) + 1


def _minutes(steps: Iterable[Step]) -> float:
    return sum(map(_words, steps)) / _WORDS_A_MINUTE


def test_the_short_way_is_eight_questions_sixteen_taps_and_under_four_minutes(walk: Walk) -> None:
    journey = walk("short", **_SHORT)
    steps = _asked(journey.steps)
    assert journey.next_step is None
    assert (len(steps), sum(map(_taps, steps))) == (8, 16)
    assert _minutes(steps) < 4


def test_the_full_way_of_one_drug_is_under_ten_minutes(walk: Walk) -> None:
    journey = walk("full", **_FULL)
    steps = _asked(journey.steps)
    assert journey.next_step is None
    assert (len(steps), sum(map(_taps, steps))) == (17, 34)
    assert _minutes(steps) < 10


def test_what_the_short_way_asks_gives_type_duration_disability_activity_and_country(
    walk: Walk,
) -> None:
    journey = walk("short", **_SHORT)
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
