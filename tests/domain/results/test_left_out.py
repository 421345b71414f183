"""Topics that surely say nothing to a person are left out of what that person reads."""

from __future__ import annotations

import pytest

from decision_aid.domain.evidence.topics import ToldOn
from decision_aid.domain.results.patient_result import patient_result
from decision_aid.evidence_base.base import EvidenceBase
from tests.domain.build import person


@pytest.mark.parametrize(
    ("told", "missing"),
    [
        ({"subtype": "ppms", "relapses_12m": 0}, {"relapses"}),
        ({"subtype": "spms", "relapses_12m": 0, "sex": "male"}, {"relapses", "fertility"}),
        ({"subtype": "spms", "relapses_12m": 1}, set()),
        ({"subtype": "spms"}, set()),
        ({"subtype": "rrms", "relapses_12m": 0}, set()),
        ({"subtype": "rrms", "sex": "female", "past_menopause": True}, {"fertility"}),
        ({"subtype": "rrms", "sex": "female"}, set()),
        ({}, set()),
    ],
)
def test_only_what_surely_says_nothing_is_left_out(
    told: dict[str, object], missing: set[str], base: EvidenceBase
) -> None:
    result = patient_result(person(**told), base)
    every = {topic.id for topic in base.topics_on(ToldOn.RESULTS)}
    assert every - {each.topic.id for each in result.topics_on(ToldOn.RESULTS)} == missing
    assert {topic.id for topic in result.left_out} == missing


def test_what_a_clinician_reads_leaves_nothing_out(base: EvidenceBase) -> None:
    result = patient_result(person(subtype="ppms", relapses_12m=0, sex="male"), base)
    for place in (ToldOn.CONSULTATION, ToldOn.AUDIT):
        told = {each.topic.id for each in result.topics_on(place)}
        assert told == {topic.id for topic in base.topics_on(place)}
