"""Which figure stands for a topic, at which time, and which stand beside it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from decision_aid.web.results.key_figures import companions_of, panel_drawn

from decision_aid.domain.evidence.absolute_risk import natural_frequency
from decision_aid.domain.evidence.compared_people import people_of
from decision_aid.domain.evidence.sources import FollowUpTime, SourcedFigure
from decision_aid.domain.evidence.vocabulary import Prominence
from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.results.outcome_panels import Panel
from decision_aid.domain.results.patient_result import PatientResult, patient_result
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.consultation.figures import _in_people
from tests.domain.build import figure


def _panel(years: int) -> Panel:
    return Panel("neda", FollowUpTime(years=Decimal(years)), None, ())


@pytest.mark.parametrize(
    ("there", "asked", "drawn"),
    [
        ((2, 5, 10), None, 5),
        ((2, 10), None, 10),
        ((2,), None, 2),
        ((2, 3), None, 2),
        ((2, 5, 10), 2, 2),
        ((2, 10), 5, 10),
        ((5, 10), 2, 5),
    ],
)
def test_five_years_come_first_then_ten_then_two_where_none_is_asked_for(
    there: tuple[int, ...], asked: int | None, drawn: int
) -> None:
    for order in (there, there[::-1]):
        panel = panel_drawn([_panel(years) for years in order], asked)
        assert panel is not None
        assert panel.at is not None
        assert panel.at.in_years == drawn


def _beside(panel: Panel, shelf: EvidenceBase) -> list[SourcedFigure]:
    """Of the leading study: figures of drugs, of the same outcome and time."""
    assert panel.lead is not None
    return [
        each
        for each in panel.lead.sourced.source.shown_figures
        if each.figure.show is Prominence.HEADLINE
        and each.figure.arm not in shelf.transplant_arms
        and each.figure.endpoint == panel.endpoint
        and each.figure.at == panel.at
    ]


def _pages(shelf: EvidenceBase) -> list[PatientResult]:
    told = ({"subtype": each} for each in ("rrms", "spms", "ppms"))
    return [patient_result(Facts(dict(each)), shelf) for each in ({}, *told)]


def test_figures_set_side_by_side_are_about_the_same_people(shelf: EvidenceBase) -> None:
    """A drug's figure about others than the lead's stays apart, though study and time agree."""
    kept, apart = 0, 0
    for page in _pages(shelf):
        for panel in page.led_panels:
            assert panel.lead is not None
            same = people_of(panel.lead.sourced)
            shown = [match.sourced for match in companions_of(panel, page)]
            wanted = [each for each in _beside(panel, shelf) if people_of(each) == same]
            assert shown == wanted
            kept += len(wanted)
            apart += len(_beside(panel, shelf)) - len(wanted)
    assert kept
    assert apart, "no study of the evidence puts the guard to the test"


@pytest.mark.parametrize(
    ("share", "told"),
    [("0.0004", "< 1 of 1,000"), ("0", "0 of 1,000"), ("0.0005", "1 of 1,000")],
)
def test_a_clinician_never_reads_a_rare_event_as_none(share: str, told: str) -> None:
    affected, _others = _in_people(natural_frequency(Decimal(share), 1000, None), figure())
    assert affected == told
