"""The rule language of evidence/README.md."""

from __future__ import annotations

from typing import Any

import pytest

from decision_aid.domain.logic.rules import comparisons, decided_by, left_open_by
from decision_aid.domain.logic.truth import Truth
from tests.domain.build import person, rule

N, U, Y = Truth.NO, Truth.UNKNOWN, Truth.YES
YES, NO, WHO_KNOWS = {"pml": True}, {"pml": False}, {"prior_hsct": True}
KNOWN = person(pml=True)
TABLES = [(YES, Y), ({"not": YES}, N), (WHO_KNOWS, U)]


@pytest.mark.parametrize(("left", "a"), TABLES)
@pytest.mark.parametrize(("right", "b"), TABLES)
def test_all_of_and_any_of_follow_the_tables(left: Any, a: Truth, right: Any, b: Truth) -> None:
    least, greatest = sorted((a, b), key=lambda truth: truth.value)
    assert rule({"all_of": [left, right]}).holds_for(KNOWN) is least
    assert rule({"any_of": [left, right]}).holds_for(KNOWN) is greatest


@pytest.mark.parametrize(("inner", "value"), TABLES)
def test_not_turns_the_answer_round_and_leaves_unknown_alone(inner: Any, value: Truth) -> None:
    assert rule({"not": inner}).holds_for(KNOWN) is {Y: N, N: Y, U: U}[value]


def test_several_names_in_one_table_mean_all_of_them() -> None:
    both = rule({"age": {"min": 18}, "subtype": "rrms"})
    assert both.holds_for(person(age=30, subtype="rrms")) is Y
    assert both.holds_for(person(age=30, subtype="spms")) is N
    assert both.holds_for(person(age=30)) is U
    assert both.holds_for(person(age=17)) is N


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"min": 6}, [N, Y, Y]),
        ({"max": 6}, [Y, Y, N]),
        ({"gt": 6}, [N, N, Y]),
        ({"lt": 6}, [Y, N, N]),
        ({"min": 6, "max": 6}, [N, Y, N]),
        ({"gt": 5.5, "lt": 6.5}, [N, Y, N]),
    ],
)
def test_min_and_max_include_the_limit_and_gt_and_lt_do_not(
    limits: dict[str, Any], expected: list[Truth]
) -> None:
    compare = rule({"edss": limits})
    assert [compare.holds_for(person(edss=n)) for n in ("5.5", 6, "6.5")] == expected


def test_a_range_outside_one_end_fails_even_where_the_other_end_is_unsettled() -> None:
    assert rule({"edss": {"min": 4, "max": 6}}).holds_for(person(edss=(2, 3))) is N
    assert rule({"edss": {"min": 4, "max": 6}}).holds_for(person(edss=(2, 7))) is U


def test_a_missing_answer_is_unknown() -> None:
    for raw in ({"edss": {"max": 6}}, {"subtype": "rrms"}, {"pml": True}, {"pml": False}):
        assert rule(raw).holds_for(person()) is U


def test_a_word_is_one_of_a_list_or_equal() -> None:
    progressive = rule({"subtype": {"in": ["spms", "ppms"]}})
    assert [progressive.holds_for(person(subtype=s)) for s in ("rrms", "spms", "ppms")] == [N, Y, Y]
    bands = rule({"csf_ocb": "positive"})
    assert [bands.holds_for(person(csf_ocb=s)) for s in ("positive", "negative")] == [Y, N]


def test_false_is_an_answer_and_not_a_missing_one() -> None:
    assert rule({"pml": False}).holds_for(person(pml=False)) is Y
    assert rule({"pml": False}).holds_for(person(pml=True)) is N


@pytest.mark.parametrize(
    ("onset", "diagnosis", "expected"),
    [
        (9, 8, Y), (12, 11, N), (12, 8, U),
        (9, None, Y), (None, 9, U), (None, None, U), (12, None, U), (None, 12, N),
        ((9, 11), None, U), (None, (9, 11), U), (None, (10, 11), N),
        ((9, 10), 8, U), ((10, 11), (10, 11), N),
    ],
)  # fmt: skip
def test_disease_duration_asks_both_clocks_and_both_must_agree(
    onset: Any, diagnosis: Any, expected: Truth
) -> None:
    facts = person(years_since_onset=onset, years_since_diagnosis=diagnosis)
    assert rule({"disease_duration": {"lt": 10}}).holds_for(facts) is expected


def test_one_clock_bounds_the_other_and_alone_decides_the_line() -> None:
    """First symptoms are never later than the diagnosis, nor the diagnosis than today."""
    line = rule({"disease_duration": {"lt": 10}})
    late, early = person(years_since_diagnosis=16), person(years_since_onset=3)
    for facts in (late, early):
        assert decided_by(line, facts) == set(facts)
        assert left_open_by(line, facts) == frozenset()
    assert left_open_by(line, person(years_since_diagnosis=8)) == {"years_since_onset"}
    after = rule({"years_since_diagnosis": {"gt": 15}})
    assert [after.holds_for(person(years_since_onset=n)) for n in (14, 20)] == [N, U]


def test_what_a_clinician_must_judge_is_never_computed() -> None:
    asked = rule({"ask_clinic": "highly_active"})
    everything = person(subtype="rrms", age=30, edss=3, relapses_12m=5)
    assert asked.holds_for(everything) is U
    assert rule({"not": {"ask_clinic": "highly_active"}}).holds_for(everything) is U
    assert rule({"any_of": [{"age": {"max": 40}}, {"ask_clinic": "x"}]}).holds_for(everything) is Y


def test_a_rule_tells_which_facts_it_reads() -> None:
    clock = {"disease_duration": {"lt": 9}}
    raw = {"all_of": [{"edss": {"max": 6}}, {"not": {"pml": True}}, clock]}
    clocks = {"years_since_onset", "years_since_diagnosis"}
    assert rule(raw).reads == {"edss", "pml", *clocks}
    assert rule({"ask_clinic": "x"}).reads == frozenset()


def test_comparisons_are_found_at_any_depth() -> None:
    raw = {"not": {"any_of": [{"age": {"lt": 18}}, {"all_of": [{"edss": {"gt": 6}}, YES]}]}}
    assert [each.name for each in comparisons(rule(raw))] == ["age", "edss"]


@pytest.mark.parametrize(
    ("told", "name", "limits", "expected"),
    [
        ({"relapses_12m": 1}, "relapses_24m", {"max": 0}, N),
        ({"relapses_12m": 2}, "relapses_24m", {"min": 2}, Y),
        ({"relapses_12m": 1}, "relapses_24m", {"min": 2}, U),
        ({"relapses_12m": 0}, "relapses_24m", {"max": 0}, U),
        ({"relapses_12m": 2}, "activity_episodes_36m", {"min": 2}, Y),
        ({"relapses_24m": 0}, "relapses_12m", {"max": 0}, Y),
        ({"relapses_24m": 3}, "relapses_12m", {"min": 1}, U),
        ({"relapses_12m": (1, 3)}, "relapses_24m", {"max": 0}, N),
        ({"relapses_24m": 0}, "relapses_18m", {"max": 0}, Y),
        ({"relapses_24m": 1}, "relapses_18m", {"max": 1}, Y),
    ],
)
def test_a_count_over_a_time_bounds_those_over_longer_and_shorter_ones(
    told: dict[str, Any], name: str, limits: dict[str, Any], expected: Truth
) -> None:
    """Three-valued: a relapse in 12 months rules out none in 24; what is open stays unknown."""
    facts, line = person(**told), rule({name: limits})
    assert line.holds_for(facts) is expected
    assert not facts.knows(name)
    assert decided_by(line, facts) == (frozenset() if expected is U else set(told))
