"""A figure in the few words of a table: what is rare is never told as none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from decision_aid.domain.evidence.absolute_risk import natural_frequency
from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.evidence_base.base import EvidenceBase
from decision_aid.web.figures.short_words import short_words
from decision_aid.web.figures.wording import figure_statement


@pytest.fixture
def sourced(base: EvidenceBase) -> SourcedFigure:
    """One that does not say of how many people it is: counts are then told of a round number."""
    return next(each for each in base.figures.values() if not each.figure.people)


@pytest.mark.parametrize(
    ("share", "told"),
    [("0.0004", "< 1 of 1,000"), ("0", "0 of 1,000"), ("0.0005", "about 1 of 1,000")],
)
def test_a_clinician_never_reads_a_rare_event_as_none(
    share: str, told: str, sourced: SourcedFigure
) -> None:
    frames = natural_frequency(Decimal(share), 1000, None)
    assert short_words(sourced, frames).result == told


def test_of_under_10_people_it_is_told_how_many_of_them(base: EvidenceBase) -> None:
    sourced = base.figures["fassas-2011", "no-worsening-active-14y"]
    told = figure_statement(sourced, 100)
    assert told.short.result == told.result == "2 of 3"
    assert told.message == "2 of 3 people did not get worse; 1 did."
    assert not told.picture
