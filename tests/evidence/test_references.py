"""A figure knows its outcome and its treatments, each the one object of the library."""

from __future__ import annotations

from decision_aid.evidence_base.base import EvidenceBase


def test_every_figure_knows_its_outcome_and_its_treatments(library: EvidenceBase) -> None:
    for sourced in library.figures.values():
        figure = sourced.figure
        assert sourced.endpoint is library.endpoints[figure.endpoint]
        assert sourced.arm is library.arms[figure.arm]
        versus = library.arms[figure.compared_with] if figure.compared_with else None
        assert sourced.versus is versus


def test_every_study_knows_what_it_was_compared_with(library: EvidenceBase) -> None:
    for source in library.sources.values():
        assert source.versus is (library.arms[source.comparator] if source.comparator else None)


def test_an_arm_says_itself_whether_it_is_a_transplant(library: EvidenceBase) -> None:
    said = {name for name, arm in library.arms.items() if arm.is_transplant}
    assert said == library.transplant_arms
