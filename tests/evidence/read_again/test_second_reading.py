"""Two people read the printed words: no line lets somebody through whom the second reading stops.

The second reading was written from the sentences alone: ``second_reading.toml`` where answers tell
everything, ``words_read_again.py`` where a condition asks more than we do. Where the words can be
taken in two ways, or something is not known, the rule gives no verdict.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random

import pytest

from decision_aid.domain.eligibility.criteria import Criterion, CriterionStatus
from decision_aid.domain.logic.facts import (
    NO_PREGNANCY_FROM,
    Facts,
    FactValue,
    with_consequences,
)
from decision_aid.domain.logic.ranges import Range
from decision_aid.domain.logic.rules import Rule
from decision_aid.domain.logic.truth import Truth
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.evidence_base.reading.rules_toml import read_rule
from tests.evidence.read_again.read_twice import NOT_YET, from_answers, not_yet
from tests.evidence.read_again.whole_people import answers_of, partly_told, somebody
from tests.evidence.read_again.words_read_again import FOR_A_CLINIC, READINGS

PEOPLE = 400


@pytest.fixture(scope="module")
def read_again(base: EvidenceBase) -> list[tuple[Criterion, Rule]]:
    raw = from_answers()
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
    in_24 = relapses + 1 + count(1)
    told: dict[str, FactValue] = {
        "subtype": chance.choice(("rrms", "rrms", "spms", "ppms")),
        "age": near(18, 45, 50, 55, 56, 58, 60, 65, 70),
        "edss": Range.exactly(Decimal(chance.randint(0, 17)) / 2),
        "years_since_onset": onset,
        "years_since_diagnosis": Range.exactly(max(onset.low - count(1), Decimal(0))),
        "years_since_first_dmt": near(5, 10),
        "relapses_12m": Range.exactly(relapses),
        "relapses_18m": Range.exactly(relapses + count(1)),
        "relapses_24m": Range.exactly(in_24),
        "gd_lesions_12m": Range.exactly(count(2)),
        "new_t2_12m": Range.exactly(count(6)),
        "activity_episodes_36m": Range.exactly(in_24 + count(1)),
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
    cannot_be = told["past_menopause"] or told["age"].low >= NO_PREGNANCY_FROM
    told["pregnant"] = told["pregnant"] and not cannot_be
    told["edss_recent_relapse"] = told["edss_recent_relapse"] and relapses > 0
    return Facts(with_consequences(told))


def _contradicts(standing: CriterionStatus, lets_through: bool | None) -> bool:
    """No verdict never does; where the words are open, every verdict does."""
    if standing is CriterionStatus.MET:
        return lets_through is not True
    return standing is CriterionStatus.NOT_MET and lets_through is not False


def _differences(read_again: list[tuple[Criterion, Rule]], chance: Random) -> Iterator[str]:
    facts = _somebody(chance)
    for known in (facts, partly_told(facts, chance)):
        for line, rule in read_again:
            truth = rule.holds_for(facts)
            standing = line.standing_for(known)
            if truth is not Truth.UNKNOWN and _contradicts(standing, truth is Truth.YES):
                yield line.id


@pytest.mark.slow
def test_no_line_contradicts_the_second_reading(
    read_again: list[tuple[Criterion, Rule]],
) -> None:
    chance = Random(29)
    found = {name for _ in range(PEOPLE) for name in _differences(read_again, chance)}
    assert found == set()


@pytest.mark.slow
def test_no_line_tells_a_verdict_that_what_is_not_asked_could_overturn(
    base: EvidenceBase,
) -> None:
    chance = Random(30)
    lines = [each for rules in base.criteria_sets for each in rules.criterion]
    read = [(line, READINGS[line.id]) for line in lines if line.id in READINGS]
    wrong, told = set(), set()
    for _ in range(2 * PEOPLE):
        person = somebody(chance)
        known = answers_of(person)
        for facts in (known, partly_told(known, chance)):
            for line, reading in read:
                if person.subtype not in line.applies_to:
                    continue
                standing, words = line.standing_for(facts), reading(person)
                told.add((line.id, words))
                if _contradicts(standing, words):
                    wrong.add((line.id, standing.value, words))
    assert wrong == set()
    assert {name for name, words in told if words is False} == set(READINGS) - {"mx-type"}
    assert {name for name, words in told if words is True} == set(READINGS)


def test_every_line_was_read_twice_or_is_for_a_clinic_alone_or_is_listed(
    base: EvidenceBase,
) -> None:
    """A new line is listed as not read again yet: `uv run manage.py reseal`."""
    raw = from_answers()
    lines = [each for rules in base.criteria_sets for each in rules.criterion]
    asked = {line.id for line in lines if not line.is_for_the_team}
    read = {line for of_a_set in raw.values() for line in of_a_set}
    waiting = {line.split()[1] for line in NOT_YET.read_text(encoding="utf-8").splitlines()}
    assert FOR_A_CLINIC <= {line.id for line in lines} - asked <= FOR_A_CLINIC | waiting
    assert read | set(READINGS) <= asked <= read | set(READINGS) | waiting
    assert not read & set(READINGS)
    assert NOT_YET.read_text(encoding="utf-8") == not_yet(base)
    assert set(raw) <= set(base.criteria)
