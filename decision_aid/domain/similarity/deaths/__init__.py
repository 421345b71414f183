"""Deaths from the treatment and of any cause, over all studies with counts.

In: the studies that count deaths, each with how like the person its people were. Out: Deaths, with
the headline that every surface tells, and the line of each study.
"""

from decision_aid.domain.similarity.deaths.headline import (
    Deaths,
    DeathsHeadline,
    DeathsIn,
    disability_matters,
)
from decision_aid.domain.similarity.deaths.line import (
    LARGE_FROM,
    OF_ANY_CAUSE,
    DeathLine,
    death_figures,
    death_line,
)

__all__ = [
    "LARGE_FROM",
    "OF_ANY_CAUSE",
    "DeathLine",
    "Deaths",
    "DeathsHeadline",
    "DeathsIn",
    "death_figures",
    "death_line",
    "disability_matters",
]
