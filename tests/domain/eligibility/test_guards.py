"""Guards of ours: what fits on paper is still not shown as fitting."""

from __future__ import annotations

from typing import Any

import pytest

from decision_aid.domain.eligibility.criteria import FITNESS_SET, Criterion
from decision_aid.domain.eligibility.our_guards import ILLNESS, Guard
from decision_aid.domain.eligibility.verdict import Verdict
from decision_aid.domain.eligibility.verdicts import evaluate_all, judge
from decision_aid.domain.logic.truth import Truth
from tests.domain.build import HEALTHY, criteria_set, criterion, person

MET, UNKNOWN, NOT_MET = Truth.YES, Truth.UNKNOWN, Truth.NO
FITS = criterion({"relapses_12m": {"min": 1}})
FROM_16 = criterion({"age": {"min": 16, "max": 55}})
FITNESS = criteria_set(criterion({"pregnant": True}, "excludes"), name=FITNESS_SET)


def read(fitness: Truth = MET, *, also: Any = None, **told: Any) -> Verdict:
    lines = (FITS,) if also is None else (FITS, also)
    facts = person(**{**HEALTHY, "relapses_12m": 1, **told})
    return judge(criteria_set(*lines), facts, fitness)


def test_nothing_holds_a_healthy_adult_back() -> None:
    assert read().guards == ()
    assert read().overall is MET


@pytest.mark.parametrize(
    ("told", "guard"),
    [
        ({"age": 17}, Guard.UNDER_18),
        ({"age": (17, 18)}, Guard.UNDER_18),
        ({"age": None}, Guard.UNDER_18),
        ({"pregnant": True}, Guard.PREGNANT),
        ({"pregnant": None}, Guard.PREGNANT),
        ({"pml": True}, Guard.PML),
        ({"pml": None}, Guard.PML),
    ],
    ids=str,
)
def test_each_guard_turns_met_into_unknown(told: dict[str, Any], guard: Guard) -> None:
    verdict = read(**told)
    assert verdict.guards == (guard,)
    assert verdict.on_paper is MET
    assert verdict.overall is UNKNOWN


@pytest.mark.parametrize("fitness", [NOT_MET, UNKNOWN])
def test_fitness_that_does_not_come_out_as_met_holds_every_set_back(fitness: Truth) -> None:
    verdict = read(fitness)
    assert verdict.guards == (Guard.FITNESS,)
    assert verdict.overall is UNKNOWN


def test_a_guard_never_softens_a_set_that_does_not_fit() -> None:
    verdict = read(relapses_12m=0, pregnant=True)
    assert verdict.overall is NOT_MET


def test_at_18_the_age_guard_is_gone() -> None:
    assert read(age=18).guards == ()


def test_a_set_with_a_lower_limit_of_16_covers_a_person_of_17() -> None:
    assert read(also=FROM_16, age=17).guards == ()
    assert read(also=FROM_16, age=16).overall is MET


@pytest.mark.parametrize("age", [(15, 17), None])
def test_a_set_from_16_does_not_cover_an_age_that_may_be_below(age: Any) -> None:
    verdict = read(also=criterion({"age": {"min": 16}}, "preferred"), age=age)
    assert Guard.UNDER_18 in verdict.guards


def test_an_upper_limit_of_age_says_nothing_about_children() -> None:
    assert read(also=criterion({"age": {"lt": 45}}), age=17).guards == (Guard.UNDER_18,)


def test_the_fitness_set_is_read_first_wherever_it_stands() -> None:
    others = criteria_set(FITS)
    pregnant = person(**{**HEALTHY, "pregnant": True}, relapses_12m=1)
    for sets in ((FITNESS, others), (others, FITNESS)):
        by_id = {v.criteria_set.id: v for v in evaluate_all(sets, pregnant)}
        assert by_id[FITNESS_SET].overall is NOT_MET
        assert set(by_id["a-set"].guards) == {Guard.PREGNANT, Guard.FITNESS}


def test_the_fitness_set_does_not_lean_on_itself() -> None:
    verdicts = evaluate_all((FITNESS,), person(**HEALTHY))
    assert verdicts[0].guards == ()
    assert verdicts[0].overall is MET


def test_without_a_fitness_set_fitness_stays_unknown() -> None:
    (verdict,) = evaluate_all((criteria_set(FITS),), person(**HEALTHY, relapses_12m=1))
    assert verdict.guards == (Guard.FITNESS,)
    assert verdict.overall is UNKNOWN


def test_every_guard_that_holds_is_named() -> None:
    ill = dict.fromkeys(ILLNESS.values(), True)
    verdict = read(UNKNOWN, age=17, pregnant=True, pml=True, **ill)
    assert verdict.guards == tuple(Guard)


@pytest.mark.parametrize(("guard", "fact"), ILLNESS.items(), ids=str)
def test_an_illness_holds_a_fitting_set_back_by_name_where_it_was_told(
    guard: Guard, fact: str
) -> None:
    assert read(**{fact: True}).guards == (guard,)
    assert read(**{fact: True}).overall is UNKNOWN
    assert read(**{fact: False}).overall is MET


@pytest.mark.parametrize(("guard", "fact"), ILLNESS.items(), ids=str)
def test_an_illness_that_was_told_holds_the_rules_on_fitness_and_is_named_once(
    guard: Guard, fact: str
) -> None:
    facts = person(**{**HEALTHY, "relapses_12m": 1, fact: True})
    fitness, other = evaluate_all((FITNESS, criteria_set(FITS)), facts)
    assert (fitness.on_paper, fitness.overall, fitness.guards) == (MET, UNKNOWN, (guard,))
    assert (other.overall, other.guards) == (UNKNOWN, (guard,))


@pytest.mark.parametrize(
    "line",
    [criterion({"edss": {"max": 3}}, "preferred"), criterion({"edss": {"min": 3}}, "caution")],
    ids=["a preference that is not met", "a caution that is there"],
)
def test_what_decides_a_set_by_itself_leaves_no_guard_to_hold_it_back(line: Criterion) -> None:
    """Else a pregnancy would be told as the one thing between somebody and these rules."""
    verdict = read(also=line, edss=4, pregnant=True)
    assert (verdict.on_paper, verdict.guards) == (UNKNOWN, (Guard.PREGNANT,))
    assert [each.criterion for each in verdict.deciding] == [line]
    assert verdict.held_back_by == ()


def test_an_illness_is_named_while_lines_are_open_and_softens_no_line_that_is_not_met() -> None:
    open_yet = read(relapses_12m=None, hiv=True)
    assert (open_yet.on_paper, open_yet.held_back_by) == (UNKNOWN, (Guard.HIV,))
    outside = read(relapses_12m=0, hiv=True)
    assert (outside.overall, outside.held_back_by) == (NOT_MET, ())
