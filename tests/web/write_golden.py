"""The golden file of wording: one paragraph a headline figure, by outcome."""

from __future__ import annotations

from pathlib import Path

from decision_aid.domain.evidence.absolute_risk import (
    denominator_for,
    interval_of,
    natural_frequency,
    share_of,
)
from decision_aid.domain.evidence.sources import SourcedFigure
from decision_aid.domain.evidence.vocabulary import Prominence
from decision_aid.web.figures import sentences
from decision_aid.web.figures.people_and_time import in_whom, outcome_of, people_told, time_of
from decision_aid.web.loaded import evidence_base

WORDING = Path(__file__).parent / "golden" / "wording.txt"


def golden_wording() -> str:
    figures = [f for f in evidence_base().figures.values() if f.figure.show is Prominence.HEADLINE]
    figures.sort(key=lambda f: (f.figure.endpoint, f.source.id, f.figure.id))
    return "\n\n".join(map(_paragraph, figures)) + "\n"


def _paragraph(sourced: SourcedFigure) -> str:
    figure = sourced.figure
    head = f"{sourced.source.id}/{figure.id} ({figure.arm}), {time_of(figure)}"
    printed = (
        f"  As printed: {sentences.value_in_words(figure)} {sentences.interval_in_words(figure)}"
    )
    who = f"  In: {in_whom(sourced)}; {people_told(sourced)}"
    return "\n".join([head, who, printed.rstrip(), *(f"  {line}" for line in _sentences(sourced))])


def _sentences(sourced: SourcedFigure) -> list[str]:
    figure = sourced.figure
    share, interval = share_of(figure), interval_of(figure)
    if share is None:
        return []
    told = natural_frequency(share, denominator_for(figure.endpoint, [figure]), interval)
    endpoint = outcome_of(sourced)
    lines = (
        sentences.headline(endpoint, figure, told),
        sentences.range_of(told, interval),
        sentences.extreme_warning(told),
        sentences.counted(figure),
    )
    return [line for line in lines if line]
