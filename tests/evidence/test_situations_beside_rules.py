"""First words and rules of one person: what the one says is there the other never calls missing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from decision_aid.domain.eligibility.criteria import CriterionStatus
from decision_aid.domain.eligibility.verdicts import evaluate_all
from decision_aid.domain.eligibility.vocabulary import SetStatus, Subject
from decision_aid.domain.logic.facts import SUBTYPES, Facts
from decision_aid.domain.results.situation import Situation, situation_of
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.words.criteria import ABOUT
from tests.domain.build import person

_NEVER: dict[str, Any] = {"dmt_taken": 0, "dmt_failed": 0, "he_dmt_taken": 0, "he_dmt_failed": 0}
_STOPPED: dict[str, Any] = {
    "dmt_taken": 1, "dmt_failed": 0, "he_dmt_taken": 1, "he_dmt_failed": 0,
    "dmt_side_effects": True, "he_dmt_side_effects": True,
}  # fmt: skip
_FAILED: dict[str, Any] = {
    "dmt_taken": 2, "dmt_failed": 2, "he_dmt_taken": 1, "he_dmt_failed": 1, "he_dmt_months": 24,
}  # fmt: skip
_DRUGS = (_NEVER, _STOPPED, _FAILED, {})
_HOW_MUCH = {
    Subject.ACTIVITY, Subject.ACTIVITY_ON_DRUGS, Subject.ACTIVITY_ON_STRONG_DRUGS,
    Subject.HOW_ACTIVE_ON_DRUGS,
}  # fmt: skip
"""They say more than that MS is active: how much, and on what."""
_SAYS_ACTIVE = {"active", "activity", "signs"}


def _everybody(base: EvidenceBase) -> Iterator[tuple[Facts, Situation]]:
    spots = ((0, 0), (1, 0), (0, 1), (1, 4), (None, None))
    many = product(SUBTYPES, (0, 1, 2, None), spots, (True, False, None), _DRUGS)
    for subtype, relapses, (lit, new), worse, drugs in many:
        told = {"relapses_12m": relapses, "gd_lesions_12m": lit, "new_t2_12m": new}
        known = person(subtype=subtype, edss=4, age=40, progression_12m=worse, **told, **drugs)
        found = situation_of(known, base.situations)
        assert found is not None
        yield known, found


def _not_met(base: EvidenceBase, known: Facts) -> Iterator[tuple[str, Subject]]:
    current = tuple(r for r in base.criteria_sets if r.status is SetStatus.CURRENT)
    for verdict in evaluate_all(current, known):
        for found in verdict.findings:
            if found.standing is CriterionStatus.NOT_MET:
                for subject in found.about.subjects:
                    yield verdict.criteria_set.id, subject


@pytest.mark.slow
def test_nobody_whose_ms_is_called_active_misses_a_line_called_so(base: EvidenceBase) -> None:
    seen = set()
    for known, situation in _everybody(base):
        if (
            not _SAYS_ACTIVE & set(situation.title.lower().split())
            or "not known" in situation.title
        ):
            continue
        for rules, subject in _not_met(base, known):
            seen.add(subject)
            words = set(str(ABOUT[subject]).lower().split())
            if subject not in _HOW_MUCH and "quiet" not in situation.id:
                assert not words & _SAYS_ACTIVE, (situation.title, rules, str(ABOUT[subject]))
    assert Subject.SEEN_AND_ON_SCAN in seen


def test_what_the_first_words_leave_open_the_rules_that_they_name_leave_open(
    base: EvidenceBase,
) -> None:
    seen = 0
    for known, situation in _everybody(base):
        if "side effects, they do not say" in situation.text and known.get("he_dmt_side_effects"):
            seen += 1
            named = [rules for rules, s in _not_met(base, known) if s is Subject.STRONG_DRUGS]
            assert "ectrims-ebmt-2025" in situation.sources
            assert "ectrims-ebmt-2025" not in named
    assert seen


def test_who_takes_a_strong_drug_that_works_is_told_that_none_has_failed(
    base: EvidenceBase,
) -> None:
    known = person(subtype="rrms", relapses_12m=2, **{**_STOPPED, "he_dmt_side_effects": False})
    assert ("ectrims-ebmt-2025", Subject.STRONG_DRUGS) in set(_not_met(base, known))
