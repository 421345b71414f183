"""What other studies counted of a risk, beside the figure that leads, in one sentence."""

from __future__ import annotations

from django.utils.translation import ngettext

from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.results.matching import Match
from decision_aid.domain.results.topic_result import OtherStudies
from decision_aid.web.figures.wording import statement_of


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
