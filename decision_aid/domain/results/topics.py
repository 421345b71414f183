"""Which outcomes are told together, in which order and where: what people ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum


class Side(Enum):
    """Which part of the result page a topic belongs to."""

    OUTCOMES = "outcomes"
    RISKS = "risks"


class ToldOn(Enum):
    """Where a topic is told."""

    RESULTS = "results"
    SUMMARY = "summary"
    CONSULTATION = "consultation"
    COMPARISON = "comparison"
    AUDIT = "audit"


@dataclass(frozen=True, kw_only=True, slots=True)
class OutcomeTopic:
    """A question that people ask, and the endpoints that answer it.

    ``in_full``: everybody sees it drawn at once; the others are folded. ``usual_years``: the time
    that is drawn first where there is a figure for it, then the next; empty: the first figure.
    """

    id: str
    side: Side
    endpoints: tuple[str, ...]
    on: tuple[ToldOn, ...]
    in_full: bool = False
    usual_years: tuple[int, ...] = ()


def topic_by_endpoint(topics: Iterable[OutcomeTopic]) -> Mapping[str, OutcomeTopic]:
    """In the order in which the outcomes are told."""
    return {endpoint: topic for topic in topics for endpoint in topic.endpoints}


_EVERYWHERE = tuple(ToldOn)
_USUAL_YEARS = (5, 10, 2)

TOPICS = (
    OutcomeTopic(
        id="worsening",
        side=Side.OUTCOMES,
        endpoints=(
            "no-disability-worsening",
            "disability-worsened",
            "no-pira",
            "pira",
            "no-raw",
            "no-continuous-worsening",
            "disability-stable-or-improved",
            "hand-function-worsened",
            "edss",
        ),
        on=_EVERYWHERE,
        in_full=True,
        usual_years=_USUAL_YEARS,
    ),
    OutcomeTopic(
        id="relapses",
        side=Side.OUTCOMES,
        endpoints=(
            "no-relapse",
            "relapsed",
            "relapse-rate",
        ),
        on=_EVERYWHERE,
        in_full=True,
        usual_years=_USUAL_YEARS,
    ),
    OutcomeTopic(
        id="activity",
        side=Side.OUTCOMES,
        endpoints=(
            "neda",
            "neda-lost",
            "event-free",
            "no-mri-activity",
            "mri-activity",
        ),
        on=_EVERYWHERE,
        usual_years=_USUAL_YEARS,
    ),
    OutcomeTopic(
        id="improvement",
        side=Side.OUTCOMES,
        endpoints=("disability-improved",),
        on=_EVERYWHERE,
        usual_years=_USUAL_YEARS,
    ),
    OutcomeTopic(
        id="life",
        side=Side.OUTCOMES,
        endpoints=(
            "work",
            "quality-of-life",
            "fatigue",
            "thinking",
            "hand-function",
            "no-further-drug",
        ),
        on=(ToldOn.RESULTS,),
        usual_years=_USUAL_YEARS,
    ),
    OutcomeTopic(
        id="death",
        side=Side.RISKS,
        endpoints=(
            "treatment-related-death",
            "death-any-cause",
            "overall-survival",
        ),
        on=_EVERYWHERE,
        in_full=True,
    ),
    OutcomeTopic(
        id="severe-side-effects",
        side=Side.RISKS,
        endpoints=(
            "serious-adverse-event",
            "intensive-care",
            "fever-low-white-cells",
            "organ-toxicity",
            "other-harm",
        ),
        on=_EVERYWHERE,
        in_full=True,
    ),
    OutcomeTopic(
        id="infection",
        side=Side.RISKS,
        endpoints=(
            "infection",
            "serious-infection",
            "viral-reactivation",
            "pml",
        ),
        on=(ToldOn.RESULTS, ToldOn.CONSULTATION, ToldOn.COMPARISON),
        in_full=True,
    ),
    OutcomeTopic(
        id="fertility",
        side=Side.RISKS,
        endpoints=(
            "periods-stopped",
            "periods-returned",
            "sperm-returned",
            "pregnancy",
        ),
        on=(ToldOn.RESULTS, ToldOn.CONSULTATION),
    ),
    OutcomeTopic(
        id="autoimmune",
        side=Side.RISKS,
        endpoints=(
            "secondary-autoimmunity",
            "thyroid-disease",
        ),
        on=(ToldOn.RESULTS, ToldOn.CONSULTATION, ToldOn.COMPARISON),
    ),
    OutcomeTopic(
        id="early-worsening",
        side=Side.RISKS,
        endpoints=("early-neurological-worsening",),
        on=(ToldOn.RESULTS, ToldOn.CONSULTATION),
    ),
    OutcomeTopic(
        id="brain-volume",
        side=Side.RISKS,
        endpoints=("brain-volume",),
        on=(ToldOn.RESULTS,),
    ),
    OutcomeTopic(
        id="cancer",
        side=Side.RISKS,
        endpoints=("cancer",),
        on=(ToldOn.RESULTS,),
    ),
)

MAIN_OUTCOMES = tuple(topic.id for topic in TOPICS if ToldOn.SUMMARY in topic.on)
"""What the summary and an audit tell, in their order."""
NOT_ON_THE_RESULT_PAGE = frozenset(
    {"neurofilament", "csf-markers", "hospital-stay", "cost", "view-or-practice"}
)
"""Endpoints that bear on no topic; they stand on the pages of their sources."""
