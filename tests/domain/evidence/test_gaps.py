"""Gaps are shown unless they are surely about somebody else."""

from __future__ import annotations

import pytest

from decision_aid.domain.evidence.gaps import Gap, gaps_about
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.logic.rules import Rule
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.reading.rules_toml import read_rule

_QUIET = {"subtype": "rrms", "relapses_12m": Range.exactly(0), "gd_lesions_12m": Range.exactly(0)}


def _gap(rule: Rule, *, only_if_told: bool = False) -> Gap:
    return Gap(
        id="one",
        group="Some people",
        rule=rule,
        statement="Nobody knows.",
        sources_nearest=(),
        only_if_told=only_if_told,
    )


_OLD = read_rule({"age": {"min": 60}})


def test_a_missing_answer_is_not_read_as_no() -> None:
    gap = _gap(_OLD)
    assert gaps_about(Facts({}), [gap]) == (gap,)
    assert gaps_about(Facts({"age": Range.exactly(72)}), [gap]) == (gap,)
    assert gaps_about(Facts({"age": Range.exactly(59)}), [gap]) == ()


def test_those_come_first_that_are_surely_about_the_person() -> None:
    perhaps, surely = _gap(read_rule({"edss": {"min": 7}})), _gap(_OLD)
    found = gaps_about(Facts({"age": Range.exactly(72)}), [perhaps, surely])
    assert found == (surely, perhaps)


def test_what_is_rare_is_shown_only_to_those_who_told_it() -> None:
    gap = _gap(read_rule({"prior_hsct": True}), only_if_told=True)
    assert gaps_about(Facts({}), [gap]) == ()
    assert gaps_about(Facts({"prior_hsct": True}), [gap]) == (gap,)


@pytest.mark.parametrize("name", ["gd_lesions_12m", "new_t2_12m", "relapses_12m"])
def test_quiet_ms_needs_no_scan_with_contrast_to_be_told_its_gap(
    base: EvidenceBase, name: str
) -> None:
    facts = Facts({key: value for key, value in _QUIET.items() if key != name})
    assert "relapsing-quiet" in {gap.id for gap in gaps_about(facts, base.gaps)}


def test_somebody_of_72_whose_type_is_not_known_is_told_the_gaps_of_both_kinds(
    base: EvidenceBase,
) -> None:
    found = {gap.id for gap in gaps_about(Facts({"age": Range.exactly(72)}), base.gaps)}
    assert {"relapsing-older", "progressive-older", "type-not-known"} <= found
    assert "under-18" not in found


def test_a_type_that_is_known_has_no_gap_of_types_that_are_not(base: EvidenceBase) -> None:
    found = {gap.id for gap in gaps_about(Facts({"subtype": "ppms"}), base.gaps)}
    assert "type-not-known" not in found
    assert not {each for each in found if each.startswith(("spms", "relapsing"))}


def test_a_gap_about_a_choice_is_shown_to_nobody_as_theirs(base: EvidenceBase) -> None:
    for name in ("treated-abroad", "neurofilament-only"):
        gap = next(each for each in base.gaps if each.id == name)
        assert gap.rule is None
        for known in (Facts({}), Facts(_QUIET)):
            assert gap not in gaps_about(known, base.gaps)
