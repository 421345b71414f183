"""Whom a trial turned away by its own rules is never called alike on that very point."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from decision_aid.domain.eligibility.criteria import CriterionStatus
from decision_aid.domain.eligibility.vocabulary import Subject
from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import ROUTES, Questionnaire, replay
from decision_aid.domain.results.patient_result import patient_result
from decision_aid.domain.similarity.dimensions.entry import turned_away_by
from decision_aid.domain.similarity.outcomes import DIMENSIONS, Closeness, Dimension, Outcome
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.figures.compared.of_treatments import with_entry
from tests.conftest import SIZE
from tests.domain.build import person
from tests.domain.people import some_answers
from tests.domain.walk import TODAY

_MARKS = {
    Subject.PRIOR_TREATMENT: Dimension.FAILED_TREATMENT,
    Subject.RELAPSES_ON_DRUGS: Dimension.ACTIVITY,
    Subject.ACTIVITY: Dimension.ACTIVITY,
    Subject.EDSS: Dimension.EDSS,
    Subject.AGE: Dimension.AGE,
}
_ACTIVE = {
    "subtype": "rrms", "age": 38, "edss": "3.5", "relapses_12m": 2, "dmt_failed": 1,
    "dmt_taken": 2, "gd_lesions_12m": 1, "prior_hsct": False, "prior_mitoxantrone": False,
    "pregnant": False,
}  # fmt: skip


def _likeness(base: EvidenceBase, **told: Any) -> tuple[Closeness, dict[Dimension, Outcome]]:
    facts = person(**{**_ACTIVE, **told})
    sourced = base.figures["burt-2019-mist", "worsened-ahsct"]
    found = patient_result(facts, base).match_of[sourced]
    return found.closeness, dict(zip(DIMENSIONS, found.outcomes, strict=True))


def test_who_had_mitoxantrone_is_unlike_people_of_whom_nobody_had_it(base: EvidenceBase) -> None:
    closeness, marks = _likeness(base)
    assert closeness is Closeness.MUCH_LIKE_YOU
    assert marks[Dimension.FAILED_TREATMENT] is Outcome.ALIKE
    closeness, marks = _likeness(base, prior_mitoxantrone=True)
    assert closeness is Closeness.DIFFERENT
    assert marks[Dimension.FAILED_TREATMENT] is Outcome.UNLIKE


def test_who_was_less_active_than_asked_for_is_at_the_edge(base: EvidenceBase) -> None:
    _closeness, marks = _likeness(base, relapses_12m=1, gd_lesions_12m=0)
    assert marks[Dimension.ACTIVITY] is Outcome.EDGE
    _closeness, marks = _likeness(base, relapses_12m=1)  # its words leave one with a spot open
    assert marks[Dimension.ACTIVITY] is Outcome.ALIKE


def test_no_random_person_is_alike_where_the_own_rules_of_a_trial_say_no(
    base: EvidenceBase, questionnaire: Questionnaire
) -> None:
    trials = [each for each in base.sources.values() if each.entry_set and each.figure]
    assert {each.entry_set for each in trials} >= {"trial-mist", "trial-halt-ms", "trial-astims"}
    random, seen = Random(7), 0
    for number in range(40 * SIZE):
        answers = Answers(some_answers(questionnaire, random))
        facts = replay(questionnaire, ROUTES[number % 3], answers, TODAY).facts
        result = patient_result(facts, base)
        for source in trials:
            lines = base.criteria[source.entry_set].criterion
            no = [
                _MARKS[each.asks]
                for each in lines
                if each.is_firm
                and each.asks in _MARKS
                and each.standing_for(facts.as_seen()) is CriterionStatus.NOT_MET
            ]
            for sourced in source.shown_figures:
                if sourced.figure.where is not None:
                    continue
                marks = result.match_of[sourced].outcomes
                for dimension in no:
                    seen += 1
                    assert marks[DIMENSIONS.index(dimension)] is not Outcome.ALIKE, sourced.ref
    assert seen > 50


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"pregnant": True}, "Pregnancy was a reason for not enrolling."),
        ({"prior_mitoxantrone": True}, "People with earlier mitoxantrone"),
        ({"relapses_12m": 1, "gd_lesions_12m": 0}, "At least two relapses"),
    ],
)
def test_the_comparison_says_so_once_and_of_nobody_else(
    base: EvidenceBase, told: dict[str, Any], words: str
) -> None:
    places = "<p><!--entry trial-mist--></p><p><!--entry trial-mist--></p>"
    said = with_entry(places, person(**{**_ACTIVE, **told}))
    assert said.count(f"this trial would not have taken you: {words}") == 1
    assert "<!--" not in said
    assert with_entry(places, person(**_ACTIVE)) == "<p></p><p></p>"
    assert with_entry(places, person()) == "<p></p><p></p>"
    assert turned_away_by(base.criteria["trial-mist"], person(**_ACTIVE)) == ()
