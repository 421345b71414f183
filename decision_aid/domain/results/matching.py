"""A figure, and how like one person the people behind it were.

How people are compared is decided in ``similarity``; the rule is published on the methods page.
"""

from __future__ import annotations

from typing import NamedTuple

from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.similarity.outcomes import (
    DIMENSIONS,
    Closeness,
    Dimension,
    Outcome,
    Outcomes,
    closeness_of,
)


class Match(NamedTuple):
    """A figure and its six comparisons, in the order of the dimensions.

    ``is_rarer``: see ``may_be_rarer``. A tuple, as lines of studies are: hundreds are made for a
    page.
    """

    sourced: SourcedFigure
    outcomes: Outcomes
    is_rarer: bool = False

    @property
    def closeness(self) -> Closeness:
        return closeness_of(self.outcomes)

    def dimensions(self, outcome: Outcome) -> tuple[Dimension, ...]:
        return dimensions_with(self.outcomes, outcome)


def dimensions_with(outcomes: Outcomes, wanted: Outcome) -> tuple[Dimension, ...]:
    return tuple(d for d, found in zip(DIMENSIONS, outcomes, strict=True) if found is wanted)
