"""Harms that happened to too few people to tell whether treatments differ: asked here, once."""

from __future__ import annotations

from collections.abc import Sequence

from decision_aid.domain.evidence.absolute_risk import events_of
from decision_aid.domain.evidence.compared_people import A_PAIR, shown_difference
from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.evidence.vocabulary import Aspect, Prominence

_MANY = 10
"""From so many on in one group the counts are left to speak."""


def few_events(group: Sequence[SourcedFigure]) -> list[tuple[SourcedFigure, int]]:
    """Of each treatment that counted them; empty where they were many, or only of one."""
    told = [(e, events_of(e.figure)) for e in group if e.endpoint.aspect is Aspect.HARM]
    counts = [(each, count) for each, count in told if count is not None]
    is_many = max((count for _each, count in counts), default=0) >= _MANY
    return [] if is_many or len(counts) < A_PAIR else counts


def is_too_few_to_know(group: Sequence[SourcedFigure]) -> bool:
    """Where the study itself tells nothing of chance."""
    return shown_difference(group) is None and bool(few_events(group))


def is_small_report(group: Sequence[SourcedFigure]) -> bool:
    """The same, where no figure is fit for the front: nothing of it is drawn anywhere."""
    at_the_front = any(each.figure.show is Prominence.HEADLINE for each in group)
    return not at_the_front and is_too_few_to_know(group)
