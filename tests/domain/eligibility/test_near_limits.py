from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from decision_aid.domain.eligibility.near_limits import NearLimit, near_limits
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.ranges import Range
from decision_aid.evidence_base.base import EvidenceBase

TODAY = date(2026, 11, 21)


def _near(base: EvidenceBase, **answers: Range) -> list[NearLimit]:
    return list(near_limits(Facts(answers), base.criteria_sets, TODAY))


def test_an_edss_within_half_a_point_of_a_limit_is_near(base: EvidenceBase) -> None:
    limits = {near.limit for near in _near(base, edss=Range.exactly("6.0"))}
    assert {Decimal("5.5"), Decimal("6.0"), Decimal("6.5")} <= limits
    assert not [limit for limit in limits if abs(limit - 6) > Decimal("0.5")]


def test_an_answer_that_spans_much_is_near_nothing(base: EvidenceBase) -> None:
    assert not _near(base, edss=Range.between("0", "4.0"))
    assert _near(base, edss=Range.between("5.5", "6.0"))
    assert not _near(base, years_since_diagnosis=Range.between("7", "9.5"))


def test_an_edss_far_from_every_limit_is_not_near(base: EvidenceBase) -> None:
    assert not _near(base, edss=Range.exactly("9.0"))


def test_a_limit_of_ours_or_of_a_seller_is_never_called_near(base: EvidenceBase) -> None:
    ours = base.criteria["ectrims-ebmt-2025"].criterion
    assert any("8.0" in each.note for each in ours)
    assert not _near(base, edss=Range.exactly("8.0"))
    sold = {each.id for each in base.criteria_sets if each.terms_of_a_seller}
    near = [set(found.sets) for found in _near(base, edss=Range.exactly("6.5"))]
    assert near
    assert not sold & set().union(*near)


@pytest.mark.parametrize(("age", "is_near"), [(41, False), (43, True), (44, True), (45, False)])
def test_an_age_limit_is_near_in_the_two_years_before_it(
    base: EvidenceBase, age: int, is_near: bool
) -> None:
    found = [n for n in _near(base, age=Range.exactly(age)) if n.limit == 45]
    assert bool(found) is is_near
    for near in found:
        assert near.reached is not None
        assert near.reached[0] >= TODAY


def test_a_year_of_diagnosis_gives_the_days_on_which_ten_years_are_reached(
    base: EvidenceBase,
) -> None:
    near = next(
        n for n in _near(base, years_since_diagnosis=Range.between("8.89", "9.89")) if n.limit == 10
    )
    assert near.reached is not None
    first, last = near.reached
    assert (first.year, last.year) == (2026, 2027)
    assert "london-ahsct-2016" not in near.sets
    assert near.sets


def test_a_limit_that_is_past_is_not_near(base: EvidenceBase) -> None:
    found = _near(base, years_since_diagnosis=Range.exactly(12))
    assert all(near.limit > 12 for near in found)


def test_an_unknown_answer_is_near_nothing(base: EvidenceBase) -> None:
    assert not _near(base)
