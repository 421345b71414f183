from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from decision_aid.domain.eligibility.near_limits import Limit, NearLimit, near_limits
from decision_aid.domain.eligibility.vocabulary import CriteriaKind, SetStatus
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.logic.truth import Truth
from decision_aid.domain.questionnaire.facts.of_an_answer import years_since
from decision_aid.evidence_base.base import EvidenceBase

TODAY = date(2026, 11, 21)


def _near(base: EvidenceBase, **answers: Range) -> list[NearLimit]:
    return list(near_limits(Facts(answers), base.criteria_sets, TODAY))


def test_an_edss_within_half_a_point_of_a_limit_is_near(base: EvidenceBase) -> None:
    found = _near(base, edss=Range.exactly("6.0"))
    limits = {near.limit.number for near in found}
    assert {Decimal("5.5"), Decimal("6.0"), Decimal("6.5")} <= limits
    sides = {(near.limit.takes_in, near.limit.is_asked): near.limit.admits(near.answer)
             for near in found if near.limit.number == 6}  # fmt: skip
    assert sides == {(True, False): Truth.YES, (False, False): Truth.NO}
    assert not [limit for limit in limits if abs(limit - 6) > Decimal("0.5")]


def test_a_limit_whose_line_is_met_by_something_else_is_not_near(base: EvidenceBase) -> None:
    told = {"edss": Range.exactly("6.0"), "relapses_12m": Range.exactly(2)}

    def ideal(by_relapse: bool) -> list[NearLimit]:
        facts = Facts({**told, "edss_recent_relapse": by_relapse})
        found = near_limits(facts, base.criteria_sets, TODAY)
        europe = base.criteria["ectrims-ebmt-2025"]
        return [each for each in found if each.limit.fact == "edss" and europe in each.sets]

    assert ideal(by_relapse=False)
    assert not ideal(by_relapse=True)


def test_every_limit_that_is_near_decides_its_line(base: EvidenceBase) -> None:
    for half in range(6, 16):
        edss = Range.exactly(Decimal(half) / 2)
        for more in ({}, {"edss_recent_relapse": True, "relapses_12m": Range.exactly(1)}):
            facts = Facts({"edss": edss, **more})
            for near in near_limits(facts, base.criteria_sets, TODAY):
                outside = facts.having(near.limit.fact, near.limit.just_outside)
                for each in near.sets:
                    lines = [c.rule for c in each.criterion if near.limit.fact in c.rule.reads]
                    held = [rule.holds_for(outside) for rule in lines]
                    assert not held or not all(truth is Truth.YES for truth in held)


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
    near = {each.id for found in _near(base, edss=Range.exactly("6.5")) for each in found.sets}
    assert near
    assert not sold & near


def test_only_rules_in_use_have_limits_that_are_near(base: EvidenceBase) -> None:
    told = Facts({"edss": Range.exactly("6.0"), "years_since_diagnosis": Range.exactly("9.5")})
    assert near_limits(told, base.criteria_sets, TODAY)
    for other in ({"status": SetStatus.HISTORICAL}, {"kind": CriteriaKind.TRIAL}):
        sets = [replace(each, **other) for each in base.criteria_sets]
        assert not near_limits(told, sets, TODAY)
    everything = [
        each
        for half in range(2, 19)
        for found in _near(base, edss=Range.exactly(Decimal(half) / 2))
        for each in found.sets
    ]
    assert {each.kind for each in everything}.isdisjoint({CriteriaKind.TRIAL})
    assert not [each for each in everything if each.is_old]


def test_the_rules_that_come_first_lead_and_what_is_asked_stands_apart(base: EvidenceBase) -> None:
    facts = Facts({"edss": Range.exactly("6.0")})
    for sets in (base.criteria_sets, base.criteria_sets[::-1]):
        found = near_limits(facts, sets, TODAY)
        order = [each.id for each in sets]
        places = [[order.index(each.id) for each in near.sets] for near in found]
        assert all(own == sorted(own) for own in places)
        assert [own[0] for own in places] == sorted(own[0] for own in places)


@pytest.mark.parametrize(("age", "is_near"), [(41, False), (43, True), (44, True), (45, False)])
def test_an_age_limit_is_near_in_the_two_years_before_it(
    base: EvidenceBase, age: int, is_near: bool
) -> None:
    found = [n for n in _near(base, age=Range.exactly(age)) if n.limit.reached_at == 45]
    assert bool(found) is is_near
    for near in found:
        assert near.reached is not None
        assert near.reached[0] >= TODAY


def test_a_year_of_diagnosis_gives_the_days_on_which_ten_years_are_reached(
    base: EvidenceBase,
) -> None:
    near = next(
        n
        for n in _near(base, years_since_diagnosis=Range.between("8.89", "9.89"))
        if n.limit.number == 10
    )
    assert near.reached is not None
    first, last = near.reached
    assert (first.year, last.year) == (2027, 2027)
    assert "london-ahsct-2016" not in {each.id for each in near.sets}
    assert near.sets


@pytest.mark.parametrize("today", [date(2026, 11, 30), date(2026, 2, 3), date(2027, 6, 17)])
@pytest.mark.parametrize("year", [2016, 2017, 2018])
def test_a_year_that_was_told_reaches_ten_years_within_the_tenth_year_after_it(
    base: EvidenceBase, year: int, today: date
) -> None:
    facts = Facts({"years_since_diagnosis": years_since(year, today)})
    for near in near_limits(facts, base.criteria_sets, today):
        if near.limit.number == 10 and near.reached is not None:
            first, last = near.reached
            assert (last.year, last.month) == (year + 10, 12)
            assert first == today or (first.year, first.month) == (year + 10, 1)


def test_a_limit_that_is_past_is_not_near(base: EvidenceBase) -> None:
    found = _near(base, years_since_diagnosis=Range.exactly(12))
    assert all(near.limit.number > 12 for near in found)


def test_an_unknown_answer_is_near_nothing(base: EvidenceBase) -> None:
    assert not _near(base)


def _of(base: EvidenceBase, body: str, **answers: Range) -> list[Limit]:
    near = near_limits(Facts(answers), (base.criteria[body],), TODAY)
    return [each.limit for each in near]


def test_numbers_that_hold_only_together_are_no_limit_alone(base: EvidenceBase) -> None:
    told = {"edss": Range.exactly("5.5"), "years_since_diagnosis": Range.between("4.5", "4.9")}
    line = next(c for c in base.criteria["dmsg-germany-2025"].criterion if c.id == "dmsg-edss")
    assert line.rule.holds_for(Facts(told)) is Truth.YES
    assert "within 5 years" in line.statement
    assert not _of(base, "dmsg-germany-2025", **told)


def test_a_limit_is_as_vague_as_its_words(base: EvidenceBase) -> None:
    (age,) = _of(base, "usz-switzerland", age=Range.exactly(49))
    assert (age.is_about, age.reached_at) == (True, 50)
    (other,) = _of(base, "zin-nl-2022", age=Range.exactly(54))
    assert (other.is_about, other.reached_at) == (False, 56)
    years = {"years_since_diagnosis": Range.between("8.89", "9.89")}
    (span,) = _of(base, "dmsg-germany-2025", **years)
    assert (span.number, span.until, span.is_about) == (10, 15, False)
    (about,) = _of(base, "usz-switzerland", **years)
    assert (about.number, about.until, about.is_about) == (10, None, True)
    (exact,) = _of(base, "ectrims-ebmt-2025", **years)
    assert (exact.number, exact.until, exact.is_about) == (10, None, False)
