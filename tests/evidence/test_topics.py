"""Every outcome has its one place on the result page, or is listed as having none."""

from __future__ import annotations

from collections import Counter

from decision_aid.domain.evidence.vocabulary import Prominence
from decision_aid.domain.results.topics import NOT_ON_THE_RESULT_PAGE, TOPICS
from decision_aid.evidence_base.base import EvidenceBase

TOLD = Counter(endpoint for topic in TOPICS for endpoint in topic.endpoints)


def test_no_outcome_is_told_under_two_topics() -> None:
    assert [endpoint for endpoint, times in TOLD.items() if times > 1] == []


def test_no_outcome_is_both_told_and_left_out() -> None:
    assert set(TOLD) & NOT_ON_THE_RESULT_PAGE == set()


def test_every_outcome_is_told_or_left_out_by_name(library: EvidenceBase) -> None:
    assert set(TOLD) | NOT_ON_THE_RESULT_PAGE == set(library.endpoints)


def test_every_headline_figure_after_a_transplant_has_its_topic(library: EvidenceBase) -> None:
    without = {
        sourced.ref
        for sourced in library.figures.values()
        if sourced.figure.show is Prominence.HEADLINE
        and sourced.figure.arm in library.transplant_arms
        and sourced.figure.endpoint not in TOLD
        and sourced.figure.endpoint not in NOT_ON_THE_RESULT_PAGE
    }
    assert without == set()


def test_no_two_topics_have_one_id() -> None:
    ids = [topic.id for topic in TOPICS]
    assert len(ids) == len(set(ids))
