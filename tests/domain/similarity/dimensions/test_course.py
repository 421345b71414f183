"""The marks for activity and earlier drugs; subgroups by them; an editor's doubt."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from decision_aid.domain.evidence.population import BySubtype, Doubt, PeopleOfType
from decision_aid.domain.evidence.vocabulary import Requirement
from decision_aid.domain.similarity.outcomes import Dimension, Outcome
from tests.domain.build import figure, person, source
from tests.domain.similarity.people import ALL, mark, span, with_where

ALIKE, EDGE, UNLIKE = Outcome.ALIKE, Outcome.EDGE, Outcome.UNLIKE
OPEN, SILENT = Outcome.OPEN, Outcome.SILENT
ACTIVE = {"relapses_12m": 1}
QUIET = {"relapses_12m": 0, "gd_lesions_12m": 0, "new_t2_12m": 0}
NOT_TOLD: dict[str, Any] = {"relapses_12m": 0}


def activity(told: dict[str, Any], **population: Any) -> Outcome:
    return mark(Dimension.ACTIVITY, source(**population), person(subtype="rrms", **told))


def drugs(told: dict[str, Any], **population: Any) -> Outcome:
    return mark(Dimension.FAILED_TREATMENT, source(**population), person(subtype="rrms", **told))


@pytest.mark.parametrize(
    ("asked", "active", "quiet"),
    [(Requirement.REQUIRED, ALIKE, UNLIKE), (Requirement.EXCLUDED, UNLIKE, ALIKE)],
)
def test_what_a_study_asked_for_is_alike_unlike_or_open(
    asked: Requirement, active: Outcome, quiet: Outcome
) -> None:
    assert activity(ACTIVE, activity=asked) is active
    assert activity(QUIET, activity=asked) is quiet
    assert activity(NOT_TOLD, activity=asked) is OPEN


@pytest.mark.parametrize("name", ["gd_positive_percent", "relapsed_before_percent"])
def test_else_what_most_of_its_people_had_had_is_alike_and_the_reverse_at_the_edge(
    name: str,
) -> None:
    mostly, seldom = {name: Decimal(50)}, {name: Decimal("49.9")}
    assert (activity(ACTIVE, **mostly), activity(QUIET, **mostly)) == (ALIKE, EDGE)
    assert (activity(ACTIVE, **seldom), activity(QUIET, **seldom)) == (EDGE, ALIKE)
    assert activity(NOT_TOLD, **mostly) is OPEN


def test_one_of_the_two_shares_is_enough() -> None:
    told = {"gd_positive_percent": Decimal(20), "relapsed_before_percent": Decimal(70)}
    assert activity(ACTIVE, **told) is ALIKE


@pytest.mark.parametrize("asked", ["unknown", "mixed", "not-required"])
def test_a_study_that_asked_for_nothing_and_printed_nothing_is_silent(asked: str) -> None:
    for told in (ACTIVE, QUIET, NOT_TOLD):
        assert activity(told, activity=Requirement(asked)) is SILENT


def test_a_failed_drug_is_compared_in_the_same_way() -> None:
    required = {"failed_treatment": Requirement.REQUIRED}
    assert drugs({"dmt_failed": 1}, **required) is ALIKE
    assert drugs({"dmt_failed": 0}, **required) is UNLIKE
    assert drugs({}, **required) is OPEN


def test_somebody_never_treated_is_unlike_people_of_whom_nobody_was_untreated() -> None:
    """Burt 2022: "Nobody was without an earlier MS drug (1 to 11)"."""
    never, had = {"dmt_failed": 0, "dmt_taken": 0}, {"dmt_failed": 0, "dmt_taken": 1}
    treated: dict[str, Any] = {"untreated_percent": Decimal(0)}
    assert drugs(never, **treated) is UNLIKE
    assert drugs(had, **treated) is drugs({"dmt_failed": 1}, **treated) is SILENT
    assert drugs({"dmt_failed": 0}, **treated) is OPEN
    assert drugs(never, untreated_percent=Decimal(10)) is SILENT
    shares = {**treated, "high_efficacy_before_percent": Decimal(42)}
    assert drugs({**never, "he_dmt_taken": 0}, **shares) is UNLIKE
    assert drugs({**had, "he_dmt_taken": 1}, **shares) is EDGE


def test_a_study_of_a_first_treatment_excludes() -> None:
    first = {"failed_treatment": Requirement.EXCLUDED}
    assert drugs({"dmt_failed": 2}, **first) is UNLIKE
    assert drugs({"dmt_failed": 0, "dmt_taken": 0}, **first) is ALIKE
    assert drugs({"dmt_failed": 0, "dmt_taken": 1}, **first) is UNLIKE
    assert drugs({"dmt_failed": 0}, **first) is OPEN


@pytest.mark.parametrize(
    ("told", "mark_"),
    [({"he_dmt_failed": 1}, ALIKE), ({"he_dmt_months": 6, "he_dmt_failed": 0}, ALIKE),
     ({"he_dmt_taken": 1, "he_dmt_months": 0, "he_dmt_failed": 0}, ALIKE),
     ({"he_dmt_taken": 0, "he_dmt_failed": 0}, EDGE),
     ({"he_dmt_months": 0, "he_dmt_failed": 0}, OPEN), ({"he_dmt_failed": 0}, OPEN)],
)  # fmt: skip
def test_strong_drugs_before_count_whether_they_failed_or_not(
    told: dict[str, Any], mark_: Outcome
) -> None:
    assert drugs(told, high_efficacy_before_percent=Decimal(60)) is mark_


def test_somebody_who_had_a_transplant_is_unlike_those_who_had_their_first() -> None:
    assert drugs({"prior_hsct": True, "dmt_failed": 3}) is UNLIKE
    drug = source(figure(arm="natalizumab"))
    assert mark(Dimension.FAILED_TREATMENT, drug, person(prior_hsct=True)) is SILENT


def test_a_doubt_is_at_the_edge_at_most_and_still_unlike() -> None:
    doubt = {"activity": Requirement.REQUIRED, "doubt": Doubt(activity="A reading.")}
    assert activity(ACTIVE, **doubt) is EDGE
    assert activity(QUIET, **doubt) is UNLIKE
    edss = {"edss": span({"middle": 4, "sd": 1}), "doubt": Doubt(edss="A reading.")}
    assert mark(Dimension.EDSS, source(**edss), person(edss=4)) is EDGE


def test_of_one_type_alone_its_own_numbers_are_compared() -> None:
    own = PeopleOfType(edss=span({"middle": 6, "sd": 1}), gd_positive_percent=Decimal(10))
    told = {
        "subtypes": ALL,
        "edss": span({"middle": 3, "sd": 1}),
        "age": span({"middle": 40, "sd": 10}),
        "gd_positive_percent": Decimal(80),
        "by_subtype": BySubtype(spms=own),
    }
    facts = person(subtype="spms", edss=6, age=40, **ACTIVE)
    spms = source(figure(group="spms"), **told)
    assert mark(Dimension.EDSS, spms, facts) is ALIKE
    assert mark(Dimension.AGE, spms, facts) is ALIKE
    assert mark(Dimension.ACTIVITY, spms, facts) is EDGE
    rrms = source(figure(group="rrms"), **told)
    assert mark(Dimension.EDSS, rrms, facts) is UNLIKE
    assert mark(Dimension.ACTIVITY, rrms, facts) is ALIKE


def test_who_has_had_a_transplant_is_unlike_a_subgroup_by_its_drugs_too() -> None:
    study = with_where({"natalizumab_taken": True})
    told = {"natalizumab_taken": True}
    assert mark(Dimension.FAILED_TREATMENT, study, person(**told)) is ALIKE
    assert mark(Dimension.FAILED_TREATMENT, study, person(**told, prior_hsct=True)) is UNLIKE


def test_a_rule_on_activity_decides_alone_and_several_parts_must_all_hold() -> None:
    study = with_where({"gd_lesions_12m": {"min": 1}}, activity=Requirement.EXCLUDED)
    assert mark(Dimension.ACTIVITY, study, person(gd_lesions_12m=1)) is ALIKE
    assert mark(Dimension.ACTIVITY, study, person(gd_lesions_12m=0)) is UNLIKE
    assert mark(Dimension.ACTIVITY, study, person()) is OPEN
    both = with_where(
        {
            "all_of": [{"gd_lesions_12m": {"min": 1}}, {"relapses_12m": {"min": 1}}],
            "age": {"lt": 40},
        }
    )
    facts = person(gd_lesions_12m=1, relapses_12m=0, age=30)
    assert mark(Dimension.ACTIVITY, both, facts) is UNLIKE
    assert mark(Dimension.AGE, both, facts) is ALIKE


@pytest.mark.parametrize(
    ("told", "outcome"),
    [({"relapses_12m": 0, "new_t2_12m": 0}, Outcome.UNLIKE),
     ({"relapses_12m": 0}, Outcome.OPEN),
     ({"new_t2_12m": 0}, Outcome.OPEN),
     ({"relapses_12m": 1, "new_t2_12m": 0}, Outcome.ALIKE),
     ({"relapses_12m": 0, "new_t2_12m": 0, "gd_lesions_12m": 1}, Outcome.ALIKE)],
)  # fmt: skip
def test_without_relapse_and_with_a_quiet_scan_nobody_is_like_people_with_active_ms(
    told: dict[str, int], outcome: Outcome
) -> None:
    """Whoever was not asked for the dye has answered all the same."""
    names = ("relapses_12m", "gd_lesions_12m", "new_t2_12m")
    active = {"any_of": [{name: {"min": 1}} for name in names]}
    assert activity(told, activity=Requirement.REQUIRED) is outcome
    part = with_where(active)
    assert mark(Dimension.ACTIVITY, part, person(subtype="rrms", **told)) is outcome
