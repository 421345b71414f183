"""A figure knows its outcome and its treatments, each the one object of the library."""

from __future__ import annotations

import re
from pathlib import Path

from decision_aid.domain.logic.facts import Facts
from decision_aid.evidence_base.base import EvidenceBase

ROOT = Path(__file__).resolve().parents[2]


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


def test_topics_contrasts_and_pages_of_the_guide_know_their_outcomes(base: EvidenceBase) -> None:
    named = base.endpoints
    for topic in base.topics:
        assert topic.first is named[topic.endpoints[0]]
        for known in (Facts({}), Facts({"sex": "male"}), Facts({"sex": "female"})):
            told = topic.told_to(known)
            assert told is None or told.first is named[told.endpoints[0]]
    for source in base.sources.values():
        for each in source.difference:
            assert source.vocabulary.endpoint(each) is named[each.endpoint]
            assert source.vocabulary.arm(each) is base.arms[each.arm]
    for section in (section for page in base.guide for section in page.section):
        assert section.outcomes == tuple(named[each] for each in section.figures)


def test_no_page_looks_an_outcome_or_a_treatment_up_again() -> None:
    """What is drawn carries it; only an address names one, which may not be there."""
    looked_up = re.compile(r"\b(?:endpoints|arms)(?:\(\))?\[[^\]\d]")
    pages = sorted((ROOT / "decision_aid" / "web").rglob("*.py"))
    assert pages
    assert [each.name for each in pages if looked_up.search(each.read_text("utf-8"))] == []
