"""A condition that is not met never bears the name of something that the person told."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from decision_aid.domain.eligibility.criteria import CriterionStatus
from decision_aid.domain.eligibility.verdict import CriterionResult, Named, Verdict
from decision_aid.domain.eligibility.verdicts import evaluate_all
from decision_aid.domain.eligibility.vocabulary import Subject
from decision_aid.domain.logic.facts import SUBTYPES, Facts
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.words.criteria import ABOUT
from tests.domain.build import person

_FAILED = ((1, 0, 1), (1, 1, 0), (1, 0, 0), (2, 1, 1), (2, 0, 1), (2, 2, 0))
_SPOTS = ((0, 0), (1, 1), (0, 1), (0, 3), (2, 2))


def _told(relapses: int, spots: tuple[int, int], failed: tuple[int, int, int]) -> dict[str, Any]:
    lit, new = spots
    drugs, strong, injected = failed
    return {
        **dict.fromkeys(("relapses_12m", "relapses_18m", "relapses_24m"), relapses),
        "gd_lesions_12m": lit, "new_t2_12m": new, "dmt_taken": drugs, "dmt_failed": drugs,
        "he_dmt_taken": strong, "he_dmt_failed": strong, "injectable_failed": injected,
    }  # fmt: skip


def _everybody() -> Iterator[Facts]:
    """All of them with a drug that failed."""
    years = {"years_since_onset": 4, "years_since_diagnosis": 4}
    known = {"edss": 4, "age": 35, "progression_12m": False, **years}
    every = product(SUBTYPES, (0, 1, 2), _SPOTS, _FAILED, (3, 12))
    for subtype, relapses, spots, failed, months in every:
        on_strong = {"he_dmt_months": months if failed[1] else 0}
        told = _told(relapses, spots, failed)
        yield person(subtype=subtype, **known, **told, **on_strong)


def _denies(found: CriterionResult, known: Facts) -> bool:
    """Whether the name of the line is what the person told."""

    def has(*facts: str) -> bool:
        return any(number.low >= 1 for each in facts if (number := known.number(each)))

    is_active = has("relapses_12m", "gd_lesions_12m", "new_t2_12m")
    told = {
        Subject.ACTIVITY_ON_DRUGS: is_active,
        Subject.ACTIVITY_ON_STRONG_DRUGS: is_active and has("he_dmt_failed"),
        Subject.STRONG_DRUGS: has("he_dmt_failed"),
    }
    return any(told.get(each, False) for each in found.about.subjects)


@pytest.mark.slow
def test_nothing_that_a_person_told_is_called_not_met(base: EvidenceBase) -> None:
    seen = set()
    for known in _everybody():
        for verdict in evaluate_all(base.criteria_sets, known):
            for found in verdict.findings:
                if found.standing is CriterionStatus.NOT_MET:
                    seen.add(found.criterion.asks)
                    assert not _denies(found, known), (found.criterion.id, found.reason.facts)
    assert {Subject.ACTIVITY_ON_STRONG_DRUGS, Subject.STRONG_DRUGS} <= seen


def _verdict(body: str, known: Facts, base: EvidenceBase) -> Verdict:
    (verdict,) = evaluate_all(tuple(e for e in base.criteria_sets if e.id == body), known)
    return verdict


_BODIES = ("shtg-scotland-2019", "zin-nl-2022", "usz-switzerland", "nmss-2021")


@pytest.mark.parametrize("body", _BODIES)
def test_who_is_active_on_drugs_that_are_not_strong_misses_strong_drugs(
    body: str, base: EvidenceBase
) -> None:
    told = {**_told(2, (2, 3), (3, 0, 1)), "he_dmt_months": 0, "he_contraindicated": False}
    known = person(subtype="rrms", edss=3, age=30, **told)
    verdict = _verdict(body, known, base)
    missed = [found.about for found in verdict.tally.not_met]
    assert Named((Subject.ACTIVITY_ON_STRONG_DRUGS,)) in missed
    assert "strong" in str(ABOUT[Subject.ACTIVITY_ON_STRONG_DRUGS])


def test_a_strong_drug_taken_for_too_short_a_time_is_called_so(base: EvidenceBase) -> None:
    known = person(subtype="rrms", edss=3, age=30, he_dmt_months=3, **_told(2, (2, 3), (1, 1, 0)))
    verdict = _verdict("zin-nl-2022", known, base)
    assert [each.about for each in verdict.tally.not_met] == [Named(facts=("he_dmt_months",))]


@pytest.mark.parametrize("body", ["ectrims-ebmt-2025", "nhs-england-b04"])
def test_after_a_scan_that_showed_nothing_new_only_the_dye_is_open(
    body: str, base: EvidenceBase
) -> None:
    """Without dye nobody can say whether spots lit up: the answer is not taken for one."""
    told = {**_told(0, (0, 0), (1, 1, 0)), "gd_lesions_12m": None}
    verdict = _verdict(body, person(subtype="rrms", edss=3, age=30, **told), base)
    assert Named((Subject.LIT_UP,)) in [found.about for found in verdict.tally.open]
    with_dye = person(subtype="rrms", edss=3, age=30, **{**told, "gd_lesions_12m": 0})
    assert Subject.LIT_UP not in [
        each for found in _verdict(body, with_dye, base).tally.open for each in found.about.subjects
    ]


@pytest.mark.parametrize(
    ("body", "failed", "missed"),
    [
        ("heidelberg-asct", (1, 1, 0), Subject.NUMBER_OF_DRUGS),
        ("heidelberg-asct", (2, 2, 0), Subject.INTERFERON),
        ("trial-northwestern-phase2", (1, 1, 0), Subject.INTERFERON),
    ],
)
def test_who_is_active_on_too_few_drugs_or_on_others_is_told_which_are_missing(
    body: str, failed: tuple[int, int, int], missed: Subject, base: EvidenceBase
) -> None:
    known = person(subtype="rrms", edss=3, age=30, he_dmt_months=12, **_told(2, (2, 3), failed))
    named = [s for e in _verdict(body, known, base).tally.not_met for s in e.about.subjects]
    assert missed in named
    assert Subject.HOW_ACTIVE_ON_DRUGS not in named


def test_who_is_not_active_enough_on_them_is_told_so(base: EvidenceBase) -> None:
    told = {"progression_12m": False, "he_dmt_months": 12, **_told(0, (0, 0), (2, 1, 1))}
    known = person(subtype="rrms", edss=3, age=30, **told)
    named = [e.about for e in _verdict("heidelberg-asct", known, base).tally.not_met]
    assert Named((Subject.HOW_ACTIVE_ON_DRUGS,)) in named
