"""What other studies counted of a risk, beside the figure that leads, in one sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from decision_aid.domain.evidence.absolute_risk import natural_frequency, share_of
from decision_aid.domain.evidence.sources import Source
from decision_aid.domain.results.matching import Match
from decision_aid.domain.results.topic_result import OtherStudies
from decision_aid.web.figures.people_and_time import caution_in_short
from decision_aid.web.figures.sentences import people_counted, whole


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
    share = share_of(match.sourced.figure)
    if share is None:
        raise ValueError(match)
    affected, people = people_counted(natural_frequency(share, out_of, None), match.sourced.figure)
    told = _("%(n)s of %(total)s") % {"n": whole(affected), "total": whole(people)}
    otherwise = caution_in_short(match.sourced)
    return f"{told} ({otherwise})" if otherwise else told
