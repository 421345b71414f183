"""The smaller reports on a topic: figures that are not fit for the front of the result page."""

from __future__ import annotations

from functools import lru_cache

from decision_aid.domain.evidence import SourcedFigure
from decision_aid.domain.matching import Closeness, Match
from decision_aid.domain.result import ResultPage
from decision_aid.domain.topics import Topic
from decision_aid.domain.vocabulary import Show
from decision_aid.web import wording
from decision_aid.web.evidence import library
from decision_aid.web.figure_view import figure_url


def near_details(topic: Topic, page: ResultPage) -> list[Match]:
    """Figures not for the front, on a transplant, in people who are or may be like the person."""
    arms = library().transplant_arms
    return [
        match
        for match in page.matches
        if match.sourced.figure.endpoint in topic.endpoints
        and match.sourced.figure.show is Show.DETAIL
        and match.sourced.figure.arm in arms
        and match.closeness is not Closeness.DIFFERENT
    ]


def details(topic: Topic, page: ResultPage) -> tuple[tuple[str, str, str], ...]:
    """Where no figure is fit for the front: study, words and link of those there are.

    Of people like the person; where there are none and no front figure of others, every one.
    """
    near = [match.sourced for match in near_details(topic, page)]
    others = any(page.panels_of(endpoint) for endpoint in topic.endpoints)
    told = near or ([] if others else _all_on(topic))
    return tuple((s.source.label, _short(s), figure_url(s)) for s in told)


@lru_cache(maxsize=32)
def _all_on(topic: Topic) -> list[SourcedFigure]:
    shelf = library()
    return [
        sourced
        for sourced in shelf.figures.values()
        if sourced.figure.endpoint in topic.endpoints
        and sourced.figure.arm in shelf.transplant_arms
    ]


def _short(sourced: SourcedFigure) -> str:
    return f"{sourced.figure.definition.rstrip('.')}: {wording.value_in_words(sourced.figure)}"
