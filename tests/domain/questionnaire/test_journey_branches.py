"""Each branch of the questionnaire: who is asked what."""

from __future__ import annotations

from typing import Any

import pytest

from decision_aid.domain.logic.facts import NO_PREGNANCY_FROM
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.questionnaire.journey import Journey, Questionnaire
from tests.domain.walk import Walk, keys

DISABILITY = {"edss_value", "edss_when", "walk_unaided", "walk_help", "walk_with_help"}


def asked(journey: Journey, *among: str) -> set[str]:
    return set(keys(journey)) & (set(among) or set(keys(journey)))


def test_the_short_route_has_eight_questions(walk: Walk) -> None:
    assert keys(walk("short")) == [
        "subtype", "age", "year_diagnosis", "mobility_short", "relapses_12m", "mri_short",
        "treatment_short", "country",
    ]  # fmt: skip


def test_the_detail_route_is_the_full_route_and_more(questionnaire: Questionnaire) -> None:
    full, detail = questionnaire.asked_on("full"), questionnaire.asked_on("detail")
    assert detail[: len(full)] == full
    assert len(detail) > len(full)


@pytest.mark.parametrize(
    ("age", "questions"),
    [("59", {"menopause"}), ("unsure", {"menopause"}), ("60", set()), ("70", set())],
)
def test_from_60_nobody_is_asked_whether_she_can_become_pregnant(
    walk: Walk, age: str, questions: set[str]
) -> None:
    """The results take it that from there on nobody does; men are never asked."""
    assert int(NO_PREGNANCY_FROM) == 60
    woman = walk("detail", sex="female", age=age, menopause="no")
    assert asked(woman, "menopause", "pregnancy", "child_wish") == questions
    assert woman.facts.get("past_menopause") is True
    man = walk("detail", sex="male", age=age)
    assert not asked(man, "menopause")


@pytest.mark.parametrize(
    ("told", "questions"),
    [
        ({"edss_known": "yes", "edss_value": "4"}, {"edss_value", "edss_when"}),
        ({"edss_known": "yes", "edss_value": "unsure"}, {"edss_value", "walk_unaided"}),
        ({"edss_known": "no"}, {"walk_unaided"}),
        ({"edss_known": "unsure"}, {"walk_unaided"}),
        ({"edss_known": "no", "walk_unaided": "300"}, {"walk_unaided"}),
        ({"edss_known": "no", "walk_unaided": "unsure"}, {"walk_unaided"}),
        (
            {"edss_known": "no", "walk_unaided": "not-without-help"},
            {"walk_unaided", "walk_help"},
        ),
        (
            {"edss_known": "no", "walk_unaided": "not-without-help", "walk_help": "unsure"},
            {"walk_unaided", "walk_help"},
        ),
        (
            {"edss_known": "no", "walk_unaided": "not-without-help", "walk_help": "wheelchair"},
            {"walk_unaided", "walk_help", "walk_with_help"},
        ),
    ],
)
def test_disability_is_a_known_score_or_an_estimate_from_walking(
    walk: Walk, told: dict[str, Any], questions: set[str]
) -> None:
    assert asked(walk("full", **told), *DISABILITY) == questions


@pytest.mark.parametrize(
    ("help_used", "offered"),
    [
        ("one-side", {"one-100", "one-20", "over-5"}),
        ("both-sides", {"both-20", "over-5"}),
        ("wheelchair", set()),
    ],
)
def test_distances_fit_the_help_that_is_used(walk: Walk, help_used: str, offered: set[str]) -> None:
    journey = walk("full", edss_known="no", walk_unaided="not-without-help", walk_help=help_used)
    step = journey.step("walk-with-help")
    assert step is not None
    values = {option.value for option in step.question.options_for(step.known)}
    assert values == offered | {"up-to-5", "few-steps", "chair-or-bed"}


@pytest.mark.parametrize(
    ("subtype", "is_asked"), [("ppms", True), ("spms", False), ("rrms", False), ("unsure", False)]
)
def test_spinal_fluid_is_asked_about_in_primary_progressive_ms_only(
    walk: Walk, subtype: str, is_asked: bool
) -> None:
    assert ("csf_ocb" in keys(walk("full", subtype=subtype))) is is_asked


@pytest.mark.parametrize(
    ("edss", "relapses", "is_asked"),
    [("6", "1", True), ("5.5", "1", False), ("6", "0", False), ("6", "unsure", True),
     ("5.5", "unsure", False)],
)  # fmt: skip
def test_a_recent_relapse_is_asked_about_where_it_can_change_the_verdict(
    walk: Walk, edss: str, relapses: str, is_asked: bool
) -> None:
    journey = walk("full", edss_known="yes", edss_value=edss, relapses_12m=relapses)
    assert ("edss_recent_relapse" in keys(journey)) is is_asked


def test_an_estimate_that_may_reach_6_is_asked_about_a_recent_relapse(walk: Walk) -> None:
    told = {"edss_known": "no", "relapses_12m": "1"}
    assert "edss_recent_relapse" in keys(walk("full", **told, walk_unaided="100"))
    assert "edss_recent_relapse" not in keys(walk("full", **told, walk_unaided="200"))


@pytest.mark.parametrize(
    ("told", "questions"),
    [
        ({"mri_12m": "no"}, set()),
        ({"mri_12m": "unsure"}, set()),
        ({"mri_12m": "yes"}, {"mri_contrast", "new_t2_12m"}),
        ({"mri_12m": "yes", "mri_contrast": "no"}, {"mri_contrast", "new_t2_12m"}),
        ({"mri_12m": "yes", "mri_contrast": "unsure"}, {"mri_contrast", "new_t2_12m"}),
        (
            {"mri_12m": "yes", "mri_contrast": "yes"},
            {"mri_contrast", "new_t2_12m", "gd_lesions_12m"},
        ),
    ],
)
def test_a_scan_is_asked_about_only_where_there_was_one(
    walk: Walk, told: dict[str, Any], questions: set[str]
) -> None:
    journey = walk("full", **told)
    assert asked(journey, "mri_contrast", "new_t2_12m", "gd_lesions_12m") == questions


def test_no_scan_is_not_the_same_as_no_new_lesions(walk: Walk) -> None:
    facts = walk("full", mri_12m="no").facts
    assert not facts.knows("new_t2_12m")
    assert not facts.knows("gd_lesions_12m")


def test_each_drug_ticked_is_asked_about_in_the_order_of_the_list(walk: Walk) -> None:
    journey = walk(
        "full",
        dmt_tried=("natalizumab", "fingolimod"),
        dmt_outcome__natalizumab="not-controlled",
        dmt_outcome__fingolimod="not-controlled",
    )
    assert keys(journey)[-3:] == [
        "dmt_outcome:natalizumab",
        "dmt_outcome:fingolimod",
        "dmt_months:natalizumab",
    ]
    about = next(step for step in journey.steps if step.key == "dmt_outcome:natalizumab")
    assert about.title == "What happened with natalizumab (Tysabri, Tyruko)?"


def test_what_happened_with_one_drug_says_nothing_of_the_next(walk: Walk) -> None:
    told = {"dmt_outcome__natalizumab": "not-controlled", "dmt_months__natalizumab": "12"}
    journey = walk("full", dmt_tried=("natalizumab", "rituximab"), **told)
    assert "dmt_months:natalizumab" in keys(journey)
    assert "dmt_months:rituximab" not in keys(journey)


@pytest.mark.parametrize("tried", [("none",), ("unsure",)])
def test_without_a_drug_there_is_no_question_about_one(walk: Walk, tried: tuple[str]) -> None:
    assert keys(walk("full", dmt_tried=tried))[-1] == "dmt_tried"


def test_the_address_of_a_repeated_question_does_not_tell_the_drug(walk: Walk) -> None:
    steps = walk("full", dmt_tried=("natalizumab", "rituximab")).steps
    about = [step for step in steps if step.question.key == "dmt_outcome"]
    assert [step.slug for step in about] == ["more-3", "more-4"]
    assert [step.name for step in about] == ["dmt-outcome-1", "dmt-outcome-2"]


@pytest.mark.parametrize(
    ("interest", "is_asked"),
    [("ovaries", True), ("both", True), ("testes", False), ("none", False), ("unsure", False)],
)
def test_pregnancy_is_asked_about_where_it_can_matter(
    walk: Walk, interest: str, is_asked: bool
) -> None:
    assert ("pregnancy" in keys(walk("detail", fertility=interest))) is is_asked


@pytest.mark.parametrize(
    ("who", "is_asked"),
    [("clinician", True), ("person", False), ("carer", False), ("unsure", False)],
)
def test_measured_values_are_asked_for_where_a_clinician_is_there(
    walk: Walk, who: str, is_asked: bool
) -> None:
    found = asked(walk("detail", filled_in_by=who), "lvef", "dlco", "crcl")
    assert found == ({"lvef", "dlco", "crcl"} if is_asked else set())


@pytest.mark.parametrize(("times", "is_asked"), [("0", False), ("2", True), ("unsure", False)])
def test_activity_on_a_drug_is_asked_about_where_there_was_activity(
    walk: Walk, times: str, is_asked: bool
) -> None:
    assert ("episode_on_dmt" in keys(walk("detail", activity_36m=times))) is is_asked


def test_every_question_accepts_unsure(questionnaire: Questionnaire, walk: Walk) -> None:
    for route in questionnaire.routes:
        for question in questionnaire.asked_on(route):
            several = question.kind.value == "multi-choice"
            given = ("unsure",) if several else "unsure"
            assert question.accepts(given, walk(route).known), question.key


def test_the_short_way_takes_an_edss_score_from_who_knows_it(walk: Walk) -> None:
    assert "edss_value" not in keys(walk("short", subtype="rrms", mobility_short="500"))
    journey = walk("short", subtype="rrms", mobility_short="score", edss_value="4.5")
    assert keys(journey)[3:5] == ["mobility_short", "edss_value"]
    assert journey.facts.get("edss") == Range.exactly("4.5")
