"""Drugs taken, drugs given in courses, and what follows from sex, menopause and relapses."""

from __future__ import annotations

import pytest

from decision_aid.domain.logic.facts import FACT_NAMES
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.questionnaire.answers import Answer
from decision_aid.domain.questionnaire.drugs_had import drugs_had
from decision_aid.domain.questionnaire.facts.of_drugs import has_failed
from decision_aid.domain.results.patient_result import patient_result
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.loaded import questionnaire
from tests.domain.build import Number, person
from tests.domain.walk import TODAY, Walk


@pytest.mark.parametrize("drug", ["alemtuzumab", "cladribine", "mitoxantrone"])
@pytest.mark.parametrize(
    ("answer", "months"), [("yes", (6, 600)), ("no", (0, 600)), ("unsure", (0, 600))]
)
def test_a_drug_given_in_courses_is_never_too_short(
    walk: Walk, drug: str, answer: str, months: tuple[int, int]
) -> None:
    told = {f"dmt_outcome__{drug}": "not-controlled", f"dmt_after_course__{drug}": answer}
    facts = walk("full", dmt_tried=(drug,), **told).facts
    assert facts.get("he_dmt_failed") == Range.exactly(1)
    assert facts.get("he_dmt_months") == Range.between(*months)


_FAILED = "not-controlled"


@pytest.mark.parametrize(
    ("told", "early"),
    [
        ({"dmt_months__ocrelizumab": "under-3"}, True),
        ({"dmt_months__ocrelizumab": "3-5"}, False),
        ({"dmt_months__ocrelizumab": "unsure"}, None),
        ({"dmt_outcome__alemtuzumab": _FAILED, "dmt_after_course__alemtuzumab": "no",
          "dmt_months__ocrelizumab": "under-3"}, True),
        ({"dmt_outcome__alemtuzumab": _FAILED, "dmt_after_course__alemtuzumab": "yes",
          "dmt_months__ocrelizumab": "under-3"}, False),
        ({"dmt_outcome__alemtuzumab": _FAILED, "dmt_after_course__alemtuzumab": "no",
          "dmt_months__ocrelizumab": "unsure"}, None),
        ({"dmt_outcome__alemtuzumab": "quiet", "dmt_months__ocrelizumab": "under-3"}, True),
        ({"dmt_outcome__ocrelizumab": "side-effects"}, None),
    ],
    ids=str,
)  # fmt: skip
def test_a_strong_drug_that_failed_early_had_little_time(
    walk: Walk, told: dict[str, str], early: bool | None
) -> None:
    tried = ("alemtuzumab", "ocrelizumab")
    given = {"dmt_outcome__ocrelizumab": _FAILED, "dmt_outcome__alemtuzumab": "other", **told}
    assert walk("full", dmt_tried=tried, **given).facts.get("he_dmt_early") is early


@pytest.mark.parametrize(
    ("told", "relapses", "spots"),
    [
        ({"relapse_when": f"{TODAY.year}-{TODAY.month:02}"}, (1, 99), None),
        ({"relapse_when": f"{TODAY.year - 2}-01"}, (0, 0), None),
        ({"relapse_when": f"{TODAY.year - 2}-01", "relapses_12m": "1"}, (1, 1), None),
        ({"relapse_when": f"{TODAY.year - 1}"}, None, None),
        ({"activity_36m": "0", "mri_12m": "yes"}, (0, 0), (0, 0)),
        ({"activity_36m": "0", "mri_12m": "no"}, (0, 0), None),
        ({"activity_36m": "1", "mri_12m": "yes"}, None, None),
        ({"activity_36m": "0", "mri_12m": "yes", "relapses_12m": "1"}, (1, 1), None),
        ({"activity_36m": "0", "mri_12m": "yes", "new_t2_12m": "1"}, (0, 0), (1, 1)),
    ],
    ids=str,
)
def test_when_ms_was_last_active_tells_of_the_last_year_where_no_count_does(
    walk: Walk,
    told: dict[str, str],
    relapses: tuple[int, int] | None,
    spots: tuple[int, int] | None,
) -> None:
    facts = walk("detail", **told).facts
    for name, expected in (("relapses_12m", relapses), ("new_t2_12m", spots)):
        assert facts.get(name) == (expected and Range.between(*expected)), name


def test_how_long_is_not_asked_of_a_drug_given_in_courses(walk: Walk) -> None:
    told = {"dmt_outcome__alemtuzumab": "not-controlled", "dmt_outcome__natalizumab": "quiet"}
    journey = walk("full", dmt_tried=("alemtuzumab", "natalizumab"), **told)
    about = [step.key for step in journey.steps if step.question.repeat_for]
    assert about[-1] == "dmt_after_course:alemtuzumab"
    assert not [key for key in about if key.startswith("dmt_months")]


@pytest.mark.parametrize(
    ("tried", "taken", "strong", "natalizumab"),
    [
        (("natalizumab", "glatiramer"), 2, 1, True),
        (("glatiramer",), 1, 0, False),
        (("alemtuzumab", "another"), 2, (1, 2), False),
        (("none",), 0, 0, False),
    ],
)
def test_drugs_taken_are_counted_whether_they_failed_or_not(
    walk: Walk, tried: tuple[str, ...], taken: int, strong: Number, natalizumab: bool
) -> None:
    facts = walk("full", dmt_tried=tried).facts
    wanted = person(dmt_taken=taken, he_dmt_taken=strong, natalizumab_taken=natalizumab)
    assert {name: facts.get(name) for name in wanted} == dict(wanted.values)


def test_interferon_and_glatiramer_that_failed_are_counted_apart(walk: Walk) -> None:
    told = {
        "dmt_outcome__interferon-beta": "not-controlled",
        "dmt_outcome__natalizumab": "not-controlled",
    }
    tried = ("natalizumab", "glatiramer", "interferon-beta")
    facts = walk("full", dmt_tried=tried, **told).facts
    assert facts.get("injectable_failed") == Range.between(1, 2)


@pytest.mark.parametrize(
    ("how", "failed"),
    [("not-controlled", Truth.YES), ("side-effects", Truth.NO), ("other", Truth.NO),
     ("quiet", Truth.NO), ("unsure", Truth.UNKNOWN), (None, Truth.UNKNOWN)],
)  # fmt: skip
def test_a_drug_has_failed_or_not_in_one_sense_and_not_known_is_never_no(
    walk: Walk, how: str | None, failed: Truth
) -> None:
    """The count of drugs that failed, and the drugs that a comparison puts last, read the same."""
    told = {} if how is None else {"dmt_outcome__natalizumab": how}
    journey = walk("full", dmt_tried=("natalizumab",), **told)
    counted = {Truth.YES: (1, 1), Truth.NO: (0, 0), Truth.UNKNOWN: (0, 1)}[failed]
    assert has_failed(questionnaire().questions["dmt_outcome"], how) is failed
    assert journey.facts.get("dmt_failed") == Range.between(*counted)
    had = drugs_had(journey, questionnaire())
    assert had.failed == ({"natalizumab"} if failed is Truth.YES else set())


@pytest.mark.parametrize(
    ("told", "pregnant"),
    [
        ({"sex": "male"}, False),
        ({"sex": "female", "menopause": "no"}, False),
        ({"sex": "female", "menopause": "yes"}, None),
        ({"sex": "female", "menopause": "unsure"}, None),
        ({"sex": "unsure"}, None),
        ({"sex": "female", "menopause": "yes", "pregnancy": "no"}, False),
        ({"sex": "female", "menopause": "yes", "pregnancy": "pregnant"}, True),
        ({"sex": "female", "menopause": "no", "fertility": "ovaries",
          "pregnancy": "pregnant"}, True),
        ({"age": "60"}, False),
        ({"age": "60", "sex": "female", "menopause": "unsure"}, False),
        ({"age": "60", "sex": "female", "menopause": "yes"}, False),  # nobody asks it then
        ({"age": "59", "sex": "female", "menopause": "yes"}, None),
        ({"age": "60", "sex": "female", "fertility": "ovaries", "pregnancy": "pregnant"}, True),
        ({"age": "59"}, None),
    ],
    ids=str,
)  # fmt: skip
def test_who_cannot_be_pregnant_is_not_and_what_was_told_stands(
    walk: Walk, told: dict[str, str], pregnant: bool | None
) -> None:
    facts = walk("detail", **told).facts
    assert facts.get("pregnant") is pregnant


@pytest.mark.parametrize(("answer", "rated"), [("all", 0), ("light", 1), ("self", 2),
                                               ("some-help", 3), ("all-help", 4)])  # fmt: skip
def test_what_somebody_can_do_on_a_usual_day_is_a_performance_status(
    walk: Walk, answer: str, rated: int
) -> None:
    assert walk("detail", performance=answer).facts.get("who_ps") == Range.exactly(rated)


def test_without_a_relapse_none_has_brought_anybody_to_the_present_level(walk: Walk) -> None:
    assert walk("full", relapses_12m="0").facts.get("edss_recent_relapse") is False
    assert walk("full", relapses_12m="1").facts.get("edss_recent_relapse") is None


@pytest.mark.parametrize(
    ("tried", "how", "any_drug", "strong"),
    [
        (("natalizumab", "glatiramer"), {"natalizumab": "side-effects"}, True, True),
        (("natalizumab", "glatiramer"), {"glatiramer": "side-effects"}, True, None),
        (("natalizumab",), {"natalizumab": "quiet"}, False, False),
        (("natalizumab",), {"natalizumab": "unsure"}, None, None),
        (("glatiramer",), {"glatiramer": "side-effects"}, True, False),
        (("another",), {"another": "side-effects"}, True, None),
        (("another",), {"another": "other"}, False, False),
        (("none",), {}, False, False),
    ],
)
def test_a_drug_stopped_for_side_effects_is_told_of_any_and_of_strong_ones(
    walk: Walk,
    tried: tuple[str, ...],
    how: dict[str, str],
    any_drug: bool | None,
    strong: bool | None,
) -> None:
    told = {f"dmt_outcome__{drug}": answer for drug, answer in how.items()}
    facts = walk("full", dmt_tried=tried, **told).facts
    assert facts.get("dmt_side_effects") is any_drug
    assert facts.get("he_dmt_side_effects") is strong


@pytest.mark.parametrize(
    ("route", "told"), [("full", {"dmt_tried": ("none",)}), ("short", {"treatment_short": "never"})]
)
def test_who_never_had_a_drug_is_asked_nothing_about_one(
    walk: Walk, base: EvidenceBase, route: str, told: dict[str, Answer]
) -> None:
    facts = walk(route, subtype="rrms", relapses_12m="2", **told).facts
    assert facts.get("prior_mitoxantrone") is False
    assert facts.get("he_dmt_months") == Range.exactly(0)
    missing = {unknown.fact for unknown in patient_result(facts, base).unknown_facts}
    about_drugs = {name for name in FACT_NAMES if "dmt" in name or "mitoxantrone" in name}
    assert not missing & about_drugs
    unsure = walk(route, subtype="rrms", relapses_12m="2").facts
    asked = {unknown.fact for unknown in patient_result(unsure, base).unknown_facts}
    assert asked >= {"years_since_first_dmt", "prior_mitoxantrone"}
