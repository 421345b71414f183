"""Figures of so few people that they are told, or stand, otherwise than those of many."""

from __future__ import annotations

from decision_aid.domain.evidence.absolute_risk import events_of, share_of
from decision_aid.domain.evidence.sources import Figure, SourcedFigure
from decision_aid.domain.evidence.study_size import sample_size
from decision_aid.domain.similarity.constants import (
    ENDS_A_RANGE_FROM,
    SMALL_STUDY,
    TOLD_AS_COUNTED,
)


def is_told_as_counted(figure: Figure) -> bool:
    """Counted among so few that nobody says it out of 100."""
    return bool(events_of(figure)) and (figure.people or TOLD_AS_COUNTED) < TOLD_AS_COUNTED


def is_of_few(sourced: SourcedFigure) -> bool:
    """A share of so few people that it ends no range."""
    people = sourced.figure.people or ENDS_A_RANGE_FROM
    return people < ENDS_A_RANGE_FROM and share_of(sourced.figure) is not None


def is_small(sourced: SourcedFigure) -> bool:
    """Under 30 people, or nobody knows: behind any of the same closeness with 30 or more."""
    return (sample_size(sourced) or 0) < SMALL_STUDY
