"""The short words of a figure, where there is room for one line."""

from __future__ import annotations

from decimal import Decimal

import pytest

from decision_aid.domain.evidence.absolute_risk import natural_frequency
from decision_aid.web.figures.short_words import _in_people
from tests.domain.build import figure


@pytest.mark.parametrize(
    ("share", "told"),
    [("0.0004", "< 1 of 1,000"), ("0", "0 of 1,000"), ("0.0005", "1 of 1,000")],
)
def test_a_clinician_never_reads_a_rare_event_as_none(share: str, told: str) -> None:
    affected, _others = _in_people(natural_frequency(Decimal(share), 1000, None), figure())
    assert affected.replace("\u2060", "") == told
