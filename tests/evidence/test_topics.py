"""Every outcome has its one place on the result page, or is listed as having none."""

from __future__ import annotations

from collections import Counter

from decision_aid.domain.evidence.topics import Side, ToldOn
from decision_aid.domain.evidence.vocabulary import Prominence
from decision_aid.evidence_base.base import EvidenceBase
from tests.told_topics import TOPICS

TOLD = Counter(endpoint for topic in TOPICS for endpoint in topic.endpoints)


def test_no_outcome_is_told_under_two_topics() -> None:
    assert [endpoint for endpoint, times in TOLD.items() if times > 1] == []


def test_every_outcome_is_told_or_left_out_by_name(base: EvidenceBase) -> None:
    told = {name for name, endpoint in base.endpoints.items() if not endpoint.on_no_topic}
    assert set(TOLD) == told
    assert base.topics == TOPICS


def test_hopes_and_harms_alike_are_told_everywhere(base: EvidenceBase) -> None:
    for place in ToldOn:
        sides = {topic.side for topic in base.topics_on(place)}
        assert sides == set(Side), place


def test_every_headline_figure_after_a_transplant_has_its_topic(base: EvidenceBase) -> None:
    without = {
        sourced.ref
        for sourced in base.figures.values()
        if sourced.figure.show is Prominence.HEADLINE
        and sourced.figure.arm in base.transplant_arms
        and sourced.figure.endpoint not in TOLD
        and not base.endpoints[sourced.figure.endpoint].on_no_topic
    }
    assert without == set()


def test_no_two_topics_have_one_id() -> None:
    ids = [topic.id for topic in TOPICS]
    assert len(ids) == len(set(ids))
