"""One published criterion, as evidence/README.md says under "One criterion"."""

from __future__ import annotations

from typing import Any

import pytest

from decision_aid.domain.eligibility.criteria import CriterionStatus
from tests.domain.build import criterion, person

MET, NOT_MET, UNKNOWN = CriterionStatus.MET, CriterionStatus.NOT_MET, CriterionStatus.UNKNOWN
EDSS_UP_TO_6 = {"edss": {"max": 6}}
PML = {"pml": True}


@pytest.mark.parametrize("strength", ["required", "preferred"])
def test_a_required_or_preferred_line_is_met_where_its_rule_holds(strength: str) -> None:
    line = criterion(EDSS_UP_TO_6, strength)
    told = [line.standing_for(person(edss=edss)) for edss in (6, 7, (5, 7), None)]
    assert told == [MET, NOT_MET, UNKNOWN, UNKNOWN]


@pytest.mark.parametrize("strength", ["excludes", "caution"])
def test_the_rule_of_a_bar_describes_the_bar_and_met_means_that_it_is_absent(
    strength: str,
) -> None:
    line = criterion(PML, strength)
    told = [line.standing_for(person(pml=pml)) for pml in (True, False, None)]
    assert told == [NOT_MET, MET, UNKNOWN]


@pytest.mark.parametrize(
    ("edss", "pml", "expected"),
    [
        (6, True, MET), (6, False, MET), (6, None, MET),
        (7, True, UNKNOWN), (7, False, NOT_MET), (7, None, UNKNOWN),
        (None, True, UNKNOWN), (None, False, UNKNOWN), (None, None, UNKNOWN),
    ],
)  # fmt: skip
@pytest.mark.parametrize("strength", ["required", "preferred"])
def test_a_line_that_fails_is_unknown_unless_its_exception_is_ruled_out(
    edss: int | None, pml: bool | None, expected: CriterionStatus, strength: str
) -> None:
    line = criterion(EDSS_UP_TO_6, strength, unclear_when=PML)
    assert line.standing_for(person(edss=edss, pml=pml)) is expected


def test_a_line_for_other_subtypes_gives_no_verdict() -> None:
    line = criterion(EDSS_UP_TO_6, applies_to=("rrms",))
    assert line.standing_for(person(subtype="ppms", edss=3)) is CriterionStatus.OTHER_SUBTYPE
    assert line.standing_for(person(subtype="ppms")) is CriterionStatus.OTHER_SUBTYPE
    assert line.standing_for(person(subtype="rrms", edss=3)) is MET


def test_a_line_for_some_subtypes_applies_where_the_subtype_is_unknown() -> None:
    line = criterion(EDSS_UP_TO_6, applies_to=("rrms",))
    told = [line.standing_for(person(edss=edss)) for edss in (3, 7, None)]
    assert told == [MET, NOT_MET, UNKNOWN]


@pytest.mark.parametrize(
    ("edss", "expected"), [(3, MET), (5, UNKNOWN), (7, NOT_MET), (None, UNKNOWN)]
)
def test_with_an_unknown_subtype_a_verdict_stands_only_if_all_subtypes_share_it(
    edss: int | None, expected: CriterionStatus
) -> None:
    """EDSS up to 4 in PPMS and up to 6 in the other two."""
    limits = {"any_of": [{"edss": {"max": 4}}, {"subtype": {"in": ["rrms", "spms"]}}]}
    line = criterion({"all_of": [EDSS_UP_TO_6, limits]})
    assert line.standing_for(person(edss=edss)) is expected


def test_only_the_subtypes_that_a_line_applies_to_must_share_the_verdict() -> None:
    limits = {"any_of": [{"edss": {"max": 4}}, {"subtype": {"in": ["rrms", "spms"]}}]}
    line = criterion(limits, applies_to=("rrms", "spms"))
    assert line.standing_for(person(edss=5)) is MET


@pytest.mark.parametrize(("edss", "expected"), [(6, MET), (7, UNKNOWN)])
def test_an_exception_for_one_subtype_keeps_an_unknown_subtype_unsettled(
    edss: int, expected: CriterionStatus
) -> None:
    line = criterion(EDSS_UP_TO_6, unclear_when={"subtype": "rrms"})
    assert line.standing_for(person(edss=edss)) is expected
    assert line.standing_for(person(edss=7, subtype="spms")) is NOT_MET


def test_a_subtype_rule_with_an_unknown_subtype_is_unknown() -> None:
    assert criterion({"subtype": "rrms"}).standing_for(person()) is UNKNOWN
    assert criterion({"subtype": "rrms"}, "excludes").standing_for(person()) is UNKNOWN


def test_a_judgement_stays_with_the_team_whatever_is_known() -> None:
    line = criterion({"ask_clinic": "highly_active"}, "caution")
    assert line.standing_for(person(subtype="rrms", edss=2)) is CriterionStatus.FOR_THE_TEAM
    assert line.standing_for(person()) is CriterionStatus.FOR_THE_TEAM


def test_a_judgement_for_another_subtype_gives_no_verdict() -> None:
    line = criterion({"ask_clinic": "highly_active"}, applies_to=("rrms",))
    assert line.standing_for(person(subtype="spms")) is CriterionStatus.OTHER_SUBTYPE


def test_a_line_reads_its_rule_its_exception_and_the_subtype_where_that_matters() -> None:
    assert criterion(EDSS_UP_TO_6).reads == {"edss"}
    some = criterion(EDSS_UP_TO_6, unclear_when=PML, applies_to=("rrms",))
    assert some.reads == {"edss", "pml", "subtype"}


_YEARS = {"disease_duration": {"lt": 10}}
_ON_LIMIT, _BEFORE, _AFTER = ("9.9", "10.9"), (7, 8), (11, 12)


@pytest.mark.parametrize(
    ("onset", "diagnosis", "on_limit"),
    [
        (_ON_LIMIT, _ON_LIMIT, {"years_since_onset", "years_since_diagnosis"}),
        (_AFTER, _ON_LIMIT, {"years_since_diagnosis"}),
        (_ON_LIMIT, _BEFORE, {"years_since_onset"}),
    ],
)
def test_a_year_on_a_limit_is_told_apart_from_one_that_nobody_gave(
    onset: tuple[Any, Any], diagnosis: tuple[Any, Any], on_limit: set[str]
) -> None:
    told = person(years_since_onset=onset, years_since_diagnosis=diagnosis)
    reason = criterion(_YEARS).reason_for(UNKNOWN, told)
    assert (reason.facts, reason.on_limit) == (on_limit, on_limit)
    assert not reason.words_are_open
    asked = criterion(_YEARS).reason_for(UNKNOWN, person(years_since_diagnosis=diagnosis))
    assert not asked.on_limit


@pytest.mark.parametrize("unclear", [None, {"disease_duration": {"lt": 10}}])
def test_two_years_that_are_sure_and_disagree_wait_for_no_answer(
    unclear: dict[str, Any] | None,
) -> None:
    line = criterion({"disease_duration": {"lt": 5}} if unclear else _YEARS, unclear_when=unclear)
    told = person(years_since_onset=_AFTER, years_since_diagnosis=_BEFORE)
    assert line.standing_for(told) is UNKNOWN
    reason = line.reason_for(UNKNOWN, told)
    assert (reason.facts, reason.words_are_open) == (frozenset(), True)
    assert not line.waits_for(told)
