"""The smaller reports on a topic: figures that are not fit for the front of the result page."""

from __future__ import annotations

from functools import lru_cache

from decision_aid.domain.evidence import SourcedFigure
from decision_aid.domain.result import MOST_IN_A_LIST, ResultPage
from decision_aid.domain.topics import Topic
from decision_aid.web import wording
from decision_aid.web.addresses import figure_url
from decision_aid.web.evidence import library
from decision_aid.web.figure_words import part_of_study


def details(topic: Topic, page: ResultPage) -> tuple[tuple[tuple[str, str, str], ...], int]:
    """Where no figure is fit for the front: study, words and link of those there are.

    Of people like the person; where there are none and no front figure of others, any. With the
    number of those for which there is no room.
    """
    near = page.near_details(topic.endpoints)
    if near.matches:
        return tuple(_told(match.sourced) for match in near.matches), near.more
    if any(page.panels_of(endpoint) for endpoint in topic.endpoints):
        return (), 0
    every = _all_on(topic)
    shown = every[:MOST_IN_A_LIST]
    return tuple(map(_told, shown)), len(every) - len(shown)


@lru_cache(maxsize=32)
def _all_on(topic: Topic) -> list[SourcedFigure]:
    shelf = library()
    return [
        sourced
        for sourced in shelf.figures.values()
        if sourced.figure.endpoint in topic.endpoints
        and sourced.figure.arm in shelf.transplant_arms
    ]


def _told(sourced: SourcedFigure) -> tuple[str, str, str]:
    return sourced.source.label, _short(sourced), figure_url(sourced)


def _short(sourced: SourcedFigure) -> str:
    """How it was measured, in which part of the study, and what came out."""
    measured, part = sourced.figure.definition.rstrip("."), part_of_study(sourced)
    value = wording.value_in_words(sourced.figure)
    return f"{measured} ({part}): {value}" if part else f"{measured}: {value}"
