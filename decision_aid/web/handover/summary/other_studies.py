"""What other studies counted of a risk, beside the figure that leads.

A risk told by one small study alone can look like none. The lowest and the highest share of the
same outcome and time stand under it: of other studies, of people who are or may be like the person.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import ngettext

from decision_aid.domain.evidence.absolute_risk import share_of
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.evidence.topics import OutcomeTopic, Side
from decision_aid.domain.results.matching import Closeness, Match
from decision_aid.web.figures.wording import statement_of
from decision_aid.web.results.key_figures import KeyFigure


@dataclass(frozen=True, slots=True)
class OtherStudies:
    """How many studies, and the figures with the lowest and the highest share."""

    studies: int
    lowest: Match
    highest: Match

    @property
    def sources(self) -> tuple[Source, ...]:
        return tuple(dict.fromkeys(m.sourced.source for m in (self.lowest, self.highest)))


def other_studies(topic: OutcomeTopic, key: KeyFigure) -> OtherStudies | None:
    """None for what is no risk, and where no other study fits."""
    if topic.side is not Side.RISKS or key.lead is None:
        return None
    fitting = [
        (share, match)
        for match in key.others
        if match.closeness is not Closeness.DIFFERENT
        and match.sourced.source is not key.lead.sourced.source
        and (share := share_of(match.sourced.figure)) is not None
    ]
    if not fitting:
        return None
    by_share = sorted(fitting, key=lambda each: each[0])
    studies = {match.sourced.source for _, match in fitting}
    return OtherStudies(len(studies), by_share[0][1], by_share[-1][1])


def told(found: OtherStudies, out_of: int, numbers: dict[Source, int]) -> str:
    """One sentence, each number with the number of its source."""
    low, high = (
        f"{_counted(match, out_of)} [{numbers[match.sourced.source]}]"
        for match in (found.lowest, found.highest)
    )
    if low == high:
        return ngettext(
            "In another study the first number was %(low)s.",
            "In %(n)s other studies the first number was %(low)s.",
            found.studies,
        ) % {"n": found.studies, "low": low}
    return ngettext(
        "In another study the first number was from %(low)s to %(high)s.",
        "In %(n)s other studies the first number was from %(low)s to %(high)s.",
        found.studies,
    ) % {"n": found.studies, "low": low, "high": high}


def _counted(match: Match, out_of: int) -> str:
    short = statement_of(match, out_of).short
    return f"{short.counted} ({short.caution})" if short.caution else short.counted
