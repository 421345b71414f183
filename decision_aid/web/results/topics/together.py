"""The topics of one page: what several of them would say is said once above them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from decision_aid.web.figures.spreads.said_above import (
    MOST_SAID_IN_PLACE,
    Above,
    NobodyForSeveral,
    nobody_for_several,
)
from decision_aid.web.results.deaths import DeathsView
from decision_aid.web.results.topics.view import TopicView


def said_once(views: Sequence[TopicView], deaths: DeathsView) -> tuple[TopicView, ...]:
    """Each says what stands above no more."""
    says = {each.id: _of(deaths) if each.is_deaths else each.says for each in views}
    times = Counter(chain.from_iterable(says.values()))
    above = frozenset(each for each in times if times[each] > MOST_SAID_IN_PLACE)
    return tuple(each.below(says[each.id] & above) for each in views)


def _of(deaths: DeathsView) -> frozenset[Above]:
    is_of_others = deaths.headline is not None and deaths.headline.nobody
    return frozenset({Above.NOBODY} if is_of_others else ())


def nobody_for(shown: Iterable[TopicView]) -> NobodyForSeveral | None:
    own: list[tuple[str, str]] = []
    others: list[tuple[str, str]] = []
    for each in shown:
        (own if each.is_nobody_said else others).append((each.id, each.title))
    return nobody_for_several(own, others)
