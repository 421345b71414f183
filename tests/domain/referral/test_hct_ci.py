"""Other illnesses and their points: what is certain counts, the rest is open."""

from __future__ import annotations

import pytest

from decision_aid.domain.questionnaire.journey import Questionnaire
from decision_aid.domain.referral.hct_ci import Because, HctCi, Standing, hct_ci
from decision_aid.evidence_base.base import EvidenceBase
from tests.domain.build import person


@pytest.fixture(scope="module")
def asked(questionnaire: Questionnaire) -> frozenset[str]:
    return frozenset(option.value for option in questionnaire.questions["hct_ci"].option)


def _standings(counted: HctCi) -> dict[str, Standing]:
    return {line.item.id: line.standing for line in counted.lines}


def test_every_line_but_the_age_can_be_ticked(base: EvidenceBase, asked: frozenset[str]) -> None:
    assert asked == {item.id for item in base.hct_ci} - {"age"}


def test_without_any_answer_every_line_is_open(base: EvidenceBase, asked: frozenset[str]) -> None:
    counted = hct_ci(base.hct_ci, person(), asked, None)
    assert counted.of(Standing.OPEN) == counted.lines
    assert counted.least == 0
    every = {item.id: item.points for item in base.hct_ci}
    assert counted.most == sum(every.values()) - every["lung-moderate"] - every["liver-mild"]


@pytest.mark.parametrize(
    ("known", "ticked", "standing", "points"),
    [
        ({"age": 40}, (), {"age": Standing.PRESENT}, 1),
        ({"age": 39}, (), {"age": Standing.ABSENT}, 0),
        ({"age": 39, "lvef": 50}, (), {"cardiac": Standing.PRESENT}, 1),
        ({"age": 39, "lvef": 51}, (), {"cardiac": Standing.ABSENT}, 0),
        ({"age": 39, "dlco": 80}, (), {"lung-moderate": Standing.PRESENT}, 2),
        ({"age": 39, "dlco": 81}, (), {"lung-moderate": Standing.ABSENT}, 0),
        ({"age": 39}, ("tumour", "renal"), {"tumour": Standing.PRESENT}, 5),
        (
            {"age": 39, "dlco": 70},
            ("lung-severe",),
            {"lung-severe": Standing.PRESENT, "lung-moderate": Standing.COUNTED_ABOVE},
            3,
        ),
        (
            {"age": 39, "active_hepatitis": True},
            ("liver-severe",),
            {"liver-mild": Standing.COUNTED_ABOVE},
            3,
        ),
    ],
)
def test_points_follow_values_and_ticks(
    base: EvidenceBase,
    asked: frozenset[str],
    known: dict[str, object],
    ticked: tuple[str, ...],
    standing: dict[str, Standing],
    points: int,
) -> None:
    counted = hct_ci(base.hct_ci, person(**known), asked, ticked)
    assert standing.items() <= _standings(counted).items()
    assert (counted.least, counted.most) == (points, points)


def test_a_wider_answer_leaves_a_line_open_whatever_was_ticked(
    base: EvidenceBase, asked: frozenset[str]
) -> None:
    facts = person(age=30, prior_malignancy=True, dlco=60)
    counted = hct_ci(base.hct_ci, facts, asked, ())
    open_lines = {line.item.id: line.because for line in counted.of(Standing.OPEN)}
    assert open_lines == {"tumour": Because.PERHAPS, "lung-severe": Because.PERHAPS}
    assert (counted.least, counted.most) == (0, 6)
