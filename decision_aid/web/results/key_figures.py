"""Which figures stand for a topic: its panels, the one drawn, what the same study compared."""

from __future__ import annotations

from dataclasses import dataclass

from decision_aid.domain.evidence.compared_people import people_of
from decision_aid.domain.evidence.topics import OutcomeTopic, Side
from decision_aid.domain.evidence.vocabulary import Prominence
from decision_aid.domain.results.matching import Match
from decision_aid.domain.results.outcome_panels import Panel, subtype_figure
from decision_aid.domain.results.patient_result import PatientResult
from decision_aid.web.figures.panels import panel_denominator


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """What stands for a topic where there is room for one figure; no lead: none fits the person.

    ``compared``: other treatments in the same study. ``others``: the rest of the lead's panel.
    ``own_type``: of the person's own type of MS, beside a lead of a mixed group.
    ``out_of``: one denominator for all of them. ``nobody``: nobody like the person was studied.
    """

    lead: Match | None
    compared: tuple[Match, ...] = ()
    others: tuple[Match, ...] = ()
    own_type: Match | None = None
    out_of: int = 100
    nobody: bool = False


def key_figure(topic: OutcomeTopic, page: PatientResult) -> KeyFigure:
    """The figure that the result page draws first, and what stands beside it there."""
    panel = panel_drawn(topic, front_panels(topic, page), None)
    if panel is None or panel.lead is None:
        return KeyFigure(None, nobody=_nobody(topic, page))
    compared, own = companions_of(panel, page), own_type_of(panel, page)
    out_of = denominator_of(panel, (*compared, *present(own)))
    return KeyFigure(panel.lead, compared, panel.others, own, out_of)


def _nobody(topic: OutcomeTopic, page: PatientResult) -> bool:
    """Of a risk "nobody" is said only beside figures of others: small reports are not nothing."""
    of_others = any(page.panels_of(endpoint) for endpoint in topic.endpoints)
    is_told = of_others or topic.side is Side.OUTCOMES
    return is_told and not page.near_details(topic.endpoints).matches


def front_panels(topic: OutcomeTopic, page: PatientResult) -> list[Panel]:
    """Those at the usual times of the topic; without any, the first panel that has a lead."""
    led = [p for endpoint in topic.endpoints for p in page.panels_of(endpoint) if p.lead]
    usual = [
        panel
        for panel in led
        if panel.at is not None
        and panel.at.in_years in topic.usual_years
        and panel.endpoint == led[0].endpoint
    ]
    return usual or led[:1]


def panel_drawn(topic: OutcomeTopic, fronts: list[Panel], years: int | None) -> Panel | None:
    """The panel at the time asked for where there is one, else at the usual time."""
    for each in topic.usual_years if years is None else (years, *topic.usual_years):
        for panel in fronts:
            if panel.at is not None and panel.at.in_years == each:
                return panel
    return fronts[0] if fronts else None


def own_type_of(panel: Panel, page: PatientResult) -> Match | None:
    return subtype_figure(panel, page.panels_of(panel.endpoint), page.facts.subtype)


def present(match: Match | None) -> tuple[Match, ...]:
    return (match,) if match is not None else ()


def denominator_of_all(panel: Panel, page: PatientResult) -> int:
    beside = present(own_type_of(panel, page))
    return denominator_of(panel, (*companions_of(panel, page), *beside))


def denominator_of(panel: Panel, companions: tuple[Match, ...]) -> int:
    """One denominator for everything that stands in the panel."""
    lead = (panel.lead,) if panel.lead else ()
    shown = (*lead, *panel.others, *companions)
    return panel_denominator(panel.endpoint, tuple(match.sourced for match in shown))


def companions_of(panel: Panel, page: PatientResult) -> tuple[Match, ...]:
    """Other treatments in the leading study in the same people, same outcome and time."""
    if panel.lead is None:
        return ()
    leading = panel.lead.sourced
    return tuple(
        page.match_of[sourced]
        for sourced in leading.source.shown_figures
        if sourced.figure.show is Prominence.HEADLINE
        and not sourced.arm.is_transplant
        and sourced.figure.endpoint == panel.endpoint
        and sourced.figure.at == panel.at
        and people_of(sourced) == people_of(leading)
    )
