"""Whether a person had relapses before: without any, to have none later is no success."""

from __future__ import annotations

from decision_aid.domain.logic.facts import Facts
from decision_aid.domain.logic.truth import Truth, invert, of

WITHOUT_RELAPSES = ("no-relapse", "relapsed", "relapse-rate")
"""The outcomes that say little of somebody who had no relapses anyway."""
_NO_RELAPSES_EXPECTED = ("spms", "ppms")


def had_none_before(facts: Facts) -> Truth:
    """None in 24 months where that was answered; else by the type of MS."""
    answered = facts.is_at_least_one("relapses_24m")
    if answered is not Truth.UNKNOWN:
        return invert(answered)
    if facts.subtype is None:
        return Truth.UNKNOWN
    return of(facts.subtype in _NO_RELAPSES_EXPECTED)
