"""Which time of a topic is drawn: the one asked for, else the usual one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from decision_aid.domain.evidence.printed import FollowUpTime
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.results.matching import Match
from decision_aid.domain.results.outcome_panels import Panel
from decision_aid.domain.results.patient_result import patient_result
from decision_aid.domain.results.topic_result import PanelResult, TopicResult
from decision_aid.evidence_base.base import EvidenceBase


def _at(match: Match, *years: int) -> tuple[PanelResult, ...]:
    panels = (
        Panel("no-disability-worsening", FollowUpTime(years=each), match, ()) for each in years
    )
    return tuple(PanelResult(panel, (), None, 100) for panel in panels)


def _worsening(base: EvidenceBase, *years: int) -> TopicResult:
    """The topic with panels at these years only."""
    result = patient_result(Facts({"subtype": "rrms"}), base)
    lead = next(p.lead for p in result.led_panels if p.lead)
    return replace(result.topics[0], fronts=_at(lead, *years))


@pytest.mark.parametrize(
    ("years", "drawn"),
    [
        ((2, 5, 10), 5),
        ((2, 10), 10),
        ((2,), 2),
        ((1, 2, 3), 2),
        ((1, 3), 1),
        ((3, 10), 10),
        ((2, 3), 2),
    ],
)
def test_five_years_are_drawn_first_then_ten_then_two(
    base: EvidenceBase, years: tuple[int, ...], drawn: int
) -> None:
    topic = _worsening(base, *years)
    front = topic.drawn()
    assert front is not None
    assert front.at == FollowUpTime(years=drawn)


@pytest.mark.parametrize(("years", "asked", "drawn"), [((2, 10), 5, 10), ((5, 10), 2, 5)])
def test_without_the_time_asked_for_the_usual_one_is_drawn(
    base: EvidenceBase, years: tuple[int, ...], asked: int, drawn: int
) -> None:
    front = _worsening(base, *years).drawn(asked)
    assert front is not None
    assert front.at == FollowUpTime(years=drawn)


def test_the_time_asked_for_is_drawn_where_there_is_one(base: EvidenceBase) -> None:
    topic = _worsening(base, 2, 5, 10)
    asked = {years: topic.drawn(years) for years in (2, 10, 7)}
    at = {years: front.at.in_years for years, front in asked.items() if front and front.at}
    assert at == {2: 2, 10: 10, 7: 5}
