"""Two people read the printed words: no line lets somebody through whom the second reading stops.

The second reading was written from the sentences alone. Where the words can be taken in two ways,
the rule gives no verdict, and the two readings need not agree.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from decision_aid.domain.eligibility.criteria import Criterion, CriterionStatus
from decision_aid.domain.logic.facts import Facts, FactValue, with_consequences
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.logic.rules import Rule
from decision_aid.domain.logic.truth import Truth
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.reading.rules_toml import read_rule

READ_AGAIN = Path(__file__).with_name("second_reading.toml")
PEOPLE = 400


@pytest.fixture(scope="module")
def read_again(base: EvidenceBase) -> list[tuple[Criterion, Rule]]:
    raw = tomllib.loads(READ_AGAIN.read_text(encoding="utf-8"), parse_float=Decimal)
    return [
        (line, read_rule(raw[name][line.id]))
        for name, rules in base.criteria.items()
        if name in raw
        for line in rules.criterion
        if line.id in raw[name]
    ]


def _somebody(chance: Random) -> Facts:
    """Everything is known; limits and their neighbours come often."""

    def near(*limits: int, step: int = 1) -> Range:
        return Range.exactly(chance.choice(limits) + chance.choice((-step, 0, step)))

    def count(most: int) -> int:
        return chance.randint(0, most)

    def rarely() -> bool:
        return chance.random() < 0.15

    relapses = count(3)
    strong, others = count(2), count(2)
    taken = strong + others + count(1)
    onset = near(4, 6, 10, 12, 15)
    told: dict[str, FactValue] = {
        "subtype": chance.choice(("rrms", "rrms", "spms", "ppms")),
        "age": near(18, 45, 50, 55, 56, 58, 60, 65, 70),
        "edss": Range.exactly(Decimal(chance.randint(0, 17)) / 2),
        "years_since_onset": onset,
        "years_since_diagnosis": Range.exactly(max(onset.low - count(1), Decimal(0))),
        "years_since_first_dmt": near(5, 10),
        "relapses_12m": Range.exactly(relapses),
        "relapses_18m": Range.exactly(relapses + count(1)),
        "relapses_24m": Range.exactly(relapses + 1 + count(1)),
        "gd_lesions_12m": Range.exactly(count(2)),
        "new_t2_12m": Range.exactly(count(6)),
        "activity_episodes_36m": Range.exactly(count(3)),
        "dmt_failed": Range.exactly(strong + others),
        "he_dmt_failed": Range.exactly(strong),
        "dmt_taken": Range.exactly(taken),
        "he_dmt_taken": Range.exactly(strong),
        "injectable_failed": Range.exactly(others),
        "he_dmt_months": Range.exactly(chance.choice((2, 5, 6, 24)) if strong else 0),
        "lvef": near(40, 45, 50), "dlco": near(40, 50), "crcl": near(30),
        "who_ps": Range.exactly(count(4)),
        "csf_ocb": chance.choice(("positive", "negative")),
        "jcv": chance.choice(("negative", "low", "high", "positive")),
        "sex": "female",
    }  # fmt: skip
    for name in ("progression_12m", "walk_20m", "episode_on_dmt", "edss_recent_relapse",
                 "he_contraindicated", "natalizumab_taken"):  # fmt: skip
        told[name] = chance.random() < 0.5
    for name in ("pregnant", "pml", "uncontrolled_infection", "severe_liver_disease", "hiv",
                 "active_hepatitis", "prior_malignancy", "prior_mitoxantrone", "prior_hsct",
                 "severe_depression", "active_addiction", "heart_problem", "lung_problem",
                 "kidney_problem", "past_menopause", "other_antibodies"):  # fmt: skip
        told[name] = rarely()
    return Facts(with_consequences(told))


def _differences(read_again: list[tuple[Criterion, Rule]], facts: Facts) -> Iterator[str]:
    for line, rule in read_again:
        standing = line.standing_for(facts)
        lets_through = rule.holds_for(facts) is Truth.YES
        if standing is (CriterionStatus.NOT_MET if lets_through else CriterionStatus.MET):
            yield line.id


def test_no_line_contradicts_the_second_reading(
    read_again: list[tuple[Criterion, Rule]],
) -> None:
    chance = Random(29)
    found = {name for _ in range(PEOPLE) for name in _differences(read_again, _somebody(chance))}
    assert found == set()


def test_the_second_reading_names_lines_that_are_there(
    base: EvidenceBase, read_again: list[tuple[Criterion, Rule]]
) -> None:
    raw = tomllib.loads(READ_AGAIN.read_text(encoding="utf-8"))
    assert set(raw) <= set(base.criteria)
    assert len(read_again) == sum(map(len, raw.values())) > 130
