"""A topic over time: every share of its first outcome that was counted at a time."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

from django.utils.safestring import SafeString

from decision_aid.domain.result import ResultPage
from decision_aid.domain.risk import share_of
from decision_aid.domain.shown import Ranked
from decision_aid.domain.topics import Side, Topic
from decision_aid.web.drawing.timeline import MOST_DRAWN
from decision_aid.web.evidence import library
from decision_aid.web.timeline_view import timeline_html


def timeline_of(topic: Topic, page: ResultPage) -> SafeString:
    """Every share of the topic's first outcome that was counted at a time, closest people first."""
    endpoint = library().endpoints[topic.endpoints[0]]
    if topic.side is not Side.OUTCOMES or not endpoint.has_both_frames:
        return SafeString("")
    counted = counted_in_time(endpoint.id)
    nearest = tuple(islice(page.match_of.in_order(counted), MOST_DRAWN))
    return timeline_html(nearest, endpoint, len(counted.figures) - len(nearest))


@lru_cache(maxsize=64)
def counted_in_time(endpoint: str) -> Ranked:
    """Shares of core studies on a transplant that were counted at a time."""
    shelf = library()
    return shelf.shown.ranked(
        sourced
        for source in shelf.core_sources
        for sourced in source.shown_figures
        if sourced.figure.endpoint == endpoint
        and sourced.figure.at is not None
        and sourced.figure.arm in shelf.transplant_arms
        and share_of(sourced.figure) is not None
    )
