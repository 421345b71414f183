"""Which outcomes the result page tells together, in the order in which it tells them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Side(Enum):
    """Which part of the result page a topic belongs to."""

    OUTCOMES = "outcomes"
    RISKS = "risks"


@dataclass(frozen=True, slots=True)
class OutcomeTopic:
    """A question that people ask, and the endpoints that answer it."""

    id: str
    side: Side
    endpoints: tuple[str, ...]


TOPICS = (
    OutcomeTopic(
        "worsening",
        Side.OUTCOMES,
        (
            "no-disability-worsening",
            "disability-worsened",
            "no-pira",
            "pira",
            "no-raw",
            "no-continuous-worsening",
            "disability-stable-or-improved",
            "hand-function-worsened",
            "walking-speed",
            "edss",
        ),
    ),
    OutcomeTopic("relapses", Side.OUTCOMES, ("no-relapse", "relapsed", "relapse-rate")),
    OutcomeTopic(
        "activity",
        Side.OUTCOMES,
        (
            "neda",
            "neda-lost",
            "inflammatory-activity",
            "event-free",
            "no-mri-activity",
            "mri-activity",
        ),
    ),
    OutcomeTopic("improvement", Side.OUTCOMES, ("disability-improved",)),
    OutcomeTopic(
        "life",
        Side.OUTCOMES,
        ("work", "quality-of-life", "fatigue", "thinking", "hand-function", "no-further-drug"),
    ),
    OutcomeTopic(
        "death",
        Side.RISKS,
        ("treatment-related-death", "death-any-cause", "overall-survival"),
    ),
    OutcomeTopic(
        "severe-side-effects",
        Side.RISKS,
        (
            "serious-adverse-event",
            "intensive-care",
            "fever-low-white-cells",
            "organ-toxicity",
            "early-complication",
            "other-harm",
        ),
    ),
    OutcomeTopic(
        "infection", Side.RISKS, ("infection", "serious-infection", "viral-reactivation", "pml")
    ),
    OutcomeTopic(
        "fertility",
        Side.RISKS,
        ("periods-stopped", "periods-returned", "sperm-returned", "pregnancy"),
    ),
    OutcomeTopic("autoimmune", Side.RISKS, ("secondary-autoimmunity", "thyroid-disease")),
    OutcomeTopic("early-worsening", Side.RISKS, ("early-neurological-worsening",)),
    OutcomeTopic("brain-volume", Side.RISKS, ("brain-volume",)),
    OutcomeTopic("cancer", Side.RISKS, ("cancer",)),
)

MAIN_OUTCOMES = (
    "worsening", "relapses", "activity", "improvement", "death", "severe-side-effects",
)  # fmt: skip
"""What the summary and an audit tell, in their order."""
NOT_ON_THE_RESULT_PAGE = frozenset(
    {"neurofilament", "csf-markers", "hospital-stay", "cost", "view-or-practice"}
)
"""Endpoints that bear on no topic; they stand on the pages of their sources."""
