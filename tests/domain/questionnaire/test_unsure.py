""" "I don't know" is an answer everywhere, carried through as unknown and never read as no."""

from __future__ import annotations

import pytest

from decision_aid.domain.eligibility.criteria import CriterionStatus
from decision_aid.domain.logic.facts import FACT_NAMES, Facts, Kind
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.questionnaire.journey import Questionnaire
from decision_aid.domain.questionnaire.question_parts import QuestionKind
from decision_aid.domain.similarity.outcomes import Closeness, Dimension, Outcome
from tests.domain.build import criterion, source
from tests.domain.similarity.people import likeness
from tests.domain.walk import Walk

ON_THE_WAY: dict[str, str | tuple[str, ...]] = {
    "subtype": "ppms",
    "edss_known": "yes",
    "edss_value": "6",
    "relapses_12m": "1",
    "mri_12m": "yes",
    "mri_contrast": "yes",
    "activity_36m": "1",
    "filled_in_by": "clinician",
    "fertility": "both",
}
"""Opens the questions that not everybody is asked."""


def _wrong(facts: Facts) -> dict[str, object]:
    """Facts whose value is none that the fact may have."""
    kinds = {Kind.NUMBER: Range, Kind.YES_NO: bool, Kind.WORD: str}
    return {
        name: value
        for name, value in facts.values.items()
        if not isinstance(value, kinds[FACT_NAMES[name].kind])
        or (FACT_NAMES[name].words and value not in FACT_NAMES[name].words)
    }


@pytest.mark.parametrize("route", ["short", "full", "detail"])
def test_unsure_to_everything_leaves_every_fact_unknown(
    questionnaire: Questionnaire, walk: Walk, route: str
) -> None:
    unsure: dict[str, str | tuple[str, ...]] = {
        q.key: ("unsure",) if q.kind is QuestionKind.MULTI_CHOICE else "unsure"
        for q in questionnaire.asked_on(route)
    }
    assert dict(walk(route, **unsure).facts.values) == {}


def test_unsure_to_one_question_leaves_its_fact_unknown(
    questionnaire: Questionnaire, walk: Walk
) -> None:
    told_otherwise = {}
    for question in questionnaire.asked_on("detail"):
        if question.key not in FACT_NAMES:
            continue
        facts = walk("detail", **{**ON_THE_WAY, question.key: "unsure"}).facts
        if facts.knows(question.key):
            told_otherwise[question.key] = facts.get(question.key)
    assert told_otherwise == {}


def test_every_choice_of_every_question_gives_only_values_that_its_fact_may_have(
    questionnaire: Questionnaire, walk: Walk
) -> None:
    wrong = {}
    for route in questionnaire.routes:
        for question in questionnaire.asked_on(route):
            several = question.kind is QuestionKind.MULTI_CHOICE
            for value in [option.value for option in question.option] + ["unsure"]:
                answer = (value,) if several else value
                facts = walk(route, **{**ON_THE_WAY, question.key: answer}).facts
                wrong |= {(question.key, value): _wrong(facts)} if _wrong(facts) else {}
    assert wrong == {}


def test_unsure_about_the_subtype_makes_nobody_different(walk: Walk) -> None:
    study = source(subtypes=("rrms",))
    facts = walk("short", subtype="unsure").facts
    found = likeness(study, facts)
    assert found.with_outcome(Outcome.OPEN) == (Dimension.SUBTYPE,)
    assert found.closeness is Closeness.NOT_KNOWN


def test_unsure_about_the_subtype_keeps_lines_for_some_subtypes(walk: Walk) -> None:
    line = criterion({"relapses_12m": {"min": 1}}, applies_to=("rrms",))
    facts = walk("short", subtype="unsure", relapses_12m="1").facts
    assert line.standing_for(facts) is CriterionStatus.MET


@pytest.mark.parametrize("answer", ["unsure", "not-tested"])
def test_bands_in_spinal_fluid_not_known_are_not_bands_absent(walk: Walk, answer: str) -> None:
    line = criterion({"csf_ocb": "positive"})
    facts = walk("full", subtype="ppms", csf_ocb=answer).facts
    assert line.standing_for(facts) is CriterionStatus.UNKNOWN


@pytest.mark.parametrize("name", ["edss_recent_relapse", "he_contraindicated", "episode_on_dmt"])
def test_unsure_to_a_yes_no_question_is_not_a_no(walk: Walk, name: str) -> None:
    line = criterion({name: True})
    facts = walk("detail", **{**ON_THE_WAY, name: "unsure"}).facts
    assert line.standing_for(facts) is CriterionStatus.UNKNOWN
