"""Which figures answer a topic for one person: panels in front, the rest, drugs, small reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from decision_aid.domain.evidence.absolute_risk import denominator_for, panel_denominator
from decision_aid.domain.evidence.topics import OutcomeTopic, Side
from decision_aid.domain.results.figure_order import MatchedFigures, RankedFigures
from decision_aid.domain.results.matching import Closeness, Match
from decision_aid.domain.results.outcome_panels import Panel, subtype_figure
from decision_aid.domain.results.topic_result import (
    OtherTreatments,
    PanelResult,
    SmallReports,
    TopicResult,
)

MOST_IN_A_LIST = 30


def panel_result(
    panel: Panel, same_outcome: Iterable[Panel], match_of: MatchedFigures, subtype: str | None
) -> PanelResult:
    """``same_outcome``: all panels of its outcome, this one too."""
    companions: tuple[Match, ...] = ()
    if panel.lead is not None:
        beside = match_of.shown.beside(panel.lead.sourced)
        companions = tuple(match_of[sourced] for sourced in beside)
    own = subtype_figure(panel, same_outcome, subtype)
    shown = (panel.lead, *panel.others, *companions, own)
    out_of = panel_denominator(panel.endpoint, tuple(m.sourced for m in shown if m))
    return PanelResult(panel, companions, own, out_of)


def topic_result(
    topic: OutcomeTopic,
    panels: Iterable[PanelResult],
    match_of: MatchedFigures,
) -> TopicResult:
    """``panels``: those of its outcomes, in their order, each by time."""
    every = tuple(panels)
    fronts = _fronts(topic, every)
    near = Selection() if fronts else _near_details(topic, match_of)
    return TopicResult(
        topic=topic,
        fronts=fronts,
        folded=tuple(p for p in every if p.lead and not any(p is front for front in fronts)),
        unled=tuple(p for p in every if p.lead is None),
        nobody=not fronts and not near.matches and (bool(every) or topic.side is Side.OUTCOMES),
        small_reports=SmallReports() if fronts else _small_reports(topic, every, near, match_of),
        other_treatments=_other_treatments(topic, match_of),
    )


def _fronts(topic: OutcomeTopic, panels: Iterable[PanelResult]) -> tuple[PanelResult, ...]:
    """Those of its first outcome at the usual times; else the first panel that has a lead."""
    led = [each for each in panels if each.lead]
    usual = [
        each
        for each in led
        if each.at is not None
        and each.at.in_years in topic.usual_years
        and each.panel.endpoint == led[0].panel.endpoint
    ]
    return tuple(usual or led[:1])


@dataclass(frozen=True, slots=True)
class Selection:
    """Some figures in the order of the sources, and how many more there are of the kind."""

    matches: tuple[Match, ...] = ()
    more: int = 0


def _some(several: Iterable[RankedFigures], match_of: MatchedFigures) -> Selection:
    every = tuple(several)
    chosen = match_of.fair_share(every, MOST_IN_A_LIST)
    return Selection(chosen, sum(len(each.figures) for each in every) - len(chosen))


def _near_details(topic: OutcomeTopic, match_of: MatchedFigures) -> Selection:
    """Figures not for the front, on a transplant, in people who are not unlike the person."""
    found = match_of.shown.details
    near = (match_of.without_unlike(found[each]) for each in topic.endpoints if each in found)
    return _some(near, match_of)


def _small_reports(
    topic: OutcomeTopic, panels: tuple[PanelResult, ...], near: Selection, match_of: MatchedFigures
) -> SmallReports:
    """Of people who are not unlike the person; without any, and without a panel, of anybody."""
    if near.matches:
        return SmallReports(tuple(match.sourced for match in near.matches), near.more)
    if panels:
        return SmallReports()
    every = match_of.shown.after_transplant(topic.endpoints)
    return SmallReports(every[:MOST_IN_A_LIST], max(len(every) - MOST_IN_A_LIST, 0))


def _other_treatments(topic: OutcomeTopic, match_of: MatchedFigures) -> OtherTreatments:
    """Of every drug some, by outcome and drug, never by result: separate trials are not ranked."""
    found = match_of.shown.other_treatments
    some = _some((found[key] for key in found if key[0] in topic.endpoints), match_of)
    figures = [match.sourced.figure for match in some.matches]
    out_of = max((denominator_for(each.endpoint, [each]) for each in figures), default=100)
    return OtherTreatments(tuple(sorted(some.matches, key=_by_drug)), some.more, out_of)


def _by_drug(match: Match) -> tuple[bool, str, str]:
    sourced = match.sourced
    is_unlike = match.closeness is Closeness.DIFFERENT
    return is_unlike, sourced.figure.endpoint, sourced.arm.name
