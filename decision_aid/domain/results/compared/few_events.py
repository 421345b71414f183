"""Whether treatments beside each other differ, where the study tells nothing of chance.

Asked here, once: of harms that happened to too few, and of nobody or everybody beside many who
fared otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from decision_aid.domain.evidence.absolute_risk import events_of, share_of
from decision_aid.domain.evidence.compared_people import A_PAIR, shown_difference
from decision_aid.domain.evidence.sources import Figure, SourcedFigure
from decision_aid.domain.evidence.vocabulary import Aspect, Prominence

_MANY = 10
"""From so many on in one group, or who fared otherwise in the group beside, the numbers are left to
speak.
"""


def few_events(group: Sequence[SourcedFigure]) -> list[tuple[SourcedFigure, int]]:
    """Of each treatment that counted them; empty where they were many, or only of one."""
    told = [(e, events_of(e.figure)) for e in group if e.endpoint.aspect is Aspect.HARM]
    counts = [(each, count) for each, count in told if count is not None]
    is_many = max((count for _each, count in counts), default=0) >= _MANY
    return [] if is_many or len(counts) < A_PAIR else counts


def is_too_few_to_know(group: Sequence[SourcedFigure]) -> bool:
    """Where the study itself tells nothing of chance."""
    return shown_difference(group) is None and bool(few_events(group))


def is_plain(group: Sequence[SourcedFigure]) -> bool:
    """Whether nobody, or everybody, of one treatment stands beside many who fared otherwise."""
    figures = [each.figure for each in group]
    return any(share_of(each) in (0, 1) and _is_far(each, figures) for each in figures)


def is_clear_beside(own: Figure, group: Sequence[SourcedFigure]) -> bool:
    """Whether nobody, or everybody, of few is told beside a group that clearly fared otherwise."""
    found = shown_difference(group)
    if found is not None and found.is_shown:
        return True
    return _is_far(own, [each.figure for each in group])


def _is_far(own: Figure, others: Iterable[Figure]) -> bool:
    """From a group beside, by so many people that the numbers are left to speak."""
    share = share_of(own)
    shares = [(share_of(other), other.people or 0) for other in others]
    return share is not None and any(
        other is not None and abs(other - share) * people >= _MANY for other, people in shares
    )


def is_small_report(group: Sequence[SourcedFigure]) -> bool:
    """The same, where no figure is fit for the front: nothing of it is drawn anywhere."""
    at_the_front = any(each.figure.show is Prominence.HEADLINE for each in group)
    return not at_the_front and is_too_few_to_know(group)
