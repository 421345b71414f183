"""A figure knows its outcome and its treatments, each the one object of the library."""

from __future__ import annotations

from decision_aid.evidence_base.base import EvidenceBase


def test_every_figure_knows_its_outcome_and_its_treatments(base: EvidenceBase) -> None:
    for sourced in base.figures.values():
        figure = sourced.figure
        assert sourced.endpoint is base.endpoints[figure.endpoint]
        assert sourced.arm is base.arms[figure.arm]
        versus = base.arms[figure.compared_with] if figure.compared_with else None
        assert sourced.versus is versus


def test_every_study_knows_what_it_was_compared_with(base: EvidenceBase) -> None:
    for source in base.sources.values():
        assert source.versus is (base.arms[source.comparator] if source.comparator else None)


def test_an_arm_says_itself_whether_it_is_a_transplant(base: EvidenceBase) -> None:
    said = {name for name, arm in base.arms.items() if arm.is_transplant}
    assert said == base.transplant_arms
