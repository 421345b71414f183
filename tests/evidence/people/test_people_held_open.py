"""People as they answer: who is held open, for what, and which line is told to have decided."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from decision_aid.domain.eligibility.criteria import CriterionStatus
from decision_aid.domain.eligibility.our_guards import Guard
from decision_aid.domain.eligibility.verdict import CriterionResult, Named, Verdict
from decision_aid.domain.eligibility.verdicts import evaluate_all
from decision_aid.domain.eligibility.vocabulary import Subject
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.questionnaire.answers import Answers
from decision_aid.domain.questionnaire.journey import DETAIL, SHORT, Questionnaire, replay
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.reading.rules_toml import read_facts
from tests.domain.walk import TODAY
from tests.evidence.people.active import RELAPSING_AND_ACTIVE, Told

Judged = Callable[..., dict[str, Verdict]]
ACTIVE: Told = {**RELAPSING_AND_ACTIVE, "he_contraindicated": "no", "health": ("none",)}


@pytest.fixture
def verdicts(base: EvidenceBase, questionnaire: Questionnaire) -> Judged:
    def judged(route: str, **told: str | tuple[str, ...]) -> dict[str, Verdict]:
        journey = replay(questionnaire, route, Answers(dict(told)), TODAY)
        read = evaluate_all(base.criteria_sets, journey.facts)
        return {each.criteria_set.id: each for each in read}

    return judged


def _line(verdict: Verdict, line: str) -> CriterionResult:
    return next(each for each in verdict.findings if each.criterion.id == line)


@pytest.mark.parametrize(
    "told",
    [
        {"age": "52", "subtype": "spms", "sex": "male"},
        {"age": "66", "subtype": "spms"},
        {"sex": "female", "menopause": "no", "fertility": "none"},
        {"sex": "female", "menopause": "yes", "pregnancy": "no"},
    ],
    ids=str,
)
def test_who_cannot_be_or_is_not_pregnant_is_never_held_open_for_it(
    verdicts: Judged, told: Told
) -> None:
    for verdict in verdicts(DETAIL, **{**ACTIVE, **told}).values():
        assert Guard.PREGNANT not in verdict.guards
        assert not [f for f in verdict.findings if "pregnant" in f.reason.facts]


def test_two_courses_of_alemtuzumab_that_failed_are_no_short_time_on_it(verdicts: Judged) -> None:
    told = {**ACTIVE, "dmt_tried": ("alemtuzumab",), "dmt_outcome:alemtuzumab": "not-controlled"}
    for after, standing in (("yes", CriterionStatus.MET), ("no", CriterionStatus.UNKNOWN)):
        read = verdicts(DETAIL, **{**told, "dmt_after_course:alemtuzumab": after})
        lines = [
            ("london-ahsct-2016", "l-he-failed"),
            ("zin-nl-2022", "nl-he"),
            ("nvn-nl-guideline", "nvn-he"),
        ]
        assert {_line(read[rules], line).standing for rules, line in lines} == {standing}


def test_aggressive_ms_that_was_never_treated_is_not_told_to_be_outside(verdicts: Judged) -> None:
    told = {**ACTIVE, "dmt_tried": ("none",), "relapses_12m": "4"}
    read = verdicts(DETAIL, **told)
    for rules in ("ectrims-ebmt-2025", "ebmt-handbook-2024", "ebmt-2020", "nhs-england-b04"):
        assert read[rules].overall is Truth.UNKNOWN, rules
    assert _line(read["ectrims-ebmt-2025"], "e-he-failed").reason.words_are_open


def test_the_type_of_ms_is_told_to_decide_where_drugs_and_relapses_are_not_known(
    verdicts: Judged,
) -> None:
    told = {"subtype": "spms", "treatment_short": "unsure", "relapses_12m": "unsure"}
    read = verdicts(SHORT, **told)
    for rules, line in (
        ("htw-wales-2020", "w-rrms"),
        ("norway-2014", "no-relapse"),
        ("heidelberg-asct", "hd-dmt"),
    ):
        assert _line(read[rules], line).about == Named((Subject.SUBTYPE,))
        assert {found.about for found in read[rules].deciding} == {Named((Subject.SUBTYPE,))}


def test_a_preference_is_no_reason_for_a_set_that_is_not_met(verdicts: Judged) -> None:
    told = {**ACTIVE, "age": "50", "dmt_tried": ("glatiramer",), "dmt_outcome:glatiramer": "quiet"}
    read = verdicts(DETAIL, **told)["ectrims-ebmt-2025"]
    assert read.overall is Truth.NO
    assert [found.criterion.id for found in read.deciding] == ["e-he-failed"]


def test_an_open_condition_on_the_type_names_what_is_open_where_the_type_is_told(
    base: EvidenceBase,
) -> None:
    """Somebody who told SPMS read "Open: your type of MS"."""

    def about(**told: int | str) -> Named:
        somebody, _wrong = read_facts({"subtype": "spms", "relapses_12m": 0, **told})
        verdicts = {
            each.criteria_set.id: each for each in evaluate_all(base.criteria_sets, somebody)
        }
        found = {each.criterion.id: each for each in verdicts["nmss-2021"].findings}
        return found["n-subtype"].about

    quiet = {"gd_lesions_12m": 0, "new_t2_12m": 0}
    of_type = Named((Subject.SUBTYPE,))
    assert about(**quiet) == Named(facts=("relapses_24m",))
    assert about(relapses_24m=0, new_t2_12m=0) == Named((Subject.LIT_UP,))
    assert about() == Named((Subject.ACTIVITY,))
    assert about(**quiet, relapses_24m=1) == of_type  # the words leave it open
    assert about(subtype="unknown") == of_type
