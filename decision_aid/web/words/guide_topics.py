"""Topics of the guide for one person: which come first for the answers, and why."""

from __future__ import annotations

from dataclasses import dataclass

from decision_aid.domain.logic.facts import Facts
from decision_aid.evidence_base.reading.content import GuidePage
from decision_aid.web.addresses import guide_url
from decision_aid.web.loaded import evidence_base


@dataclass(frozen=True, slots=True)
class GuideTopic:
    """``because``: why it fits the answers; empty where it is one of the others."""

    page: GuidePage
    url: str
    because: str


def guide_topics(known: Facts) -> tuple[GuideTopic, ...]:
    pages = evidence_base().guide_topics
    return tuple(GuideTopic(each, guide_url(each.id), each.first_because(known)) for each in pages)


def read_next(known: Facts) -> tuple[GuideTopic, ...]:
    """Those that fit the answers; none where nothing is known."""
    return tuple(each for each in guide_topics(known) if each.because)
