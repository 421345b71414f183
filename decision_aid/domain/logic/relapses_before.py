"""Whether a person had relapses before: without any, to have none later is no success."""

from __future__ import annotations

from enum import Enum

from decision_aid.domain.logic.facts import PROGRESSIVE, Facts
from decision_aid.domain.logic.truth import Truth

WITHOUT_RELAPSES = ("no-relapse", "relapsed", "relapse-rate")
"""The outcomes that say little of somebody who had no relapses anyway."""
FEW_RELAPSES_EXPECTED = PROGRESSIVE


class NoneBefore(Enum):
    """Why a person is taken to have had none: what they told, or their type of MS alone."""

    IN_24_MONTHS = 24
    IN_12_MONTHS = 12
    BY_TYPE = 0


_TOLD = (NoneBefore.IN_24_MONTHS, NoneBefore.IN_12_MONTHS)


def none_before(facts: Facts) -> NoneBefore | None:
    """None in 24 months where that was answered; else by the type of MS, unless one was told.

    In RRMS a year without a relapse is not taken for none before, whatever the scan showed:
    relapses can be more than a year apart, so whether they stay away still tells something. That MS
    is quiet is said by the first words on the situation and by the comparison on activity.
    """
    in_24 = facts.is_at_least_one("relapses_24m")
    if in_24 is not Truth.UNKNOWN:
        return NoneBefore.IN_24_MONTHS if in_24 is Truth.NO else None
    if facts.subtype not in FEW_RELAPSES_EXPECTED:
        return None
    in_12 = facts.is_at_least_one("relapses_12m")
    if in_12 is Truth.YES:
        return None
    return NoneBefore.IN_12_MONTHS if in_12 is Truth.NO else NoneBefore.BY_TYPE


def surely_few(facts: Facts) -> bool:
    """None before, as was told, in a type of MS with few: then figures on relapses say nothing.

    In RRMS they may come back, so there they stay in sight with what narrows them.
    """
    return facts.subtype in FEW_RELAPSES_EXPECTED and none_before(facts) in _TOLD
